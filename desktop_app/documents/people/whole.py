"""A person's whole file as a workbook: a sheet for each subject, in the person's language."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from desktop_app.documents.workbooks.list_book import ListBook
from desktop_app.documents.workbooks.sheets import Cells, Column
from desktop_app.documents.workbooks.stream import write

_WIDTH = 132
"""Of all columns together: as wide as A4 landscape shows well."""


@dataclass(frozen=True)
class Sheet:
    """A subject: its headings, and its lines as words."""

    title: str
    headings: Sequence[str]
    lines: Sequence[Sequence[str]]


@dataclass(frozen=True)
class PersonBook:
    """``about`` stands above every sheet; ``nothing`` where there is no line."""

    title: str
    office: str
    about: str
    nothing: str
    language: str
    sheets: Sequence[Sheet]


def packed(book: PersonBook) -> bytes:
    """The workbook as the bytes of its file."""
    lists = ListBook.of(title=book.title, office=book.office, language=book.language)
    styles = lists.styles
    parts = []
    for sheet in book.sheets:
        width = _WIDTH / len(sheet.headings)
        columns = [
            Column(letter, heading, width, styles.text)
            for letter, heading in zip(ascii_uppercase, sheet.headings, strict=False)
        ]
        parts.append(
            lists.part(
                sheet.title,
                columns,
                _lines(sheet, styles.words),
                len(sheet.lines),
                head=[(styles.title, sheet.title), (styles.number, book.about)],
                nothing=book.nothing,
                landscape=True,
            )
        )
    file = io.BytesIO()
    write(lists.book, parts, file)
    return file.getvalue()


def _lines(sheet: Sheet, style: int) -> Iterator[Cells]:
    for line in sheet.lines:
        yield [(letter, style, text) for letter, text in zip(ascii_uppercase, line, strict=False)]
