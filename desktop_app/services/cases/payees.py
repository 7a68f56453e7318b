"""What making two records of a payee into one does to money: whom awards name, and what is held.

What a child is entitled to stays; the sheet names one record, each award keeps its own account.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction

from sqlalchemy import Connection

from desktop_app.law.entitlement import owners
from desktop_app.law.quarters import Month, parse_period
from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.decisions import AwardRow
from desktop_app.records.kinds import PayoutKind
from desktop_app.records.people import Person
from desktop_app.services.payouts import lines
from desktop_app.services.sums.balances import facts_of
from desktop_app.storage.awards import decided, payee_ends
from desktop_app.storage.payouts import approved as payouts
from desktop_app.storage.payouts import drafts

_AWARD = N_(
    "{child}, award from {first} to {last}, months {count}: is paid to {kept} instead of {gone}; "
    "paid so far"
)
_ACCOUNTS = N_("The awards of the two are paid to different accounts, and stay so: {accounts}")
_HELD = N_("{name} can't be paid since {date}: what is due on the awards of both is held")
_ON_DRAFT = N_(
    "The sheet that is drawn up for {period} is to be drawn up anew: lines that name {kept} "
    "then: {count}"
)


def effect(connection: Connection, kept: Person, gone: Person) -> tuple[Step, ...]:
    """What changes, award by award, and on the sheets that wait; nothing where none is moved."""
    of_kept, of_gone = (list(_awards(connection, each.id)) for each in (kept, gone))
    if not of_gone:
        return ()
    moved = {award.decision_id: months for award, months in of_gone}
    paid: dict[int, int] = defaultdict(int)
    for (decision, _period), amount in payouts.paid_on(connection, list(moved)).items():
        paid[decision] += amount
    names = {"kept": as_is(_named(kept)), "gone": as_is(_named(gone))}
    steps = [
        Step(_AWARD, "D-3", {**names, **_figures(award, months)}, Fraction(paid[award.decision_id]))
        for award, months in of_gone
    ]
    accounts = dict.fromkeys(award.iban for award, _months in (*of_kept, *of_gone) if award.iban)
    if len(accounts) > 1:
        steps.append(Step(_ACCOUNTS, "D-7", {"accounts": as_is(", ".join(accounts))}))
    return (*steps, *_held(connection, kept, gone), *_on_drafts(connection, moved, names))


def _named(person: Person) -> str:
    return f"{person.full_name}, {person.iin or person.document_number}"


def _awards(connection: Connection, payee_id: int) -> Iterator[tuple[AwardRow, Sequence[Month]]]:
    """The awards that somebody is paid on, with the months of each."""
    children = payee_ends.children_of(connection, payee_id)
    for awards in decided.awards_of_children(connection, children):
        owned = owners(facts_of(awards))
        for award in awards:
            months = sorted(month for month, own in owned.items() if own == award.decision_id)
            if award.payee_id == payee_id and months:
                yield award, months


def _figures(award: AwardRow, months: Sequence[Month]) -> Mapping[str, Value]:
    return {
        "child": as_is(award.child_name),
        "first": months[0],
        "last": months[-1],
        "count": len(months),
    }


def _held(connection: Connection, kept: Person, gone: Person) -> Iterator[Step]:
    """Who died or lost their rights is the same person then."""
    for each in (kept, gone):
        end = payee_ends.of_person(connection, each.id)
        if end is not None:
            yield Step(_HELD, "D-5", {"name": as_is(_named(each)), "date": end.happened_on})


def _on_drafts(
    connection: Connection, moved: Collection[int], names: Mapping[str, Value]
) -> Iterator[Step]:
    for draft in drafts.waiting(connection):
        if draft.kind is not PayoutKind.REGULAR:
            continue
        period = parse_period(draft.quarter)
        drawn = lines.regular(connection, period).payout.lines
        found = [line for line in drawn if line.decision_id in moved]
        if found:
            values = {**names, "period": period, "count": len(found)}
            total = Fraction(sum(line.amount for line in found))
            yield Step(_ON_DRAFT, "D-7", values, total)
