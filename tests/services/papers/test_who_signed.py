"""Who signed what: every paper, journal, list and workbook names whoever stands under the paper."""

from datetime import date
from pathlib import Path

from openpyxl import load_workbook
from sqlalchemy import select

from desktop_app.documents.letters.paper import unpack
from desktop_app.documents.registers import journal_workbook
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import ARE_THE_ACT, REGISTER_OF, SIGNED_BY_HEAD, NoticeKind, Register
from desktop_app.services.desk import Desk
from desktop_app.services.papers import issued
from desktop_app.services.registers import journals
from desktop_app.storage.office import details as offices
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.tables import notices as table
from tests.demo_fixture import DemoOffice, demo_copy, demo_desk, demo_office

__all__ = ["DemoOffice", "demo_copy", "demo_desk", "demo_office"]

YEARS = date(2024, 1, 1), date(2026, 12, 31)


def _expected(desk: Desk) -> dict[str, tuple[NoticeKind, str]]:
    """Each paper of the demo by its number, with its kind and who signs it by hand."""
    found = {}
    for row in _rows(desk):
        with desk.database.read() as connection:
            words = notices.words(connection, row.id)
        assert words is not None
        head = unpack(words).paper.letterhead.head_name
        found[row.number] = (row.kind, head if row.kind in SIGNED_BY_HEAD else row.issued_by)
    return found


def _rows(desk: Desk) -> list[NoticeRow]:
    with desk.database.read() as connection:
        return notices.rows(connection, list(connection.scalars(select(table.c.id))))


def test_a_schools_paper_is_its_directors_and_a_slip_the_clerks(demo_desk: Desk) -> None:
    expected = _expected(demo_desk)
    kinds = {kind for kind, _signs in expected.values()}
    assert kinds >= ARE_THE_ACT | {NoticeKind.AWARD, NoticeKind.RECEIPT_SLIP}
    with demo_desk.database.read() as connection:
        directors = {school.head_name for school in offices.schools(connection)}
    assert {signs for kind, signs in expected.values() if kind in ARE_THE_ACT} <= directors
    assert demo_desk.worker.name not in directors
    assert {row.number: row.signed_by for row in _rows(demo_desk)} == {
        number: signs for number, (_kind, signs) in expected.items()
    }


def test_the_journals_name_them(demo_desk: Desk, tmp_path: Path) -> None:
    expected = _expected(demo_desk)
    registers = (Register.ORDERS, Register.CERTIFICATES, Register.OUTGOING)
    for register in registers:
        journal = journals.of_period(demo_desk, register, *YEARS, "ru")
        place = [column.heading for column in journal.columns].index("Кем подписано")
        told = {str(line.cells[0]): line.cells[place] for line in journal.lines}
        assert told
        assert told == {
            number: signs
            for number, (kind, signs) in expected.items()
            if REGISTER_OF[kind] is register
        }
        workbook = tmp_path / f"{register}.xlsx"
        journal_workbook.write(journal, workbook)
        sheet = load_workbook(workbook).active
        assert sheet is not None
        cells = {cell for row in sheet.iter_rows(values_only=True) for cell in row}
        assert set(told.values()) <= cells


def test_a_paper_issued_again_is_signed_by_the_same(demo_desk: Desk) -> None:
    with demo_desk.database.read() as connection:
        slip = notices.of_kind(connection, NoticeKind.RECEIPT_SLIP)[-1]
    assert slip.signed_by != demo_desk.worker.name
    again = issued.replace(demo_desk, slip.id, "Бланк бүлінді")
    assert (again.signed_by, again.issued_by) == (slip.signed_by, demo_desk.worker.name)
