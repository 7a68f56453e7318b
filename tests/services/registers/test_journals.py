"""Journals of the registers: what stands in them, from day to day, in both languages."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.records.kinds import DeliveryWay, NoticeKind, Register, kinds_in
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.papers import issued
from desktop_app.services.registers import journals
from desktop_app.storage.registers import numbers as registers
from desktop_app.storage.tables import deliveries
from tests.builders import home_education_entry, reimbursement_entry
from tests.services.acts import award, papers_of, pay, put_complaint, register

YEAR = date(2025, 1, 1), date(2025, 12, 31)


def _cells(desk: Desk, wanted: Register, *days: date) -> list[tuple[object, ...]]:
    first, last = days or YEAR
    return [line.cells for line in journals.of_period(desk, wanted, first, last, "en").lines]


def test_papers_the_oldest_first_with_delivery_copies_and_annulment(
    head: Desk, school: int
) -> None:
    application = award(head, reimbursement_entry(school), decided_on=date(2025, 9, 10))
    slip, notice = papers_of(head, application)
    for _ in range(3):
        issued.record_printing(head, slip.id, "printer")
    issued.annul(head, notice.id, "Бланк бүлінді")
    with head.database.begin() as connection:
        connection.execute(
            deliveries.insert().values(
                notice_id=slip.id,
                way=DeliveryWay.POST,
                delivered_on=date(2025, 9, 5),
                number="RR1KZ",
                taken_by="",
                recorded_at=head.now(),
                recorded_by="",
            )
        )
    journal = journals.of_period(head, Register.OUTGOING, *YEAR, "en")
    first, second = journal.lines
    child = "child: Әлімқұлова Әлия Ұланқызы; application Ө-2025-00001"
    who = head.worker.name
    assert first.cells == (
        "Ш-2025-00001",
        datetime(2025, 9, 3, 10, 0),
        slip.recipient,
        f"Receipt slip; {child}",
        who,
        who,
        "by post RR1KZ 05.09.2025",
        "Copies: 2",
    )
    assert second.cells[3] == f"Notice of award; {child}"
    assert second.cells[7] == f"Annulled on 10.09.2025 by {who}: Бланк бүлінді"
    assert [line.annulled for line in journal.lines] == [False, True]


def test_both_ends_of_the_period_belong_to_it(desk: Desk, school: int) -> None:
    for serial, day in enumerate((date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 5)), 1):
        register(desk, home_education_entry(school, serial, applied_on=day))

    def numbers(first: date, last: date) -> list[object]:
        return [cells[0] for cells in _cells(desk, Register.APPLICATIONS, first, last)]

    assert numbers(date(2026, 3, 3), date(2026, 3, 5)) == ["Ө-2026-00002", "Ө-2026-00003"]
    assert numbers(date(2026, 3, 2), date(2026, 3, 2)) == ["Ө-2026-00001"]
    assert numbers(date(2026, 3, 4), date(2026, 3, 4)) == []
    with pytest.raises(EntryError):
        journals.of_period(desk, Register.ORDERS, date(2026, 3, 4), date(2026, 3, 3), "kk")


def test_applications_and_payouts(head: Desk, accountant: Desk, school: int) -> None:
    award(head, reimbursement_entry(school))
    pay(accountant, "2025Q4")
    (application,) = _cells(head, Register.APPLICATIONS)
    assert application[0] == "Ө-2025-00001"
    assert application[4:6] == ("Reimbursement", head.worker.name)
    assert application[7:] == ("Awarded", "At the office")
    (payout,) = _cells(head, Register.PAYOUTS)
    assert payout[0] == "Т-2025-00001"
    assert payout[2:5] == ("quarter 4 of 2025", 2, 62_912)


def test_complaints_with_the_deadline_that_holds(desk: Desk) -> None:
    with desk.database.begin() as connection:
        for changes in (
            {},
            {"status": "extended", "extended_until": date(2026, 12, 9), "extended_why": "Сұрау"},
            {"status": "sent on", "sent_on_at": datetime(2026, 11, 23), "sent_on_to": "Комитет"},
            {"status": "answered", "answered_at": datetime(2026, 11, 24), "answered_by": "Басшы"},
        ):
            number = registers.take_number(connection, Register.COMPLAINTS, 2026)
            put_complaint(connection, number, **changes)
    lines = _cells(desk, Register.COMPLAINTS, date(2026, 11, 20), date(2026, 11, 20))
    assert [cells[4:] for cells in lines] == [
        (date(2026, 11, 27), "Being considered", "", ""),
        (date(2026, 12, 9), "Time extended", "", "Time extended: Сұрау"),
        (date(2026, 11, 27), "Sent on 23.11.2026: Комитет", "", ""),
        (date(2026, 11, 27), "Answered 24.11.2026", "Басшы", ""),
    ]


@pytest.mark.parametrize("wanted", Register)
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_register_is_written_to_print_and_for_excel(
    desk: Desk, school: int, tmp_path: Path, wanted: Register, language: str
) -> None:
    register(desk, home_education_entry(school))
    journal = journals.of_period(desk, wanted, date(2026, 1, 1), date(2026, 12, 31), language)
    journals.save(journal, tmp_path / "journal.pdf")
    journals.save(journal, tmp_path / "journal.xlsx")
    assert (tmp_path / "journal.pdf").read_bytes().startswith(b"%PDF")
    assert load_workbook(tmp_path / "journal.xlsx").worksheets[0]["A1"].value is None
    with pytest.raises(Trouble):
        journals.save(journal, tmp_path / "none" / "journal.pdf")


def test_the_kinds_of_a_register_are_its_own(head: Desk, school: int) -> None:
    award(head, reimbursement_entry(school))
    assert len(_cells(head, Register.OUTGOING)) == 2
    assert _cells(head, Register.ORDERS) == _cells(head, Register.CERTIFICATES) == []
    assert NoticeKind.AWARD in kinds_in(Register.OUTGOING)
