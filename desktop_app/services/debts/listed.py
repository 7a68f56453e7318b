"""The list of debts: found by what is kept of each, reckoned where it is seen (D-9)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from desktop_app.law.profile import LawInForce
from desktop_app.law.steps import Step
from desktop_app.records.kinds import DebtState
from desktop_app.records.sought import sought_words
from desktop_app.records.tasks import Due, TaskKind
from desktop_app.services.debts import ledger, overpayments, paid_too_much
from desktop_app.services.debts.ledger import Debt
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import law_data
from desktop_app.services.listing import Found, Listing
from desktop_app.storage.rows import asked_once
from desktop_app.storage.tasks import kept as tasks
from desktop_app.storage.tasks import listed


@dataclass(frozen=True)
class FoundDebts(Found[Debt | None]):
    """``owed`` are whole tenge, of all that were found; ``is_any``: somebody was paid too much.

    ``unknown`` names a value of the law without which some debt could not be counted.
    """

    owed: int
    is_any: bool
    unknown: Step | None


@dataclass(frozen=True)
class DebtList(Listing[Debt | None]):
    """In the order of the children's names. No ``states`` are all of them; a row is None where it
    is no debt any more since its id was found."""

    today: date
    text: str = ""
    states: frozenset[DebtState] = frozenset()
    overdue: bool = False

    def found(self, connection: Connection, chosen: int = 0) -> FoundDebts:
        found = super().found(connection, chosen)
        every, unknown = self.every(connection)
        wanted = set(found.ids)
        owed = sum(each.amount for each in every if each.decision_id in wanted)
        is_any = bool(every) or bool(self.text and DebtList(self.today).ids(connection))
        return FoundDebts(found.ids, found.rows, owed, is_any, unknown)

    def ids(self, connection: Connection) -> list[int]:
        every, _unknown = self.every(connection)
        return [each.decision_id for each in every if self._is_wanted(each)]

    def rows(self, connection: Connection, wanted: list[int]) -> Sequence[Debt | None]:
        found = ledger.of_children(
            connection,
            law_data.in_force(connection),
            self.today,
            listed.children_of(connection, wanted),
        )
        by_award = {each.decision_id: each for each in found.debts}
        return [by_award.get(award) for award in wanted]

    def _is_wanted(self, due: Due) -> bool:
        if self.overdue:
            return due.is_late
        return not self.states or due.about in self.states

    def every(self, connection: Connection) -> tuple[list[Due], Step | None]:
        """All in whose names the text is, whatever else is asked; and a value that is missing."""
        return _every(connection, self.today, self.text)


def find(desk: Desk, asked: DebtList, chosen: int = 0) -> FoundDebts:
    """The debts with their first page, and with the page on which ``chosen`` stands."""
    with desk.reading() as connection:
        return asked.found(connection, chosen)


@asked_once
def _every(connection: Connection, today: date, text: str) -> tuple[list[Due], Step | None]:
    """All in whose names the text is: as kept, or reckoned where whose they are is marked."""
    law = law_data.in_force(connection)
    marked, words = tasks.to_reckon(connection, law.fingerprint), sought_words(text)
    found = listed.due(connection, TaskKind.DEBT, today, but=marked, words=words)
    anew, unknown = _anew(connection, law, today, marked)
    orders = listed.orders(connection, {debt.decision_id for debt in anew}, words)
    found.extend(_as_listed(anew, orders))
    uncounted = None if unknown else listed.one_of(connection, TaskKind.UNCOUNTED, marked)
    if uncounted is not None:
        unknown = overpayments.counted(connection, law, [uncounted]).unknown
    return sorted(found, key=lambda each: each.order), unknown


def _anew(
    connection: Connection, law: LawInForce, today: date, marked: set[int]
) -> tuple[Sequence[Debt], Step | None]:
    if not marked:
        return (), None
    children = paid_too_much.narrowed(connection, law, marked)
    found = ledger.of_children(connection, law, today, children)
    return found.debts, found.unknown


def _as_listed(debts: Sequence[Debt], orders: Mapping[int, tuple[str, int, int]]) -> Iterator[Due]:
    for debt in debts:
        award = debt.decision_id
        if award in orders:
            late = bool(debt.overdue)
            yield Due(award, debt.child_id, debt.state, orders[award], None, debt.owed, late)
