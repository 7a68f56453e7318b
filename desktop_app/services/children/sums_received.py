"""A parent's yearly statement: what was received for a child in a calendar year, line by line.

It is by the day on which the bank paid, equal to the payout sheets; of two parents each is told of
their own sums alone.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app import wording
from desktop_app.documents.notices.sum_kinds import (
    ApplicationOnPaper,
    ReceivedOnPaper,
    SumsReceived,
)
from desktop_app.law.quarters import Period
from desktop_app.law.steps import N_
from desktop_app.records.acts import Act
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import NoticeKind, PaperLanguage
from desktop_app.services import history
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.law_values import periods
from desktop_app.services.papers import issuing, letterheads
from desktop_app.services.sums import balances
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.payouts import received as stored
from desktop_app.storage.payouts.received import ReceivedLine
from desktop_app.storage.people import on_file as people

_Key = tuple[int, Period]
"""An award, by its decision, and a period."""


@dataclass(frozen=True)
class YearOfPayee:
    """A statement that can be issued: whose, and for which year."""

    payee_id: int
    name: str
    year: int


def years(desk: Desk, child_id: int) -> tuple[YearOfPayee, ...]:
    """Every payee and year in which something was paid or given back, the newest year first."""
    with desk.reading() as connection:
        found = {(each.paid_on.year, each.payee_id) for each in stored.lines(connection, child_id)}
        returns = stored.returned(connection, child_id)
        found |= {(each.day.year, each.payee_id) for each in returns}
        names = {payee: people.by_id(connection, payee).full_name for _year, payee in found}
    ordered = sorted(found, key=lambda each: (-each[0], each[1]))
    return tuple(YearOfPayee(payee, names[payee], year) for year, payee in ordered)


def issue(
    desk: Desk, child_id: int, payee_id: int, year: int, language: PaperLanguage
) -> NoticeRow:
    """Print and keep the statement, under the next outgoing number (D-7, D-9).

    What came back is told in the year in which it did, whatever award it is of. Trouble where the
    payee received nothing for the child in that year and gave nothing back.
    """
    # Not up to now: in January the new year's MCI may be missing yet.
    newest = periods.current(periods.offered(desk), min(desk.today(), date(year, 12, 31)))
    counted = balances.accounts(desk, child_id, newest)
    entitled = {(each.decision_id, each.quarter): each.entitled for each in counted}
    with desk.writing(Act.ISSUE_STATEMENT) as connection:
        lines = [
            each
            for each in stored.lines(connection, child_id)
            if each.payee_id == payee_id and each.paid_on.year == year
        ]
        returns = [
            each
            for each in stored.returned(connection, child_id)
            if each.payee_id == payee_id and each.day.year == year
        ]
        if not (lines or returns):
            raise Trouble(_NOTHING, year=str(year))
        came_back = Counter[_Key]()
        for each in returns:
            came_back[each.decision_id, each.period] += each.amount
        told = {each.application_id for each in lines} | {each.application_id for each in returns}
        of_year = [applications.by_id(connection, each) for each in sorted(told)]
        application = of_year[-1]
        shared = letterheads.heading(connection, desk, application).__dict__
        rows = _rows(lines, entitled, came_back)

        def make(number: str) -> SumsReceived:
            return SumsReceived(
                **shared,
                number=number,
                issued_on=desk.today(),
                year=str(year),
                earlier_applications=tuple(
                    ApplicationOnPaper(each.number, each.applied_on) for each in of_year[:-1]
                ),
                received=rows,
                sum_received=sum(each.amount for each in lines),
                sum_returned=sum(came_back.values()),
                old_register=any(each.old_register for each in lines),
            )

        matter = replace(history.matter_of(connection, application), language=language)
        return issuing.issue(connection, desk, NoticeKind.SUMS_RECEIVED, matter, make)


_NOTHING = N_(
    "Nothing was paid to this payee for the child in {year}, and nothing came back. "
    "No statement was issued."
)


def _rows(
    lines: Sequence[ReceivedLine], entitled: dict[_Key, int], came_back: Mapping[_Key, int]
) -> tuple[ReceivedOnPaper, ...]:
    """What is due and what came back is told once for each period, at its first line; what came
    back of a period that was paid in another year has a line of its own."""
    rows, told = [], set[_Key]()
    for each in lines:
        key = (each.decision_id, each.period)
        is_first = key not in told
        told.add(key)
        rows.append(
            ReceivedOnPaper(
                name_kk=wording.period(each.period, "kk"),
                name_ru=wording.period(each.period, "ru"),
                months_kk=wording.month_names(each.months, "kk"),
                months_ru=wording.month_names(each.months, "ru"),
                entitled=entitled.get(key) if is_first else None,
                amount=each.amount,
                paid_on=each.known_day,
                sheet=each.sheet,
                order=each.order,
                ordered_on=each.ordered_on,
                returned=came_back.get(key) if is_first else None,
                old_register=each.old_register,
            )
        )
    for key, amount in came_back.items():
        if key not in told:
            period = key[1]
            rows.append(
                ReceivedOnPaper(
                    name_kk=wording.period(period, "kk"),
                    name_ru=wording.period(period, "ru"),
                    returned=amount,
                )
            )
    return tuple(rows)
