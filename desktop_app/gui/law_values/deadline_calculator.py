"""The deadline calculator: choose the term and the day, and read how it is counted."""

from collections.abc import Sequence
from datetime import datetime, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app import translation, wording
from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import ChoiceField, DayField, TextField
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.enter_key import KeyedDialog
from desktop_app.gui.parts.pieces import Banner, button, clear, label
from desktop_app.gui.parts.steps import StepsView, as_text, copy_button
from desktop_app.gui.reading import Reading
from desktop_app.law.steps import Step
from desktop_app.law.time_limits import TIME_LIMITS, TimeLimit
from desktop_app.services.law_values import term_calculator
from desktop_app.services.law_values.term_calculator import CountedTerm, TermCalculator
from desktop_app.translation import _


class TermDialog(KeyedDialog):
    """Counts while one types and keeps nothing; the calendar is read once, when it opens."""

    def __init__(self, parent: QWidget, context: Context) -> None:
        super().__init__(parent)
        self.context = context
        self._calculator: TermCalculator | None = None
        self.setWindowTitle(_("Count a deadline"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(860, 520)
        self._steps: tuple[Step, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        terms = [(each.code, self._named(each)) for each in TIME_LIMITS]
        self.limit = ChoiceField(_("Term"), terms)
        self.day = DayField(_("Starting day"))
        self.day.set_value(context.desk.today())
        self.time = TextField(_("Time (hh:mm)"), most=5)
        self.time.set_value(f"{context.desk.now():%H:%M}")
        column.addWidget(self.limit)
        asked = Row()
        asked.setSpacing(14)
        asked.addWidget(self.day)
        asked.addWidget(self.time)
        asked.addStretch(1)
        column.addLayout(asked)
        self.outcome = label("", "heading")
        self.banner = Banner()
        column.addWidget(self.outcome)
        column.addWidget(self.banner)
        column.addWidget(self._explanation(), 1)
        column.addLayout(self._buttons())
        for field in (self.limit, self.day, self.time):
            field.changed.connect(self._count)
        self._count()
        self.limit.editor.setFocus()
        desk = context.desk
        Reading(context, self).ask(lambda: term_calculator.calculator(desk), self._begin)

    def _explanation(self) -> QWidget:
        inner = QWidget()
        self._lines = QVBoxLayout(inner)
        self._lines.setContentsMargins(0, 0, 8, 0)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        inner.setObjectName("steps")
        scroll.setAccessibleName(_("How the deadline was counted"))
        scroll.setWidget(inner)
        return scroll

    def _buttons(self) -> Row:
        row = Row()
        self.copy_button = copy_button(self.as_text)
        row.addWidget(self.copy_button)
        row.addStretch(1)
        close = button(_("Close"), self.accept)
        self.main_button = close
        row.addWidget(close)
        return row

    def as_text(self) -> str:
        """What is copied: the term, the last day, and the steps with their clauses."""
        steps = as_text(self.context, self._steps)
        return "\n".join((self._named(self._chosen()), self.outcome.text(), steps))

    def _begin(self, calculator: TermCalculator) -> None:
        self._calculator = calculator
        self._count()

    def _chosen(self) -> TimeLimit:
        return next(each for each in TIME_LIMITS if each.code == self.limit.value())

    def _count(self) -> None:
        """Show the deadline of what is typed now, or what is missing or not known."""
        limit, day, at = self._chosen(), self.day.value(), _time(self.time.value())
        self.time.setVisible(limit.in_hours)
        if self._calculator is None:
            self._show("", ())
        elif day is None:
            self._say("info", _("Write the day as 21.11.2026."))
        elif not limit.in_hours:
            self._show_counted(self._calculator.working_days(limit, day))
        elif at is None:
            self._say("info", _("Write the time as 14:30."))
        else:
            self._show_counted(self._calculator.hours(limit, day, at))

    def _show_counted(self, found: CountedTerm) -> None:
        if found.missing is not None:
            self._say("warn", self.context.words(found.missing))
        elif found.when is not None:
            self._show(wording.value(found.when, translation.current()), found.steps)

    def _say(self, kind: str, words: str) -> None:
        self._show("", ())
        self.banner.say(kind, words)

    def _show(self, when: str, steps: Sequence[Step]) -> None:
        self._steps = tuple(steps)
        self.banner.say("info", "")
        self.outcome.setText(_("Deadline: {when}").format(when=when) if when else "")
        self.outcome.setVisible(bool(when))
        self.copy_button.setEnabled(bool(steps))
        clear(self._lines)
        self._lines.addWidget(StepsView(self.context, steps))
        self._lines.addStretch(1)

    def _named(self, limit: TimeLimit) -> str:
        """What the term is for, how long it is, and its clause."""
        length = _("{count} hours") if limit.in_hours else _("working days: {count}")
        clause = self.context.clause(limit.clause)
        return f"{_(limit.words)} – {length.format(count=limit.count)} ({clause})"


def _time(text: str) -> time | None:
    try:
        return datetime.strptime(text, "%H:%M").time()
    except ValueError:
        return None
