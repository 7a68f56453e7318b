"""What the bank answers about a payout, and what the office did, for tests (D-7, D-9)."""

from datetime import date, timedelta

from desktop_app.records.bank_answers import LineAnswer
from desktop_app.records.payouts import ApprovedPayout
from desktop_app.records.substitutions import SubstitutionEntry
from desktop_app.services.desk import Desk
from desktop_app.services.payouts import bank_answers
from desktop_app.storage.papers import issued as notices


def answer(
    payout: ApprovedPayout, number: int, why: str = "", day: date | None = None
) -> LineAnswer:
    line = payout.lines[number - 1]
    day = day or payout.closed_at.date()
    return LineAnswer(number, line.amount, line.iban, is_paid=not why, day=day, why=why)


def give_back(desk: Desk, payout: ApprovedPayout, number: int) -> None:
    """The bank returns one line and pays the others."""
    back = answer(payout, number, "Шот жабылған", desk.today())
    assert bank_answers.record(desk, payout.id, [back]).returned == 1
    bank_answers.all_paid(desk, payout.id, desk.today())


def acts(desk: Desk) -> list[tuple[str, str]]:
    with desk.database.read() as connection:
        return [(act.who, act.what.label) for act in notices.history(connection)]


def an_order(substitute: Desk, absent: Desk, number: str = "12") -> SubstitutionEntry:
    """By which one stands in for the other, from before today on."""
    today = substitute.today()
    return SubstitutionEntry(
        number=number,
        day=date(2025, 11, 5),
        absent_id=absent.worker.id,
        substitute_id=substitute.worker.id,
        first_day=date(2025, 11, 5),
        last_day=today + timedelta(days=30),
    )
