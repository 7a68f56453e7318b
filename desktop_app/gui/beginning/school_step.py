"""The first school: applications name the one that organises the lessons."""

from dataclasses import replace
from typing import Any

from desktop_app.gui.beginning.answers import Answers
from desktop_app.gui.beginning.step import Step, all_right
from desktop_app.gui.fields.entries import in_pairs
from desktop_app.gui.office.fields import school_fields
from desktop_app.records.people import Provider
from desktop_app.records.practice import is_real
from desktop_app.services.identity.details import school_slips
from desktop_app.translation import _


class SchoolStep(Step):
    """It may be left empty, and schools entered later in Settings."""

    def __init__(self, answers: Answers) -> None:
        words = _(
            "An application names the school that teaches the child; its papers begin with the "
            "school's name and bear that of its head. You can leave all of this empty now: no "
            "application can be taken until there is a school in Settings."
        )
        super().__init__(answers, _("A school"), words)
        self.fields = school_fields()
        school = answers.school or Provider(0, "", "")
        for name, field in self.fields.items():
            field.set_value(getattr(school, name))
        self.column.addWidget(in_pairs(self.fields.values(), 6), 1)
        self.setFocusProxy(self.fields["name_kk"].edit)

    def keep(self) -> None:
        values: dict[str, Any] = {name: field.value() for name, field in self.fields.items()}
        school = replace(Provider(0, "", ""), **values)
        self.answers.school = school if any(values.values()) else None

    def check(self) -> bool:
        self.keep()
        school = self.answers.school
        if school is None:
            return True
        wrong = {}
        if not school.name_kk:
            wrong["name_kk"] = _("Enter the name in Kazakh.")
        if not school.name_ru:
            wrong["name_ru"] = _("Enter the name in Russian.")
        if not is_real(school.head_name):
            wrong["head_name"] = _("Enter the person's own name: it stands on papers.")
        for slip in school_slips(school):
            wrong.setdefault(slip.field, self.words(slip))
        return all_right(self.fields, wrong)
