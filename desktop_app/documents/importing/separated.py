"""An old register as text with separators (``.csv``)."""

from pathlib import Path

from desktop_app.disk.plain_file import size_of
from desktop_app.documents.workbooks.guard import TOO_LARGE, RefusedWorkbook
from desktop_app.documents.workbooks.reading import SheetCells
from desktop_app.documents.workbooks.separated_text import UNREADABLE, rows_of_text, text_of

_MOST_BYTES = 30 * 2**20


def is_one(path: Path) -> bool:
    return path.suffix.lower() == ".csv"


def read(path: Path) -> tuple[SheetCells, ...]:
    """One sheet, named like the file. Raises RefusedWorkbook, OSError.

    Kazakh letters have no place in what Russian Windows writes and were saved as question marks:
    such a file is refused, for the names in it are lost.
    """
    if size_of(path) > _MOST_BYTES:
        raise RefusedWorkbook(TOO_LARGE)
    content = path.read_bytes()
    text = text_of(content)
    if "?" in text and text.encode("cp1251", "replace") == content:
        raise RefusedWorkbook(UNREADABLE)
    return (SheetCells(path.stem, rows_of_text(text)),)
