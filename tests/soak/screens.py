"""Hostile texts on the screen: in labels, tables, lists and tooltips, as they were typed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.gui.frames.file_parts import link_to
from desktop_app.gui.parts.paged import Column, rows_model
from desktop_app.gui.parts.pieces import label, line, literal
from tests.soak.payloads import payload
from tests.soak.trials import Soak, Trial

TEXTS = 2_000
_UNSEEN = dict.fromkeys(map(ord, "\0\ufdd0\ufdd1"))
"""What no text of Qt's can have in it."""


@contextmanager
def _begin(_folder: Path) -> Iterator[Trial]:
    application = QApplication.instance() or QApplication([])
    owner = QWidget()

    def trial(number: int) -> str:
        text = payload(number, printable=False).encode("utf-8", "replace").decode()
        for name, shown in _shown(text, owner):
            if shown != text:
                return f"{name} shows {shown!r:.100} for {text!r:.100}"
        return ""

    yield trial
    owner.deleteLater()
    application.processEvents()


def _shown(text: str, owner: QWidget) -> Iterator[tuple[str, str]]:
    for made in (line(text), label(text)):
        plain = made.textFormat() is Qt.TextFormat.PlainText
        yield "a label", made.text() if plain else "markup"
    model = rows_model([Column("", lambda row: row)], [text], owner)
    cell = model.index(0, 0)
    yield "a cell", str(cell.data())
    for name, tip in (
        ("a tooltip", literal(text)),
        ("a cell's tooltip", str(cell.data(Qt.ItemDataRole.ToolTipRole))),
    ):
        yield name, text if _read(tip) == _read_plain(text) else _read(tip)
    button = link_to(text, lambda: None, "", text)
    yield "a link", text if _squeezed(button.text().replace("&&", "&")) == _squeezed(text) else ""
    yield "a link's other key", text if "&" not in button.text().replace("&&", "") else ""
    model.deleteLater()
    button.deleteLater()


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _read(tip: str) -> str:
    """What a tooltip shows: as Qt does it, markup where it looks like some."""
    document = QTextDocument()
    if GuiQt.mightBeRichText(tip):
        document.setHtml(tip)
    else:
        document.setPlainText(tip)
    return _squeezed(document.toPlainText().translate(_UNSEEN))


def _read_plain(text: str) -> str:
    document = QTextDocument()
    document.setPlainText(text)
    return _squeezed(document.toPlainText().translate(_UNSEEN))


SCREENS = Soak(
    "hostile texts on the screen",
    f"{TEXTS} texts in labels, tables, links and tooltips: literal, and no key of their own",
    TEXTS,
    200,
    _begin,
)
