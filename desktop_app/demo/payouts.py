"""The demo's payouts: drawn up, approved, taken into Excel and paid; one line comes back once."""

from datetime import date, timedelta

from desktop_app.demo import places
from desktop_app.demo.families import WORKED_EXAMPLES
from desktop_app.demo.stories import Course
from desktop_app.law.quarters import Quarter
from desktop_app.records.bank_answers import LineAnswer
from desktop_app.records.payouts import ApprovedPayout, DrawnPayout
from desktop_app.services.awards import amendments
from desktop_app.services.awards.amendments import AccountChanged
from desktop_app.services.desk import Desk
from desktop_app.services.law_values.calendar import shipped_calendar
from desktop_app.services.payouts import bank_answers, cycle

_DRAWN = {
    "2025Q1": date(2025, 3, 26),
    "2025Q2": date(2025, 6, 25),
    "2025Q3": date(2025, 9, 25),
    "2025Q4": date(2025, 12, 25),
    "2026Q1": date(2026, 3, 26),
    "2026Q2": date(2026, 6, 25),
    "2026Q3": date(2026, 9, 25),
}
_RETURNED_IN = "2026Q2"
_NEW_ACCOUNT = 975


def course() -> Course:
    """The accountant draws up, the head approves, and three working days later the bank answers."""
    for quarter, day in _DRAWN.items():
        desk = yield day, "accountant"
        drawn = cycle.draw_up(desk, Quarter.parse(quarter))
        yield from _approved(desk, drawn, day)
        desk = yield _working_day_after(day, 3), "accountant"
        payout = _taken_out(desk, quarter)
        if quarter == _RETURNED_IN:
            yield from _one_comes_back(desk, payout)
        else:
            bank_answers.all_paid(desk, payout.id, desk.today())


def _approved(desk: Desk, drawn: DrawnPayout, day: date) -> Course:
    draft = cycle.keep_draft(desk, drawn)
    draft = cycle.mark_seen(desk, draft, {check.key for check in draft.checks})
    desk = yield day, "head"
    cycle.approve(desk, draft)


def _one_comes_back(desk: Desk, payout: ApprovedPayout) -> Course:
    """An account was closed: the family names another one, and a follow-up sheet pays it."""
    known = {home.child.iin for home in WORKED_EXAMPLES.values()}
    number, line = next(
        (number, line)
        for number, line in enumerate(payout.lines, 1)
        if line.child_iin not in known and not payout.is_arrears(line)
    )
    back = LineAnswer(
        number, line.amount, line.iban, is_paid=False, day=desk.today(), why="Шот жабылған"
    )
    bank_answers.record(desk, payout.id, [back])
    bank_answers.all_paid(desk, payout.id, desk.today())
    day = _working_day_after(desk.today(), 2)
    desk = yield day, "head"
    account = places.iban(places.BANKS[0], _NEW_ACCOUNT)
    why = "Отбасы жаңа шот нөмірін әкелді"
    amendments.amend(desk, line.decision_id, AccountChanged(account), why)
    desk = yield day, "accountant"
    yield from _approved(desk, cycle.follow_up(desk, payout.id), day)
    desk = yield _working_day_after(day, 2), "accountant"
    bank_answers.all_paid(desk, _taken_out(desk, _RETURNED_IN).id, desk.today())


def _taken_out(desk: Desk, quarter: str) -> ApprovedPayout:
    """The sheet of a quarter that waits for the bank, as its workbook leaves the program."""
    (payout,) = (each for each in _of(desk, quarter) if each.paid_on is None)
    cycle.record_taken_out(desk, payout.id)
    return payout


def _of(desk: Desk, quarter: str) -> list[ApprovedPayout]:
    return [cycle.by_id(desk, row.id) for row in cycle.approved(desk) if row.quarter == quarter]


def _working_day_after(day: date, days: int) -> date:
    calendar = shipped_calendar()
    for _ in range(days):
        day += timedelta(days=1)
        while not calendar.is_working(day):
            day += timedelta(days=1)
    return day
