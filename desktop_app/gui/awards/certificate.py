"""A certificate of home education that a school gave on paper, or what gives the months (D-2)."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app import translation
from desktop_app.gui.award_papers import RECORD, said
from desktop_app.gui.context import Context
from desktop_app.gui.field_help.table import Asked
from desktop_app.gui.fields.entries import ChoiceField, DayField, Field, TextField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.law.award_papers import AwardPaper, about
from desktop_app.records.applications import CertificateEntry
from desktop_app.records.people import Provider
from desktop_app.services.applications import home_education
from desktop_app.services.errors import EntryError, Slip
from desktop_app.services.validation import NO_PAPER_NUMBER
from desktop_app.translation import N_, _


class ChildCertificateDialog(AskDialog):
    """``school`` is the one to begin with; the next application rests on the certificate."""

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        child_id: int,
        schools: Sequence[Provider],
        school: int = 0,
        paper: AwardPaper = AwardPaper.CERTIFICATE,
    ) -> None:
        super().__init__(
            parent,
            context,
            said(paper, RECORD),
            _("Record"),
            _("To be paid for its period, the family applies anew, or the head changes the award."),
        )
        self.child_id, self.paper = child_id, paper
        self.setMinimumWidth(560)
        self.provider = ChoiceField(_("School"), _named(schools))
        self.provider.set_value(school)
        self.number = TextField(_("Number"), most=60)
        self.issued_on = DayField(_("Issued on"))
        self.first_day = DayField(_("First day"))
        self.last_day = DayField(_("Last day"))
        self.class_name = TextField(_("Class"), most=20)
        self.number.explain(Asked.PAPER)
        self.issued_on.explain(Asked.PAPER)
        self.first_day.explain(Asked.PAPER_DAYS)
        self.last_day.explain(Asked.PAPER_DAYS)
        self.body.addLayout(self._grid())

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        shown: list[tuple[str, Field, int, int, int]] = [
            ("provider", self.provider, 0, 0, 3),
            ("certificate.number", self.number, 1, 0, 1),
            ("certificate.issued_on", self.issued_on, 1, 1, 1),
            ("certificate.class_name", self.class_name, 1, 2, 1),
            ("certificate.first_day", self.first_day, 2, 0, 1),
            ("certificate.last_day", self.last_day, 2, 1, 1),
        ]
        for name, field, row, column, span in shown:
            self.fields[name] = field
            grid.addWidget(field, row, column, 1, span)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        return grid

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask(self._work, done)

    def _work(self) -> Callable[[], None]:
        desk, child_id, school = self.context.desk, self.child_id, int(self.provider.value() or 0)
        slips: list[Slip] = []
        if not school:
            slips.append(Slip("provider", N_("Choose the school.")))
        if not self.number.value():
            slips.append(Slip("certificate.number", about(self.paper, NO_PAPER_NUMBER)))
        entry = CertificateEntry(
            number=self.number.value(),
            issued_on=_asked("certificate.issued_on", self.issued_on, slips),
            first_day=_asked("certificate.first_day", self.first_day, slips),
            last_day=_asked("certificate.last_day", self.last_day, slips),
            class_name=self.class_name.value(),
            kind=self.paper,
        )
        if slips:
            raise EntryError(*slips)
        return lambda: home_education.record_certificate(desk, child_id, school, entry)


def _named(schools: Sequence[Provider]) -> list[tuple[int, str]]:
    return [(0, ""), *((school.id, school.named(translation.current())) for school in schools)]


def _asked(name: str, field: DayField, slips: list[Slip]) -> date:
    found = field.value()
    if found is None:
        slips.append(Slip(name, N_("Enter the day.")))
    return found or date.min
