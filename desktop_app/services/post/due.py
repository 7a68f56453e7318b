"""What there is to write to families: found by what is kept of it, reckoned where it is seen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection

from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month
from desktop_app.law.steps import Step
from desktop_app.records.tasks import Due, TaskKind
from desktop_app.services.awards import terminations
from desktop_app.services.awards.terminations import Proposal
from desktop_app.services.debts import demands, overpayments, paid_too_much
from desktop_app.services.debts import terms as repayment_terms
from desktop_app.services.debts.overpayments import Overpayment
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import law_data
from desktop_app.services.listing import PAGE
from desktop_app.storage.tasks import kept as tasks
from desktop_app.storage.tasks import listed

R = TypeVar("R", bound=Proposal | Overpayment)


@dataclass(frozen=True)
class FoundDue(Generic[R]):
    """All that is due, and by its place the rows that are seen at once.

    ``unknown`` names a value of the law without which something could not be counted.
    ``lacks_account``: the office has not said yet where money is to be returned to.
    """

    due: list[Due]
    rows: Mapping[int, R | None]
    unknown: Step | None = None
    lacks_account: bool = False


class DueList(Generic[R]):
    """What is due of one kind. A row is None where it is due no more since it was found."""

    def found(self, connection: Connection, law: LawInForce, today: date) -> FoundDue[R]:
        """All of it, with the rows of the first page."""
        raise NotImplementedError

    def of_children(
        self, connection: Connection, law: LawInForce, today: date, children: set[int]
    ) -> Sequence[R]:
        """What is due of some children, reckoned."""
        raise NotImplementedError

    def rows(
        self, connection: Connection, law: LawInForce, today: date, wanted: Iterable[Due]
    ) -> list[R | None]:
        some = list(wanted)
        children = {each.child_id for each in some}
        found = self.of_children(connection, law, today, children) if some else ()
        by_award = {each.decision_id: each for each in found}
        return [by_award.get(each.decision_id) for each in some]

    def _first(
        self, connection: Connection, law: LawInForce, today: date, due: list[Due]
    ) -> Mapping[int, R | None]:
        return dict(enumerate(self.rows(connection, law, today, due[:PAGE])))


def find(desk: Desk, lists: Sequence[DueList[Any]]) -> list[FoundDue[Any]]:
    """What is due of each, at one moment."""
    with desk.reading() as connection:
        law, today = law_data.in_force(connection), desk.today()
        return [each.found(connection, law, today) for each in lists]


def page(desk: Desk, asked: DueList[R], wanted: Sequence[Due]) -> list[R | None]:
    """Rows further down, when somebody scrolls there."""
    with desk.reading() as connection:
        return asked.rows(connection, law_data.in_force(connection), desk.today(), wanted)


class Terminations(DueList[Proposal]):
    """Awards stopped with a month from ``first`` to ``last``, the earliest stop first (D-5)."""

    def __init__(self, last: Month, first: Month | None = None) -> None:
        self._last, self._first_month = last, first

    def found(self, connection: Connection, law: LawInForce, today: date) -> FoundDue[Proposal]:
        marked = tasks.to_reckon(connection, law.fingerprint)
        months = (str(self._first_month or ""), str(self._last))
        kind = TaskKind.TERMINATION
        due = listed.due(connection, kind, today, but=marked, months=months)
        anew = [
            each
            for each in self.of_children(connection, law, today, marked)
            if months[0] <= str(each.stop.last) <= months[1]
        ]
        orders = listed.orders(connection, {each.decision_id for each in anew})
        due += [
            Due(each.decision_id, each.child_id, each.stop.key, order, each.stop.day)
            for each in anew
            if (order := orders.get(each.decision_id)) is not None
        ]
        due.sort(key=lambda each: (each.day or date.min, each.order))
        return FoundDue(due, self._first(connection, law, today, due))

    def of_children(
        self, connection: Connection, law: LawInForce, today: date, children: set[int]
    ) -> Sequence[Proposal]:
        return list(terminations.every(connection, law, children, today)) if children else ()


class Demands(DueList[Overpayment]):
    """What was paid and is not due, award by award, in the order of the names (D-9)."""

    def found(self, connection: Connection, law: LawInForce, today: date) -> FoundDue[Overpayment]:
        marked = tasks.to_reckon(connection, law.fingerprint)
        due = listed.due(connection, TaskKind.DEMAND, today, but=marked)
        unknown, anew = None, list[Overpayment]()
        if marked:
            narrowed = paid_too_much.narrowed(connection, law, marked)
            anew, unknown = demands.of_children(connection, law, narrowed)
        orders = listed.orders(connection, {each.decision_id for each in anew})
        due += [
            Due(each.decision_id, each.child_id, each.key, order, amount=each.total)
            for each in anew
            if (order := orders.get(each.decision_id)) is not None
        ]
        due.sort(key=lambda each: each.order)
        uncounted = None if unknown else listed.one_of(connection, TaskKind.UNCOUNTED, marked)
        if uncounted is not None:
            unknown = overpayments.counted(connection, law, [uncounted]).unknown
        rows = self._first(connection, law, today, due)
        lacks_account = not repayment_terms.stored(connection).iban
        return FoundDue(due, rows, unknown, lacks_account)

    def of_children(
        self, connection: Connection, law: LawInForce, today: date, children: set[int]
    ) -> Sequence[Overpayment]:
        return demands.of_children(connection, law, children)[0]
