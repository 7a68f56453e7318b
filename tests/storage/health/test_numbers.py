"""The numbers of each register where they are used, and the last that each has given."""

from datetime import datetime

from sqlalchemy import Connection

from desktop_app.records.kinds import NoticeKind, PaperLanguage, Register
from desktop_app.storage.applications import keeping
from desktop_app.storage.database import Database
from desktop_app.storage.health import numbers
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.papers.issued import NewPaper
from desktop_app.storage.registers import numbers as registers
from tests.services.acts import put_complaint
from tests.storage.payouts.payout_rows import a_payout, an_award

AT = datetime(2026, 4, 1, 10, 0)


def _issue(connection: Connection, kind: NoticeKind, number: str) -> int:
    paper = NewPaper(
        kind=kind,
        number=number,
        issued_at=AT,
        issued_by="Маман",
        issued_by_id=1,
        signed_by="",
        application_id=None,
        child_id=None,
        complaint_id=None,
        recipient="",
        address="",
        about="",
        language=PaperLanguage.KAZAKH,
        words=b"",
    )
    return notices.add(connection, paper)


def test_each_register_s_numbers_are_found_where_they_are_used(database: Database) -> None:
    with database.begin() as connection:
        an_award(connection)
        days = {"first_day": AT.date(), "last_day": AT.date()}
        keeping.add_order(
            connection, 1, "Б-2026-00001", AT.date(), **days, teacher="", controller=""
        )
        a_payout(connection)
        put_complaint(connection, "ШҒ-2026-00001")
        _issue(connection, NoticeKind.AWARD, "Х-1")
        _issue(connection, NoticeKind.CERTIFICATE, "А-1")
        used = {register: numbers.used(connection, register) for register in Register}
    found = {register: each for register, each in used.items() if each}
    assert found == {
        Register.APPLICATIONS: {"Ө-2024-00001"},
        Register.ORDERS: {"Б-2026-00001"},
        Register.PAYOUTS: {"Т-2026-00001"},
        Register.COMPLAINTS: {"ШҒ-2026-00001"},
        Register.OUTGOING: {"Х-1"},
        Register.CERTIFICATES: {"А-1"},
    }


def test_the_last_serial_is_told_for_each_year(database: Database) -> None:
    with database.begin() as connection:
        assert numbers.last_given(connection) == {}
        registers.take_numbers(connection, Register.ORDERS, 2025, 3)
        registers.take_numbers(connection, Register.ORDERS, 2026, 2)
        registers.take_number(connection, Register.PAYOUTS, 2026)
        found = numbers.last_given(connection)
    assert found == {Register.ORDERS: {2025: 3, 2026: 2}, Register.PAYOUTS: {2026: 1}}
