"""What stands beside a form that is edited: its problems, its fields, and what was changed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
)

from desktop_app.documents.forms.checks import FormProblem
from desktop_app.documents.forms.field_words import FormField
from desktop_app.gui import theme
from desktop_app.gui.forms.words import problem_words
from desktop_app.gui.parts.pieces import literal
from desktop_app.services.forms.own_forms import Change
from desktop_app.translation import _

_VALUE = Qt.ItemDataRole.UserRole
_INK = theme.Named({"+": "good", "-": "bad", "…": "quiet"})
_GROUND = theme.Named({"+": "good_ground", "-": "bad_ground", "…": "base"})


class ProblemList(QListWidget):
    """``chosen`` is given the line of the problem that was double-clicked or entered."""

    def __init__(self, chosen: Callable[[int], None]) -> None:
        super().__init__()
        self.setAccessibleName(_("What is wrong"))
        self.setWordWrap(True)
        self.itemActivated.connect(lambda item: chosen(item.data(_VALUE)))
        self.itemDoubleClicked.connect(lambda item: chosen(item.data(_VALUE)))

    def show_problems(self, problems: Sequence[FormProblem]) -> None:
        self.clear()
        for problem in problems:
            item = QListWidgetItem(theme.icon("circle-alert", theme.BAD), problem_words(problem))
            item.setData(_VALUE, problem.line)
            self.addItem(item)
        if not problems:
            self.addItem(
                QListWidgetItem(theme.icon("circle-check", theme.GOOD), _("Nothing is wrong."))
            )


class FieldTree(QTreeWidget):
    """``chosen`` is given the field that was double-clicked or entered."""

    def __init__(self, fields: Sequence[FormField], chosen: Callable[[FormField], None]) -> None:
        super().__init__()
        self.setAccessibleName(_("Fields of the form"))
        self.setHeaderLabels([_("Field"), _("What it is")])
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setStretchLastSection(True)
        self.setExpandsOnDoubleClick(False)
        self._chosen = chosen
        self.addTopLevelItems([self._item(field) for field in fields])
        self.expandAll()
        self.itemDoubleClicked.connect(lambda item, _column: chosen(item.data(0, _VALUE)))

    def _item(self, field: FormField) -> QTreeWidgetItem:
        words = _(field.words)
        item = QTreeWidgetItem([field.name, words])
        item.setData(0, _VALUE, field)
        item.setToolTip(1, literal(f"{words}\n{field.written.strip()}"))
        item.addChildren([self._item(part) for part in field.parts])
        return item

    def choose(self, name: str) -> None:
        """Put in the field of this name, as a double click does."""
        found = self.findItems(name, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
        self._chosen(found[0].data(0, _VALUE))


class ChangesView(QPlainTextEdit):
    """The lines that differ from the program's words: what went in red, what came in green."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAccessibleName(_("What changed"))
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))

    def show_changes(self, changes: Sequence[Change]) -> None:
        self.clear()
        if not changes:
            self.setPlainText(_("Nothing: these are the program's words."))
            return
        cursor = QTextCursor(self.document())
        for number, change in enumerate(changes):
            look = QTextCharFormat()
            if change.sign in _INK:
                ink, paper = _INK[change.sign], _GROUND[change.sign]
                look.setForeground(QColor(ink))
                look.setBackground(QColor(paper))
            cursor.insertText("\n" if number else "", QTextCharFormat())
            cursor.insertText(f"{change.sign} {change.line}", look)
        self.moveCursor(QTextCursor.MoveOperation.Start)
