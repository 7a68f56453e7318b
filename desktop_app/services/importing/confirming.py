"""Awards and accounts of an old register are held against the family's papers, and confirmed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from desktop_app.law.award_papers import AwardPaper
from desktop_app.law.steps import N_, Step
from desktop_app.records.acts import Act
from desktop_app.records.decisions import AwardRow
from desktop_app.services import history
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.law_values import law_data
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.awards import decided as awards
from desktop_app.storage.changes import tell
from desktop_app.storage.importing import confirming

PAGE = 20
"""So many are shown at a time: their papers are held against the screen one by one."""


@dataclass(frozen=True)
class Waiting:
    """Awards that nobody has held against the papers: how many, and the first by name.

    ``accounts`` are those of which only the account came with a register, ``paid`` is what
    registers say was paid on each of them, in whole tenge; both by decision.
    """

    count: int
    first: tuple[AwardRow, ...]
    amount: int = 0
    """What registers say was paid on all that wait, in whole tenge."""
    paper: AwardPaper = AwardPaper.CERTIFICATE
    """What gives the months by the decision of today."""
    accounts: frozenset[int] = frozenset()
    paid: Mapping[int, int] = field(default_factory=dict)
    places: Mapping[int, tuple[str, str, str]] = field(default_factory=dict)
    """The school in Kazakh and in Russian and the payee's address, by decision."""


def everything(desk: Desk) -> Waiting:
    """All that wait, by name, to be paged and looked through."""
    return waiting(desk, most=None)


def waiting(desk: Desk, *, most: int | None = PAGE) -> Waiting:
    """How much waits, and the awards of the first children."""
    with desk.reading() as connection:
        count = confirming.count(connection)
        paper = law_data.papers(connection, desk.today()).months_by
        if not count:
            return Waiting(0, (), paper=paper)
        open_ = confirming.unconfirmed(connection)
        children = confirming.first_children(connection, count if most is None else most)
        found = {
            of_child[0].child_id: [each for each in of_child if each.decision_id in open_]
            for of_child in awards.awards_of_children(connection, children)
        }
        first = tuple(award for child in children for award in found[child])
        ids = [award.decision_id for award in first]
        accounts = confirming.unconfirmed_accounts(connection)
        accounts -= confirming.unconfirmed_awards(connection)
        every = confirming.paid_before(connection, open_)
        paid = {each: every[each] for each in ids if each in every}
        places = confirming.places(connection, ids)
    amount = sum(every.values())
    own = frozenset(accounts.intersection(ids))
    return Waiting(count, first, amount, paper, own, paid, places)


def confirm(desk: Desk, decisions: Collection[int]) -> int:
    """Say that these awards are as the papers have it; how many they were.

    Trouble where all of them are confirmed already.
    """
    with desk.writing(Act.CONFIRM_AWARDS) as connection:
        open_ = confirming.unconfirmed(connection) & set(decisions)
        if not open_:
            raise Trouble(N_("These awards are confirmed already."))
        confirming.confirm(connection, open_, desk.worker.name, desk.now())
        act = Step(N_("The award of the old register was held against the papers"), "D-6")
        was, now = {"confirmed_by": ""}, {"confirmed_by": desk.worker.name}
        for decision_id in sorted(open_):
            tell(connection, f"award {decision_id}", was, now)
            child_id = applications.child_of_decision(connection, decision_id)
            history.record_for_child(connection, desk, act, child_id)
        return len(open_)
