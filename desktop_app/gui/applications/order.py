"""The head issues the order of admission to home education (R-7)."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.gui.applications.two_days import PeriodFields
from desktop_app.gui.consequences.dialog import ConsequenceDialog
from desktop_app.gui.context import Context
from desktop_app.gui.field_help.table import Asked
from desktop_app.gui.fields.identity import WordsField
from desktop_app.records.applications import Application
from desktop_app.services.applications import home_education
from desktop_app.services.applications.home_education import OrderEntry
from desktop_app.services.papers.foreseen import ActAt
from desktop_app.translation import _


def usual_period(today: date) -> tuple[date, date]:
    """From the first of September, or from today when it has passed, to the 25th of May."""
    end = date(today.year, 5, 25)
    if today > end:
        end = date(today.year + 1, 5, 25)
    return max(date(end.year - 1, 9, 1), today), end


class OrderDialog(ConsequenceDialog):
    """Asks for the period, the teacher, and who controls execution."""

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        application: Application,
        child_name: str,
        controller: str,
    ) -> None:
        super().__init__(
            parent,
            context,
            _("Order of admission to home education"),
            _("Issue the order"),
            _("Class {name}. The order gets its number and cannot be changed.").format(
                name=application.class_name
            ),
        )
        self.application, self.child_name = application, child_name
        self.period = PeriodFields(*usual_period(context.desk.today()))
        self.teacher = WordsField(_("Teacher or specialist in charge"))
        self.controller = WordsField(_("Who controls execution"))
        self.controller.set_value(controller)
        for field in (self.period.first, self.period.last, self.teacher):
            field.explain(Asked.ORDER)
        self.period.put_into(self, "first_day", "last_day")
        self.add("teacher", self.teacher)
        self.add("controller", self.controller)
        self.teacher.edit.setFocus()

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask_of(self._work, done)

    def named(self) -> str:
        return _("Admit to home education: {name}").format(name=self.child_name)

    def _work(self) -> ActAt:
        application = self.application
        first_day, last_day = self.period.days()
        entry = OrderEntry(first_day, last_day, self.teacher.value(), self.controller.value())
        return lambda desk: home_education.issue_order(desk, application, entry)
