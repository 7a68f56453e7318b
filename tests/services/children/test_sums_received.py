"""A parent's yearly statement: equal to the payout sheets, each parent's own sums alone."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Month
from desktop_app.records.applications import Application, CertificateEntry
from desktop_app.records.kinds import NoticeKind, PaperLanguage
from desktop_app.records.payouts import ApprovedPayout
from desktop_app.services.awards import deciding, events
from desktop_app.services.bank import lists
from desktop_app.services.children import sums_received
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.health.check import check
from desktop_app.services.payouts import bank_answers, cycle
from desktop_app.storage.applications import on_file as applications
from tests.builders import SCHOOL_YEAR, Clock, reimbursement_entry
from tests.import_samples import a_payment, a_row, write
from tests.services.acts import award, decided, pay, text_of
from tests.services.awards.test_take_over import applies
from tests.services.debt_acts import learn_of_the_event, repay
from tests.services.import_acts import bring_in, checked
from tests.services.payout_acts import give_back

RUSSIAN = PaperLanguage.RUSSIAN


def paid(desk: Desk, period: str, day: date, clock: Clock) -> ApprovedPayout:
    payout = pay(desk, period)
    if clock().date() < day:
        clock.move_to(day)
    bank_answers.all_paid(desk, payout.id, day)
    return payout


@pytest.fixture
def mother(head: Desk, accountant: Desk, school: int, clock: Clock) -> Application:
    """Paid for two quarters in 2025, and for one in 2026."""
    case = award(head, reimbursement_entry(school))
    paid(accountant, "2025Q3", date(2025, 10, 3), clock)
    paid(accountant, "2025Q4", date(2025, 12, 31), clock)
    paid(accountant, "2026Q1", date(2026, 4, 2), clock)
    return case


def words(desk: Desk, case: Application, year: int, language: PaperLanguage = RUSSIAN) -> str:
    """Of the statement of who applied there, as it is read from its PDF."""
    paper = sums_received.issue(desk, case.child_id, case.applicant_id, year, language)
    assert paper.kind is NoticeKind.SUMS_RECEIVED
    assert paper.number.startswith("Ш-")
    return text_of(desk, paper).replace("\xa0", " ")


def in_workbook(desk: Desk, payout_id: int, made: Path) -> set[object]:
    """What stands in the cells of a sheet."""
    cycle.save_workbook(desk, cycle.by_id(desk, payout_id), made, "ru")
    pages = load_workbook(made, data_only=True).worksheets
    return {cell.value for page in pages for row in page.iter_rows() for cell in row}


def test_it_is_equal_to_the_sheets(
    head: Desk, accountant: Desk, mother: Application, tmp_path: Path
) -> None:
    lists.record_order(accountant, 1, "722", ("118", date(2025, 10, 2)), None)
    found = sums_received.years(accountant, mother.child_id)
    assert [(each.payee_id, each.year) for each in found] == [
        (mother.applicant_id, 2026),
        (mother.applicant_id, 2025),
    ]
    told = words(accountant, mother, 2025, PaperLanguage.BOTH)
    for expected in (
        "полученных в 2025 году",
        "3 квартал 2025 года (сентябрь): 03.10.2025, Т-2025-00001, № 118 от 02.10.2025",
        "62 912 (шестьдесят",
        "Получено за год: 62 912 (шестьдесят две тысячи девятьсот двенадцать) тенге",
        "2025 жылы алынған сомалар туралы анықтама",
    ):
        assert expected in told
    assert "1 квартал 2026 года" not in told
    for payout_id in (1, 2):
        assert 31_456 in in_workbook(accountant, payout_id, tmp_path / f"{payout_id}.xlsx")
    assert check(head) == []


def test_what_came_back_is_told_in_its_year(
    head: Desk, accountant: Desk, mother: Application, clock: Clock
) -> None:
    learn_of_the_event(head, mother, clock)
    repay(accountant, 3_067)
    told = words(accountant, mother, 2026)
    assert "11 533 34 600" in told
    assert "Возвращено за год: 3 067" in told
    assert "Возвращено за год" not in words(accountant, mother, 2025)


def test_what_came_back_of_an_award_that_is_over_is_told_in_its_year(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    first = award(head, reimbursement_entry(school))
    paid(accountant, "2025Q3", date(2025, 10, 3), clock)
    paid(accountant, "2025Q4", date(2025, 12, 31), clock)
    clock.move_to(date(2026, 6, 1))
    stay = date(2025, 10, 5), date(2026, 5, 25)
    events.record(head, first.child_id, EventKind.STATE_INSTITUTION, *stay)
    days = date(2026, 9, 1), date(2026, 9, 1), date(2027, 5, 25)
    certificate, day = CertificateEntry("44", *days, class_name="6 А"), date(2026, 9, 3)
    decided(head, applies(head, school, 1, day, certificate), day)
    paid(accountant, "2026Q3", date(2026, 10, 2), clock)
    repay(accountant, 3_067)
    told = words(accountant, first, 2026)
    assert "3 квартал 2026 года" in told
    assert "4 квартал 2025 года" in told
    assert "Возвращено за год: 3 067" in told


def test_in_january_last_year_is_told_before_the_new_mci_is_there(
    accountant: Desk, mother: Application, clock: Clock
) -> None:
    before = words(accountant, mother, 2026)
    clock.move_to(date(2027, 1, 11))
    assert "Получено за год: 34 600" in before
    assert "Получено за год: 34 600" in words(accountant, mother, 2026)


def test_each_parent_has_their_own_sums_alone(
    head: Desk, accountant: Desk, school: int, mother: Application, clock: Clock
) -> None:
    father = applies(head, school, 2, date(2026, 4, 5))
    deciding.decide(head, father, from_month=Month(2026, 4))
    paid(accountant, "2026Q2", date(2026, 7, 2), clock)
    hers, his = (words(accountant, case, 2026) for case in (mother, father))
    assert "1 квартал 2026 года" in hers
    assert "2 квартал 2026 года" not in hers
    assert "2 квартал 2026 года" in his
    assert "1 квартал 2026 года" not in his
    with pytest.raises(Trouble, match="Nothing was paid to this payee"):
        words(accountant, father, 2025)


def test_what_came_back_of_an_award_that_was_over_is_told_too(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    """By the day on which it came back: of the award before, and in a year without a payment."""
    before = award(head, reimbursement_entry(school))
    paid(accountant, "2025Q3", date(2025, 10, 3), clock)
    paid(accountant, "2025Q4", date(2025, 12, 30), clock)
    clock.move_to(date(2026, 1, 12))
    stay = (date(2025, 10, 5), date(2025, 12, 20))
    events.record(head, before.child_id, EventKind.STATE_INSTITUTION, *stay)
    repay(accountant, 5_000)
    assert [each.year for each in sums_received.years(accountant, before.child_id)] == [2026, 2025]
    alone = words(accountant, before, 2026)
    assert "Получено за год: 0 (ноль) тенге" in alone
    assert "Возвращено за год: 5 000" in alone
    certificate = replace(SCHOOL_YEAR, number="55", first_day=date(2026, 1, 10))
    again = award(
        head, reimbursement_entry(school, applied_on=date(2026, 1, 13), certificate=certificate)
    )
    paid(accountant, "2026Q1", date(2026, 4, 2), clock)
    told = words(accountant, again, 2026)
    assert "4 квартал 2025 года 5 000" in told
    assert "Получено за год: 34 600" in told
    assert "Возвращено за год: 5 000" in told
    numbers = f"№ {before.number}; от 13 января 2026 года № {again.number}"
    assert f"Заявление: от 3 сентября 2025 года {numbers}" in told
    assert "Возвращено за год" not in words(accountant, before, 2025)


def test_no_day_is_made_up_for_what_an_old_register_paid(
    head: Desk, accountant: Desk, school: int, tmp_path: Path
) -> None:
    """It had no day for one of them: the last one of the quarter only stands for it."""
    payments = [
        a_payment(1, "2025Q3", paid_on=date(2025, 10, 3)),
        a_payment(1, "2025Q4", paid_on=""),
    ]
    found = checked(head, write(tmp_path / "register.xlsx", [a_row(1)], payments))
    bring_in(head, found)
    with head.reading() as connection:
        case = applications.by_id(connection, 1)

    told = words(accountant, case, 2025, PaperLanguage.BOTH)

    assert "03.10.2025, Т-2026-00001, старый реестр" in told
    assert "Т-2026-00002, старый реестр, день выплаты не установлен" in told
    assert "төлем күні анықталмаған" in told
    assert "отнесено к году своего периода" in told
    assert "31.12.2025" not in told
    assert "Получено за год: 62 912" in told


def test_what_the_bank_sent_back_is_received_once_it_is_paid_again(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    case = award(head, reimbursement_entry(school))
    payout = pay(accountant, "2025Q4")
    give_back(accountant, payout, 1)
    back, kept = payout.lines
    again = paid(accountant, "2026Q1", date(2026, 4, 2), clock)

    before, after = words(accountant, case, 2025), words(accountant, case, 2026)

    assert back.amount in {each.amount for each in again.lines}
    assert f"Получено за год: {kept.amount:_} ".replace("_", " ") in before
    assert f"Получено за год: {again.total:_} ".replace("_", " ") in after
    assert "02.04.2026" in after
    assert "02.04.2026" not in before


def test_a_clerk_asks_who_pays(desk: Desk, mother: Application) -> None:
    with pytest.raises(Trouble, match="accountant or the head"):
        words(desk, mother, 2025)
