"""One's own last act is undone: all is as before, the history keeps both, nothing rests on it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import select

from desktop_app.documents import office_folder
from desktop_app.law.facts import EventKind
from desktop_app.records.acts import Act
from desktop_app.records.deliveries import DeliveryEntry
from desktop_app.records.kinds import DeliveryWay, Role
from desktop_app.records.people import PersonEntry
from desktop_app.services import acts
from desktop_app.services.awards import events
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.health.check import check
from desktop_app.services.people import keeping
from desktop_app.services.post import delivery, last_step
from desktop_app.services.post.last_step import LastStep
from desktop_app.storage import tables
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.people import on_file as people
from desktop_app.storage.post import deliveries as stored
from tests.services.act_examples import EXAMPLES
from tests.services.tasks.test_keeping import Morning, Office, morning, opened

_READY = (morning,)  # the office in which every act can be done

TELLS_OF_BOTH = {"acts", "looks", "register_numbers", "given_numbers", "task_marks", "tasks"}
SAYS_WHO = {"version", "changed_at", "changed_by"}
WITHOUT_THEIR_OWN = {"debts", "debt_parts", "debt_instalments", "person_values"}
"""Rows that say nothing once the entry they belong to is annulled; and what a card said before."""


@pytest.fixture
def office(morning: Morning, tmp_path: Path) -> Iterator[Office]:
    office_folder.use(tmp_path / "forms")
    with opened(morning, tmp_path / "one.sqlite") as made:
        yield made


def standing(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    """Every row that stands, without who changed it when and how often."""
    with desk.database.read() as connection:
        return {
            table.name: [
                {name: value for name, value in row.items() if name not in SAYS_WHO}
                for row in connection.execute(select(table)).mappings()
                if row.get("annulled_at") is None
            ]
            for table in tables.metadata.sorted_tables
            if table.name not in TELLS_OF_BOTH | WITHOUT_THEIR_OWN
        }


class Doing:
    """A desk, and the entries in the history of what was done there last."""

    def __init__(self, office: Office, role: Role) -> None:
        worker = office.stage.workers[role]
        self.desk = replace(office.desk, worker=worker, did=self._did)
        self.entries: Sequence[int] = ()

    def _did(self, _act: Act, entries: Sequence[int]) -> None:
        self.entries = entries

    @property
    def offered(self) -> LastStep | None:
        return last_step.offered(self.desk, self.entries)


def who_does(office: Office, act: Act) -> Doing:
    return Doing(office, next(role for role in office.stage.workers if acts.may(role, act)))


def entries(desk: Desk) -> int:
    with desk.database.read() as connection:
        return len(connection.execute(select(tables.acts.c.id)).all())


@pytest.mark.parametrize("act", sorted(last_step.CAN_BE_UNDONE))
def test_all_is_as_before(act: Act, office: Office) -> None:
    doing = who_does(office, act)
    desk = doing.desk
    before = standing(desk)
    EXAMPLES[act].call(desk, office.stage)
    done = entries(desk)
    step = doing.offered
    assert step is not None
    assert step.act is act
    assert standing(desk) != before
    last_step.undo(desk, step)
    assert standing(desk) == before
    assert entries(desk) == done + 1
    office.require_same()
    assert doing.offered is None  # undoing is not undone
    with pytest.raises(Trouble, match="can't be undone any more"):
        last_step.undo(desk, step)


def test_only_ones_own_and_only_while_nothing_rests_on_it(office: Office) -> None:
    clerk, head = Doing(office, Role.CLERK), Doing(office, Role.HEAD)
    EXAMPLES[Act.RECORD_EVENT].call(clerk.desk, office.stage)
    step = clerk.offered
    assert step is not None
    assert last_step.offered(head.desk, step.entries) is None
    with pytest.raises(Trouble):
        last_step.undo(head.desk, step)
    EXAMPLES[Act.ISSUE_CALCULATION].call(head.desk, office.stage)
    assert clerk.offered is None
    with pytest.raises(Trouble):
        last_step.undo(clerk.desk, step)


def test_what_is_on_paper_or_decides_is_not_undone_so(office: Office) -> None:
    for act in (Act.APPROVE_PAYOUT, Act.DECIDE, Act.AMEND_AWARD, Act.ISSUE_ORDER, Act.ADD_MCI):
        doing = who_does(office, act)
        EXAMPLES[act].call(doing.desk, office.stage)
        assert doing.entries
        assert doing.offered is None


class Delivered(NamedTuple):
    """One act on papers of several children, and what was before it."""

    doing: Doing
    step: LastStep
    before: dict[str, list[dict[str, Any]]]
    children: list[int]


class Ticking:
    """A clock that moves on with every look at it."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


def waiting(desk: Desk) -> list[int]:
    """Papers that nobody has yet."""
    with desk.database.read() as connection:
        return stored.waiting_ids(connection)


@pytest.fixture
def delivered(office: Office) -> Delivered:
    """A paper of each child delivered, while the seconds go on."""
    doing = Doing(office, Role.CLERK)
    doing.desk = replace(doing.desk, clock=Ticking(office.clock()))
    papers = waiting(doing.desk)
    with doing.desk.database.read() as connection:
        of_child = {row.child_id: row.id for row in notices.rows(connection, papers)}
    children = sorted(filter(None, of_child))
    assert len(children) > 1
    before, day = standing(doing.desk), office.clock().date()
    entry = DeliveryEntry(DeliveryWay.HANDED_OVER, day)
    delivery.record(doing.desk, [of_child[each] for each in children], entry)
    step = doing.offered
    assert step is not None
    return Delivered(doing, step, before, children)


def test_all_of_one_act_on_many_children_is_undone(delivered: Delivered) -> None:
    doing, step, before, children = delivered
    last_step.undo(doing.desk, step)
    assert standing(doing.desk) == before
    told = select(tables.acts.c.child_id).where(tables.acts.c.label == last_step.UNDONE)
    with doing.desk.database.read() as connection:
        assert sorted(connection.scalars(told)) == children


@pytest.mark.parametrize("place", [0, -1])
def test_what_was_done_on_any_of_its_children_is_in_the_way(
    delivered: Delivered, office: Office, place: int
) -> None:
    doing, step, _before, children = delivered
    head = Doing(office, Role.HEAD)
    events.record(head.desk, children[place], EventKind.STATE_INSTITUTION, office.clock().date())
    assert doing.offered is None
    with pytest.raises(Trouble, match="can't be undone any more"):
        last_step.undo(doing.desk, step)


def test_of_two_acts_in_one_second_the_last_is_undone(office: Office) -> None:
    doing = who_does(office, Act.RECORD_DELIVERY)
    first, second = waiting(doing.desk)[:2]
    delivery.hand_over(doing.desk, first)
    between, earlier = standing(doing.desk), doing.offered
    delivery.hand_over(doing.desk, second)
    step = doing.offered
    assert earlier is not None
    assert step is not None
    with pytest.raises(Trouble, match="can't be undone any more"):
        last_step.undo(doing.desk, earlier)
    last_step.undo(doing.desk, step)
    assert standing(doing.desk) == between


def test_an_address_goes_back(office: Office) -> None:
    doing, found = who_does(office, Act.CHANGE_PERSON), check(office.desk)
    desk = doing.desk
    person_id = office.stage.applicant.id
    with desk.database.read() as connection:
        before = people.by_id(connection, person_id)
    values = {name: getattr(before, name) for name in PersonEntry.__dataclass_fields__}
    entry = replace(PersonEntry(**values), address="Алатау қ., Жаңа к., 7")
    keeping.update(desk, person_id, before.version, entry)
    step = doing.offered
    assert step is not None
    last_step.undo(desk, step)
    with desk.database.read() as connection:
        after = people.by_id(connection, person_id)
    assert (after.address, after.version) == (before.address, before.version + 2)
    assert check(desk) == found
