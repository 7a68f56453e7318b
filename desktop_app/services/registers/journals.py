"""Each register as a journal for any period, on paper and for Excel."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from desktop_app.documents.registers.journal import Journal, JournalColumn, JournalLine
from desktop_app.law.steps import N_
from desktop_app.records.kinds import Register
from desktop_app.records.looks import Subject, Way
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Slip
from desktop_app.services.files import file_trouble, save_bytes
from desktop_app.services.looks.looking import look
from desktop_app.services.papers import letterheads
from desktop_app.services.registers import journal_lines
from desktop_app.storage.office import details as offices
from desktop_app.storage.papers import journal as papers_read
from desktop_app.storage.registers import lists as registers_read
from desktop_app.translation import translator

JOURNAL_WORDS = {
    Register.APPLICATIONS: N_("Journal of applications"),
    Register.ORDERS: N_("Journal of orders"),
    Register.CERTIFICATES: N_("Journal of certificates"),
    Register.OUTGOING: N_("Journal of outgoing papers"),
    Register.COMPLAINTS: N_("Journal of complaints"),
    Register.PAYOUTS: N_("Journal of payouts"),
}


@dataclass(frozen=True)
class _Source:
    """Where a register's lines are read, and how each becomes a line of the journal."""

    ids: Callable[[Connection, date, date], list[int]]
    rows: Callable[[Connection, list[int]], list[Any]]
    columns: tuple[journal_lines.Heading, ...]
    line: Callable[[Any, str], JournalLine]


def _source(register: Register) -> _Source:
    match register:
        case Register.APPLICATIONS:
            return _Source(
                registers_read.application_ids,
                registers_read.application_lines,
                journal_lines.APPLICATION_COLUMNS,
                journal_lines.application,
            )
        case Register.COMPLAINTS:
            return _Source(
                registers_read.complaint_ids,
                registers_read.complaint_lines,
                journal_lines.COMPLAINT_COLUMNS,
                journal_lines.complaint,
            )
        case Register.PAYOUTS:
            return _Source(
                registers_read.payout_ids,
                registers_read.payout_lines,
                journal_lines.PAYOUT_COLUMNS,
                journal_lines.payout,
            )
        case _:
            return _Source(
                lambda connection, first, end: papers_read.paper_ids(
                    connection, first, end, register=register
                ),
                papers_read.paper_rows,
                journal_lines.PAPER_COLUMNS,
                journal_lines.paper,
            )


def of_period(desk: Desk, register: Register, first: date, last: date, language: str) -> Journal:
    """A register from the first to the last day, both included, the oldest line first."""
    if last < first:
        raise EntryError(Slip("last", N_("The period ends before it begins.")))
    source, gettext = _source(register), translator(language).gettext
    with desk.reading() as connection:
        office = offices.details(connection)
        ids = source.ids(connection, first, last + timedelta(days=1))
        rows = source.rows(connection, ids[::-1])
    look(desk, Subject.LIST, 0, Way.EXPORTED, f"{register} {first} {last}")
    columns = [JournalColumn(gettext(name), width, holds) for name, width, holds in source.columns]
    worker = desk.worker
    return Journal(
        title=gettext(JOURNAL_WORDS[register]),
        first=first,
        last=last,
        letterhead=letterheads.of_the_department(office),
        columns=columns,
        lines=[source.line(row, language) for row in rows],
        keeper=worker.name,
        keeper_position=worker.position_kk if language == "kk" else worker.position_ru,
        language=language,
    )


def pdf(journal: Journal) -> bytes:
    """The journal to look at and to print."""
    from desktop_app.documents.registers.journal_pdf import render

    return render(journal)


def save_pdf(journal: Journal, path: Path) -> None:
    """Write the journal to print; Trouble where the file can't be written."""
    save_bytes(pdf(journal), path)


def save_workbook(journal: Journal, path: Path) -> None:
    """Write the workbook; Trouble where the file is open in Excel or the disk is full."""
    from desktop_app.documents.registers.journal_workbook import write

    with file_trouble(path):
        write(journal, path)


def save(journal: Journal, path: Path) -> None:
    """To print or for Excel, as the file's name ends."""
    (save_workbook if path.suffix.lower() == ".xlsx" else save_pdf)(journal, path)
