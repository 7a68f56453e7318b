"""A list of the screen as a file: all of its rows, as they were asked for, in their order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_app.documents.registers.journal import Journal, JournalColumn, JournalLine
from desktop_app.records.looks import Subject, Way
from desktop_app.services.desk import Desk
from desktop_app.services.listing import Listing, all_rows
from desktop_app.services.looks.looking import look
from desktop_app.services.papers import letterheads
from desktop_app.services.registers import cells, journals
from desktop_app.storage.office import details as offices


@dataclass(frozen=True)
class ShownColumn:
    """A column of the list: its heading, its text of a row, and its share of the width."""

    heading: str
    text: Callable[[Any], str]
    width: float


@dataclass(frozen=True)
class ShownList:
    """``which`` names the list in codes, for whoever asks later who took it out."""

    which: str
    title: str
    columns: Sequence[ShownColumn]
    listing: Listing[Any]


def save(desk: Desk, shown: ShownList, path: Path, language: str) -> None:
    """Write it for Excel or to print, as the file's name ends; who took it out is put down.

    Trouble where the file can't be written.
    """
    with desk.reading(shown.listing.sight) as connection:
        office = offices.details(connection)
        ids = shown.listing.ids(connection)
        rows = all_rows(shown.listing, connection, ids)
    look(desk, Subject.LIST, 0, Way.EXPORTED, shown.which)
    read = [cells.read([column.text(row) for row in rows]) for column in shown.columns]
    today = desk.today()
    journals.save(
        Journal(
            title=shown.title,
            first=today,
            last=today,
            letterhead=letterheads.of_the_department(office),
            columns=[
                JournalColumn(column.heading, column.width, holds)
                for column, (holds, _cells) in zip(shown.columns, read, strict=True)
            ],
            lines=[JournalLine(line) for line in zip(*(found for _, found in read), strict=True)],
            language=language,
        ),
        path,
    )
