"""What the program is made with: whose each part is, and under which licence it is passed on."""

import platform
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QTextCursor
from PySide6.QtWidgets import (
    QListWidget,
    QPlainTextEdit,
    QSplitter,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app import __version__, paths
from desktop_app.gui import theme
from desktop_app.gui.fields.search_edit import SearchEdit
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.enter_key import KeyedDialog, acts_on_enter
from desktop_app.gui.parts.pieces import button, label
from desktop_app.translation import _


class Part(NamedTuple):
    name: str
    version: str
    licence: str
    addresses: tuple[str, ...]
    text: str

    @property
    def title(self) -> str:
        return f"{self.name} {self.version} – {self.licence}"


def parts() -> Iterator[Part]:
    """The program and Python first; then what else is written down by hand, then the packages."""
    running = {"Home Education Office": __version__, "Python": platform.python_version()}
    for file in ("parts.toml", "packages.toml"):
        read = paths.resource("licences", file).read_text(encoding="utf-8")
        for part in tomllib.loads(read)["part"]:
            name = part["name"]
            yield Part(
                name,
                part.get("version", running.get(name, "")),
                part["licence"],
                tuple(part[key] for key in ("source", "notes") if key in part),
                "\n\n".join(_text(path) for path in part["texts"]),
            )


def _text(path: str) -> str:
    return paths.resource(*Path(path).parts).read_text(encoding="utf-8").strip("\n")


class LicencesDialog(KeyedDialog):
    """The parts, and the words of the one that is chosen; both are searched at once."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Licences of others"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(980, 640)
        self._parts = list(parts())
        self._shown: list[Part] = []
        words = _(
            "The program is made with the work of others, each under its own licence. Libraries "
            "under the LGPL may be replaced by other versions: those of Qt lie as files of their "
            "own in the program's folder, and the program itself, whose source is open, can be "
            "built anew with any of them. Where the source of each is stands above its licence."
        )
        self.search = SearchEdit(_("Search in names and texts"))
        self.search.textChanged.connect(self._search)
        acts_on_enter(self.search, self.find_next)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Parts of the program"))
        self.list.currentRowChanged.connect(lambda _row: self._show_chosen())
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Licence"))
        beside = QSplitter(Qt.Orientation.Horizontal)
        beside.addWidget(self.list)
        beside.addWidget(self.text)
        beside.setSizes([340, 640])
        row = Row()
        self.copy_button = button(_("Copy the text"), self.copy, icon="copy")
        self.close_button = button(_("Close"), self.accept, primary=True)
        row.addWidget(self.copy_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        for part in (label(words, "quiet"), self.search):
            column.addWidget(part)
        column.addWidget(beside, 1)
        column.addLayout(row)
        self._search("")
        self.search.setFocus()

    def _search(self, sought: str) -> None:
        """Only the parts that have it, the one that is read among them if it can be."""
        before = self._shown[self.list.currentRow()] if self.list.currentRow() >= 0 else None
        folded = sought.casefold()
        self.list.clear()
        self._shown = [
            part for part in self._parts if folded in f"{part.title}\n{part.text}".casefold()
        ]
        self.list.addItems([part.title for part in self._shown])
        self.list.setCurrentRow(self._shown.index(before) if before in self._shown else 0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self.list.currentRow()
        if not 0 <= row < len(self._shown):
            self.text.clear()
            return
        part = self._shown[row]
        head = "\n".join((part.title, *part.addresses))
        self.text.setPlainText(f"{head}\n\n{part.text}")
        self._mark()

    def _mark(self) -> None:
        """Every place of what is sought stands out, and the first of them is in sight."""
        sought, places = self.search.text(), []
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        while sought and self.text.find(sought):
            place = QTextEdit.ExtraSelection()
            place.cursor = self.text.textCursor()
            place.format.setBackground(QColor(theme.CHOSEN))
            places.append(place)
        self.text.setExtraSelections(places)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.find_next()

    def find_next(self) -> None:
        """Go to the next place, after the last one to the first."""
        sought = self.search.text()
        if sought and not self.text.find(sought):
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(sought)

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
