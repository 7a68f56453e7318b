"""Fields that check what is typed and say at once, at the field, what is wrong."""

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app import wording
from desktop_app.gui.field_help import mark
from desktop_app.gui.field_help.table import Asked
from desktop_app.gui.fields.choice_box import ChoiceBox
from desktop_app.gui.fields.confirmation import Confirmation
from desktop_app.gui.fields.day_edit import DayEdit
from desktop_app.gui.fields.line import Line
from desktop_app.gui.parts.pieces import label, literal, restyle
from desktop_app.records.plain_text import in_one_line
from desktop_app.services.errors import Doubt
from desktop_app.translation import N_, _

E = TypeVar("E", bound=StrEnum)


class Field(QWidget):
    """An editor with its name above and its slip or warning below."""

    changed = Signal()
    answered = Signal()
    """What is unusual here was confirmed, or is not any more."""

    def __init__(self, name: str, editor: QWidget) -> None:
        super().__init__()
        self.editor = editor
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.name = label(name, "quiet")
        self.name.setBuddy(editor)
        editor.setAccessibleName(name)
        self._note: QLabel | None = None
        self._doubt: QLabel | None = None
        self._confirmation: Confirmation | None = None
        self._mark: mark.Mark | None = None
        self._keeps_room = False
        column.addWidget(self.name)
        column.addWidget(editor)
        column.addStretch(1)

    @property
    def note(self) -> QLabel:
        """Right below the editor; made when something is first said there, as in few fields."""
        if self._note is None:
            self._note = label("", "error")
            self._note.hide()
            column = self.layout()
            assert isinstance(column, QVBoxLayout)
            column.insertWidget(column.indexOf(self.editor) + 1, self._note)
        return self._note

    def rename(self, name: str) -> None:
        """Ask for something else in the same place."""
        self.name.setText(name)
        self.editor.setAccessibleName(name)
        if self._mark is not None:
            self._mark.name(name)

    def explain(self, asked: Asked) -> None:
        """The law asks this here: a ? beside the name tells it, and Shift+F1 in the field."""
        column, head = self.layout(), self.editor if self.name.isHidden() else self.name
        assert isinstance(column, QVBoxLayout)
        place = column.indexOf(head)
        column.takeAt(place)
        self._mark = mark.asks(self, asked, self.editor.accessibleName() or words_on(self.editor))
        column.insertLayout(place, mark.beside(head, self._mark))
        self.editor.setAccessibleDescription(self._mark.toolTip())

    def _typed(self) -> None:
        """Whatever was wrong, or asked, is changed now."""
        self.show_slip("")
        self.ask(None)
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
            self._put_below(self._doubt)
        self._doubt.setText(words)
        self._doubt.setVisible(bool(words))
        self._show_note()

    @property
    def doubt(self) -> str:
        return "" if self._doubt is None else self._doubt.text()

    # What is unusual, and is to be confirmed

    def ask(self, doubt: Doubt | None) -> None:
        """Ask whether it is meant so; None takes the question back."""
        if self._confirmation is not None or doubt is not None:
            self._has_confirmation().ask(doubt)
            self._show_note()

    def _has_confirmation(self) -> Confirmation:
        if self._confirmation is None:
            self._confirmation = Confirmation()
            self._confirmation.answered.connect(self.answered)
            self._put_below(self._confirmation)
        return self._confirmation

    @property
    def asked(self) -> str:
        """What is to be confirmed, or was; else empty."""
        return "" if self._confirmation is None else self._confirmation.asked

    @property
    def confirmed(self) -> str:
        """The value that somebody said is meant so; else empty."""
        return "" if self._confirmation is None else self._confirmation.value

    @property
    def asks(self) -> bool:
        return self._confirmation is not None and self._confirmation.asks

    def restore_confirmed(self, value: str) -> None:
        """What a draft kept: it is answered once it is asked."""
        self._has_confirmation().restore(value)

    def take_focus(self) -> None:
        """Go where something is to be done: to the tick, where only that is asked."""
        asking = self._confirmation if self.asks and not self.is_refused else None
        (self.editor if asking is None else asking.tick).setFocus()

    # Where it is said

    def keep_room(self) -> None:
        """Leave room for a line below, so that nothing moves when something is said there."""
        self._keeps_room = True
        self.note.ensurePolished()
        self.note.setMinimumHeight(self.note.fontMetrics().lineSpacing())
        self._show_note()

    def _show_note(self) -> None:
        """What else is said below takes the room that is kept."""
        below = (self._doubt, self._confirmation)
        is_room = self._keeps_room and all(each is None or each.isHidden() for each in below)
        if self._note is not None:
            self._note.setVisible(bool(self._note.text()) or is_room)

    def _put_below(self, told: QWidget) -> None:
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.count() - 1, told)

    def changeEvent(self, event: QEvent) -> None:
        """What can't be typed in is not wrong."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and not self.isEnabled() and self.is_refused:
            self.show_slip("")

    def _say(self, words: str, role: str) -> None:
        if not words and not self.slip:
            return  # nothing stands there that would go
        self.note.setText(words)
        self.note.setProperty("role", role)
        self._show_note()
        self.editor.setProperty("wrong", bool(words) and role == "error")
        restyle(self.note)
        restyle(self.editor)

    @property
    def slip(self) -> str:
        return "" if self._note is None else self._note.text()

    @property
    def is_refused(self) -> bool:
        """Whether what is said below is why it can't stay so."""
        return bool(self.editor.property("wrong"))

    def content(self) -> Any:
        """What is typed, as a draft keeps it."""
        raise NotImplementedError

    def restore(self, content: Any) -> None:
        raise NotImplementedError


def words_on(editor: QWidget) -> str:
    """What a tick is named by, which has no name above."""
    return editor.text() if isinstance(editor, QCheckBox) else ""


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


NO_SUCH_DAY = N_("There is no such day. Write it as 21.11.2026.")


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
            self.show_slip(_(NO_SUCH_DAY))
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
        self.ask(None)
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
        """What a draft kept; a choice that there is no longer is told, not passed over.

        An empty text is nothing chosen: the first line stands again, and nothing is told.
        """
        if content is None:
            return
        self.set_value(content)
        if self.box.findData(content) < 0:
            self.box.setCurrentIndex(0)  # what was preselected is not what was meant
            if content == "":
                return
            words = _("“{choice}” is no longer in the lists: choose another one.")
            if not isinstance(content, str):  # the number of a record says nothing to anybody
                words = _("What was chosen is no longer in the lists: choose another one.")
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
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it comes into sight by itself
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setWidget(inner)
    return scroll
