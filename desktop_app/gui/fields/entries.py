"""Fields that check what is typed and say at once, at the field, what is wrong."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from desktop_app import translation, wording
from desktop_app.gui import theme
from desktop_app.gui.fields.line import Line
from desktop_app.gui.parts.pieces import label, literal, restyle
from desktop_app.records.plain_text import in_one_line
from desktop_app.translation import _

E = TypeVar("E", bound=StrEnum)


class Field(QWidget):
    """An editor with its name above and its slip or warning below."""

    changed = Signal()

    def __init__(self, name: str, editor: QWidget) -> None:
        super().__init__()
        self.editor = editor
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.name = label(name, "quiet")
        self.name.setBuddy(editor)
        editor.setAccessibleName(name)
        self.note = label("", "error")
        self.note.hide()
        self._doubt: QLabel | None = None
        column.addWidget(self.name)
        column.addWidget(editor)
        column.addWidget(self.note)
        column.addStretch(1)

    def _typed(self) -> None:
        """Whatever was wrong is changed now."""
        self.show_slip("")
        self.changed.emit()

    def show_slip(self, words: str) -> None:
        """Say what is wrong; empty words take it back."""
        self._say(words, "error")

    def show_warning(self, words: str) -> None:
        """Say what to look at; it can be left standing."""
        self._say(words, "warning")

    def show_hint(self, words: str) -> None:
        """Say what was understood."""
        self._say(words, "quiet")

    def show_doubt(self, words: str) -> None:
        """Say what is unusual, besides whatever else is said; empty words take it back."""
        if self._doubt is None:
            if not words:
                return
            self._doubt = label("", "warning")
            column = self.layout()
            assert isinstance(column, QVBoxLayout)
            column.insertWidget(column.indexOf(self.note) + 1, self._doubt)
        self._doubt.setText(words)
        self._doubt.setVisible(bool(words))

    @property
    def doubt(self) -> str:
        return "" if self._doubt is None else self._doubt.text()

    def _say(self, words: str, role: str) -> None:
        self.note.setText(words)
        self.note.setProperty("role", role)
        self.note.setVisible(bool(words))
        self.editor.setProperty("wrong", bool(words) and role == "error")
        restyle(self.note)
        restyle(self.editor)

    @property
    def slip(self) -> str:
        return self.note.text()

    @property
    def is_refused(self) -> bool:
        """Whether what is said below is why it can't stay so."""
        return bool(self.editor.property("wrong"))

    def content(self) -> Any:
        """What is typed, as a draft keeps it."""
        raise NotImplementedError

    def restore(self, content: Any) -> None:
        raise NotImplementedError


def level_with(field: Field, made: QWidget) -> QWidget:
    """A button to stand beside a field, level with its editor also while a slip stands below."""
    above = label(" ", "quiet")
    made.setMinimumHeight(field.editor.sizeHint().height())
    beside = QWidget()
    column = QVBoxLayout(beside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(above)
    column.addWidget(made)
    column.addStretch(1)
    return beside


class TextField(Field):
    """One line of text; surrounding and doubled spaces are dropped."""

    def __init__(self, name: str, *, most: int = 200, placeholder: str = "") -> None:
        self.edit = Line(most)
        super().__init__(name, self.edit)
        self.edit.tell = self.show_slip
        self.edit.setPlaceholderText(placeholder)
        self.edit.textChanged.connect(self._typed)

    def value(self) -> str:
        return " ".join(in_one_line(self.edit.text()).split())

    def set_value(self, text: str) -> None:
        self.edit.setText(text)
        self.edit.setCursorPosition(0)

    def content(self) -> str:
        return self.edit.text()

    def restore(self, content: Any) -> None:
        self.set_value(str(content or ""))


def parse_day(text: str) -> date | None:
    """Read ``21.11.2026``, ``21112026``, ``21/11/26`` or ``2026-11-21``; None for anything else."""
    text = text.strip().replace("/", ".").replace(",", ".").replace(" ", "")
    for form in ("%d.%m.%Y", "%d.%m.%y", "%d%m%Y", "%Y-%m-%d"):
        try:
            found = datetime.strptime(text, form).date()
        except ValueError:
            continue
        return found if 1900 <= found.year <= 2100 else None
    return None


def _calendar(parent: QWidget) -> QCalendarWidget:
    """A month to choose a day from, in the language of the screen and without week numbers."""
    calendar = QCalendarWidget(parent)
    calendar.setLocale(QLocale(translation.current()))
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    # Lists have roomy cells; here a day must fit its cell.
    calendar.setStyleSheet(
        f"QTableView {{ border: 1px solid {theme.LINE}; border-top: none; }}"
        " QTableView::item { padding: 0; }"
    )
    calendar.ensurePolished()
    calendar.setMinimumSize(calendar.sizeHint())
    return calendar


class DayEdit(Line):
    """A line for a date, with a calendar to choose from; tidied when one leaves it."""

    def __init__(self) -> None:
        super().__init__(12)
        self.setPlaceholderText(_("dd.mm.yyyy"))
        self.setMinimumWidth(118)
        choose = QAction(theme.icon("calendar"), _("Choose a day"), self)
        choose.triggered.connect(self._choose)
        self.addAction(choose, Line.ActionPosition.TrailingPosition)

    def _choose(self) -> None:
        menu = QMenu(self)
        calendar = _calendar(menu)
        now = parse_day(self.text())
        if now is not None:
            calendar.setSelectedDate(QDate(now.year, now.month, now.day))

        def chosen(day: QDate) -> None:
            self.setText(day.toString("dd.MM.yyyy"))
            menu.close()

        calendar.clicked.connect(chosen)
        calendar.activated.connect(chosen)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        found = parse_day(self.text())
        if found is not None and self.text() != wording.day(found):
            self.setText(wording.day(found))
        super().focusOutEvent(event)

    def value(self) -> date | None:
        return parse_day(self.text())

    def is_wrong(self) -> bool:
        return bool(self.text().strip()) and self.value() is None


class DayField(Field):
    """A date, or nothing."""

    def __init__(self, name: str) -> None:
        self.edit = DayEdit()
        super().__init__(name, self.edit)
        self.edit.tell = self.show_slip
        self.edit.textChanged.connect(self._typed)
        self.edit.editingFinished.connect(self.check)

    def check(self) -> bool:
        """Whether it is empty or a date; says what is wrong otherwise."""
        if self.edit.is_wrong():
            self.show_slip(_("There is no such day. Write it as 21.11.2026."))
            return False
        return True

    def value(self) -> date | None:
        return self.edit.value()

    def set_value(self, day: date | None) -> None:
        self.edit.setText(wording.day(day))

    def content(self) -> str:
        return self.edit.text()

    def restore(self, content: Any) -> None:
        self.edit.setText(str(content or ""))


class ChoiceBox(QComboBox):
    """The wheel scrolls the form around it and never changes what was chosen."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceField(Field):
    """One of a few; the value is what the choice stands for."""

    def __init__(self, name: str, choices: Iterable[tuple[Any, str]]) -> None:
        self.box = ChoiceBox()
        super().__init__(name, self.box)
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(10)
        self.offer(choices)
        self.box.currentIndexChanged.connect(self._chosen)

    def offer(self, choices: Iterable[tuple[Any, str]]) -> None:
        """Offer other choices, keeping what is chosen where it is still there."""
        before = self.box.currentData()
        self.box.blockSignals(True)
        self.box.clear()
        for value, words in choices:
            self.box.addItem(words, value)
            tip = literal(words)
            self.box.setItemData(self.box.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.set_value(before)
        self.box.blockSignals(False)

    def _chosen(self) -> None:
        self.show_slip("")
        self.changed.emit()

    def value(self) -> Any:
        return self.box.currentData()

    def set_value(self, value: Any) -> None:
        index = self.box.findData(value)
        if index >= 0:
            self.box.setCurrentIndex(index)

    def content(self) -> Any:
        return self.box.currentData()

    def restore(self, content: Any) -> None:
        """What a draft kept; a choice that there is no longer is told, not passed over."""
        if content is None:
            return
        self.set_value(content)
        if self.box.findData(content) < 0:
            words = _("“{choice}” is no longer in the lists: choose another one.")
            self.show_slip(words.format(choice=content))


class TickField(Field):
    """Yes or no."""

    def __init__(self, name: str) -> None:
        self.tick = QCheckBox(name)
        super().__init__("", self.tick)
        self.name.hide()
        self.tick.toggled.connect(self.changed)

    def value(self) -> bool:
        return self.tick.isChecked()

    def set_value(self, value: bool) -> None:
        self.tick.setChecked(value)

    def content(self) -> bool:
        return self.value()

    def restore(self, content: Any) -> None:
        self.set_value(bool(content))


def connect_all(fields: Iterable[Field], changed: Callable[[], None]) -> None:
    for field in fields:
        field.changed.connect(changed)


def in_pairs(fields: Iterable[Field], spacing: int) -> QScrollArea:
    """Two fields beside each other in a row, and a bar to scroll where they are many."""
    inner = QWidget()
    grid = QGridLayout(inner)
    grid.setContentsMargins(0, 0, 10, 0)
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(spacing)
    for number, field in enumerate(fields):
        grid.addWidget(field, number // 2, number % 2)
    grid.setRowStretch(grid.rowCount(), 1)
    scroll = QScrollArea()
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setWidget(inner)
    return scroll
