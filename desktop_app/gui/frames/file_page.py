"""A page that shows one file from the top down: what stands, its deadline, and its parts."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop_app.gui import deadlines, theme
from desktop_app.gui.context import Context
from desktop_app.gui.frames.page import Page
from desktop_app.gui.parts.pieces import label, line, literal
from desktop_app.gui.parts.steps import StepsDialog, as_text
from desktop_app.gui.places import Place
from desktop_app.law.calendar import WorkingCalendar
from desktop_app.law.steps import Step
from desktop_app.translation import _


class FilePage(Page):
    """The title is the file's number; beside it stand its status and, while it waits, its day."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.status = line()
        self.status.setObjectName("status")
        self.deadline = QPushButton()
        self.deadline.setObjectName("deadline")
        self.deadline.setIcon(theme.icon("calendar"))
        self.deadline.clicked.connect(lambda _checked=False: self._show_why_due())
        self._why_due: tuple[Step, ...] = ()
        self.top.insertSpacing(1, 14)
        self.top.insertWidget(2, self.status)
        self.top.addWidget(self.deadline)
        self.about = label("", "quiet")
        self.about.setObjectName("about")
        self.column.addWidget(self.about)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.column.addWidget(self.area, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Arrow keys scroll the page at once; Tab goes on to what is next."""
        super().showEvent(event)
        if not event.spontaneous():
            self.area.setFocus()

    def show_number(self, number: str) -> None:
        self.title.setText(number)
        self.area.setAccessibleName(number)

    def show_status(self, words: str, colour: str) -> None:
        self.status.setText(words)
        self.status.setStyleSheet(f"color: {colour}; font-size: 11pt; font-weight: 600;")

    def show_deadline(
        self, day: date | None, calendar: WorkingCalendar, why: Sequence[Step]
    ) -> None:
        """The day by which something is due, and how it was counted.

        None hides it, unless ``why`` says why it is not known yet.
        """
        self.deadline.setVisible(day is not None or bool(why))
        today = self.context.desk.today()
        if day is None:
            left = deadlines.short_left(None, today)
        else:
            left = deadlines.left_until(day, today, calendar)
        self.deadline.setText(left.words)
        self.deadline.setStyleSheet(deadlines.link_style(left.colour))
        self._why_due = tuple(why)
        self.deadline.setToolTip(literal(as_text(self.context, why)))

    def _show_why_due(self) -> None:
        """The same steps as the tooltip has, for the keyboard and to copy."""
        title = _("How the deadline was counted")
        StepsDialog(self, self.context, title, self._why_due).open()

    def show_parts(self, parts: Sequence[QWidget]) -> None:
        """New parts in place of the old, at the same height and with the same focus."""
        height = self.area.verticalScrollBar().value()
        focused: QWidget | None = self.window().focusWidget()
        had_focus = focused is None or self.isAncestorOf(focused)
        name = focused.objectName() if focused is not None else ""
        old: QWidget | None = self.area.takeWidget()
        new = _below_each_other(parts)
        self.area.setWidget(new)
        if old is None:
            return
        old.hide()
        old.setParent(None)
        old.deleteLater()
        new.adjustSize()
        self.area.verticalScrollBar().setValue(height)
        if had_focus:
            again: QWidget | None = new.findChild(QWidget, name) if name else None
            (again if again is not None and again.isEnabled() else self.area).setFocus()


def _below_each_other(parts: Sequence[QWidget]) -> QWidget:
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 10, 0)
    column.setSpacing(10)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return inner
