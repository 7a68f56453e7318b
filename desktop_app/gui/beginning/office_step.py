"""The office: what letterheads say of it."""

from dataclasses import asdict

from desktop_app.gui.beginning.answers import Answers
from desktop_app.gui.beginning.step import Step, all_right
from desktop_app.gui.fields.entries import in_pairs
from desktop_app.gui.office.fields import office_fields
from desktop_app.records.people import Office
from desktop_app.records.practice import is_real
from desktop_app.services.identity.details import office_slips
from desktop_app.translation import _


class OfficeStep(Step):
    """Its names and its head must be there; the rest can follow in Settings."""

    def __init__(self, answers: Answers) -> None:
        words = _("Papers bear these details. All but the names and the head can follow later.")
        super().__init__(answers, _("The office"), words)
        self.fields = office_fields()
        for name, text in asdict(answers.office).items():
            self.fields[name].set_value(text)
        self.column.addWidget(in_pairs(self.fields.values(), 6), 1)
        self.setFocusProxy(self.fields["name_kk"].edit)

    def keep(self) -> None:
        values = {name: field.value() for name, field in self.fields.items()}
        self.answers.office = Office(**values)

    def check(self) -> bool:
        self.keep()
        office = self.answers.office
        wrong = {}
        if not office.name_kk:
            wrong["name_kk"] = _("Enter the name in Kazakh.")
        if not office.name_ru:
            wrong["name_ru"] = _("Enter the name in Russian.")
        if not is_real(office.head_name):
            wrong["head_name"] = _("Enter the person's own name: it stands on papers.")
        for slip in office_slips(office):
            wrong.setdefault(slip.field, self.words(slip))
        return all_right(self.fields, wrong)
