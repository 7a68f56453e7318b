"""Which words in a window are in Latin letters, and so perhaps not translated."""

import re
from collections.abc import Iterator

from PySide6.QtWidgets import QTableView, QWidget

from tests.screenshots.cut_off import named, words_of

LATIN = {"Alt", "Ctrl", "Enter", "Excel", "PDF", "PostgreSQL", "SQLite", "Qt", "demo", "IBAN"}
"""Latin words that are meant; any other on a screen may be untranslated."""


def latin_words(top: QWidget) -> Iterator[str]:
    """English left on a screen, as far as it can be told from data."""
    for widget in top.findChildren(QWidget):
        if not widget.isVisible():
            continue
        shown = list(_cells(widget)) if isinstance(widget, QTableView) else [words_of(widget)]
        for text in shown:
            words = re.findall(r"(?<![\w./@-])[A-Za-z]{3,}(?![\w./-])", text)
            if not LATIN.issuperset(words):
                yield f"{named(widget)}: “{text[:60]}”"


def _cells(table: QTableView) -> Iterator[str]:
    model = table.model()
    for row in range(min(model.rowCount(), 30)):
        for column in range(model.columnCount()):
            yield str(model.index(row, column).data() or "")
