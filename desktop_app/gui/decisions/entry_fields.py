"""The fields of a maslikhat's decision."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.gui.award_papers import LAST_MONTH, said
from desktop_app.gui.decisions.clauses_field import ClausesField
from desktop_app.gui.decisions.term_fields import MonthsField, TermsField, beside
from desktop_app.gui.decisions.words import choices, payment_periods, rate_number
from desktop_app.gui.fields.entries import ChoiceField, DayField, Field, TextField
from desktop_app.gui.fields.paragraph import ParagraphField
from desktop_app.gui.parts.pieces import label
from desktop_app.law.acts import ANNEX
from desktop_app.law.award_papers import SHORT_NAMES, AwardPaper
from desktop_app.law.profile import (
    DecisionProfile,
    MciRule,
    PartialQuarter,
    PaymentPeriod,
    RatePeriod,
    Rounding,
)
from desktop_app.law.quarters import Month
from desktop_app.law.readings import Institution, LastMonth, OwnDesk, Readings, Renewal
from desktop_app.services.decisions.entry import DecisionEntry, PaperRole, roles_of
from desktop_app.services.law_values.citations import citation_kk, citation_ru
from desktop_app.services.law_values.school_year import school_year_of
from desktop_app.translation import _

_ANNEXES = range(1, 6)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


class DecisionFields(QWidget):
    """``fields`` are named as slips name them. The citations follow until one edits them."""

    def __init__(self, profile: DecisionProfile, bodies: tuple[str, str], today: date) -> None:
        super().__init__()
        self._make()
        self.fields: dict[str, Field] = {
            "body_kk": self.body_kk,
            "body_ru": self.body_ru,
            "number": self.number,
            "decided_on": self.decided_on,
            "first_day": self.first_day,
            "rate": self.rate,
            "rate_period": self.rate_period,
            "pays_by": self.pays_by,
            "school_months": self.school_months,
            "terms": self.terms,
            "partial": self.partial,
            "mci_rule": self.mci_rule,
            "rounding": self.rounding,
            "institution": self.institution,
            "renewal": self.renewal,
            "own_desk": self.own_desk,
            "last_month": self.last_month,
            **self._paper_fields(),
            "citation_kk": self.citation_kk,
            "citation_ru": self.citation_ru,
            "annex": self.annex,
            "clauses": self.clauses,
            "rests_on_kk": self.rests_on_kk,
            "rests_on_ru": self.rests_on_ru,
        }
        self._lay_out()
        self._fill(profile, bodies, today)
        self._composed = ("", "")
        for field in (self.body_kk, self.body_ru, self.number, self.decided_on):
            field.changed.connect(self._compose)
        for choice in (self.pays_by, self.rate_period, *self.papers.values()):
            choice.changed.connect(self._show_what_is_asked)
        self._compose()
        self._show_what_is_asked()

    def _paper_fields(self) -> dict[str, Field]:
        """What is wrong with all of them is shown at the first."""
        first, *others = self.papers.items()
        return {"papers": first[1], **{f"papers.{paper}": field for paper, field in others}}

    def _make(self) -> None:
        self.papers = {
            paper: ChoiceField(_capital(_(SHORT_NAMES[paper])), choices(PaperRole))
            for paper in AwardPaper
        }
        self.body_kk = TextField(_("Who decided, in Kazakh"), placeholder="… мәслихаты")
        self.body_ru = TextField(_("Who decided, in Russian"), placeholder="Маслихат …")
        self.number = TextField(_("Number"), most=40)
        self.decided_on = DayField(_("Day of the decision"))
        self.first_day = DayField(_("In force from"))
        self.rate = TextField(_("Rate, MCI"), most=8)
        self.rate_period = ChoiceField(_("The rate is"), choices(RatePeriod))
        self.pays_by = ChoiceField(_("Pays by"), payment_periods())
        self.school_months = MonthsField(_("School months"))
        self.terms = TermsField(_("First and last day of each school term"))
        self.partial = ChoiceField(_("Part of a period"), choices(PartialQuarter))
        self.mci_rule = ChoiceField(_("MCI"), choices(MciRule))
        self.rounding = ChoiceField(_("Rounding to a whole tenge"), choices(Rounding))
        self.institution = ChoiceField(_("Study in a state institution"), choices(Institution))
        self.renewal = ChoiceField(_("A disability that is confirmed again"), choices(Renewal))
        self.own_desk = ChoiceField(_("The department's own desk"), choices(OwnDesk))
        self.last_month = ChoiceField(_(LAST_MONTH), choices(LastMonth))
        self.citation_kk = ParagraphField(_("How papers cite it in Kazakh"), lines=2)
        self.citation_ru = ParagraphField(_("How papers cite it in Russian"), lines=2)
        of_annex = [
            (str(number), _("its annex {number}").format(number=number)) for number in _ANNEXES
        ]
        parts = [("", _("the decision itself")), (ANNEX, _("its annex")), *of_annex]
        self.annex = ChoiceField(_("Its clauses stand in"), parts)
        self.clauses = ClausesField(_("Which clause says"))
        self.rests_on_kk = TextField(_("Rules it was made under, in Kazakh"), most=400)
        self.rests_on_ru = TextField(_("Rules it was made under, in Russian"), most=400)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(_("The decision"), "heading"))
        column.addLayout(beside(self.body_kk, self.body_ru))
        column.addLayout(beside(self.number, self.decided_on, self.first_day))
        column.addWidget(label(_("What it pays"), "heading"))
        column.addLayout(beside(self.rate, self.rate_period, self.pays_by, stretches=(2, 4, 4)))
        column.addWidget(self.school_months)
        column.addWidget(self.terms)
        column.addLayout(beside(self.partial, self.mci_rule))
        column.addLayout(beside(self.rounding, self.last_month))
        column.addLayout(beside(self.institution, self.renewal))
        column.addLayout(beside(self.own_desk, QWidget()))
        column.addWidget(label(_("What an award rests on"), "heading"))
        certificate, pedagogical, medical, order = self.papers.values()
        column.addLayout(beside(certificate, pedagogical))
        column.addLayout(beside(medical, order))
        column.addWidget(label(_("Citation"), "heading"))
        column.addWidget(self.citation_kk)
        column.addWidget(self.citation_ru)
        column.addLayout(beside(self.annex, QWidget()))
        column.addWidget(self.clauses)
        column.addLayout(beside(self.rests_on_kk, self.rests_on_ru))

    def _fill(self, profile: DecisionProfile, bodies: tuple[str, str], today: date) -> None:
        """What the decision before it, or an example, says: most of it stays the same."""
        self.body_kk.set_value(bodies[0])
        self.body_ru.set_value(bodies[1])
        self.rate.set_value(rate_number(profile))
        self.rate_period.set_value(profile.rate_period)
        self.pays_by.set_value(profile.payment_period)
        self.school_months.set_value(profile.school_months)
        self.partial.set_value(profile.partial)
        self.mci_rule.set_value(profile.mci_rule)
        self.rounding.set_value(profile.rounding)
        self.institution.set_value(profile.readings.institution)
        self.renewal.set_value(profile.readings.renewal)
        self.last_month.set_value(profile.readings.last_month)
        self.own_desk.set_value(profile.own_desk)
        for paper, role in roles_of(profile.papers).items():
            self.papers[paper].set_value(role)
        # The numbers of the clauses are typed anew: another decision has others.
        self.annex.set_value(profile.annex)
        if profile.rests_on:
            self.rests_on_kk.set_value(profile.rests_on.kk)
            self.rests_on_ru.set_value(profile.rests_on.ru)
        if profile.terms:
            self.terms.set_value(profile.terms)
        else:
            self.terms.show_years([school_year_of(Month.of(today))])

    def _compose(self) -> None:
        """Put a citation together, unless somebody has written it otherwise."""
        number, day = self.number.value(), self.decided_on.value()
        now = (
            citation_kk(self.body_kk.value(), number, day),
            citation_ru(self.body_ru.value(), number, day),
        )
        if not number:
            now = ("", "")
        before, self._composed = self._composed, now
        for field, old, new in zip((self.citation_kk, self.citation_ru), before, now, strict=True):
            if field.value() in ("", old):
                field.set_value(new)

    def _show_what_is_asked(self) -> None:
        """A rate for each month has no parts of a period; calendar quarters need no days."""
        self.terms.setVisible(self.pays_by.value() == PaymentPeriod.TERM)
        self.partial.setEnabled(self.rate_period.value() == RatePeriod.QUARTER)
        by = [each for each, field in self.papers.items() if field.value() == PaperRole.MONTHS]
        if len(by) == 1:
            self.last_month.rename(said(by[0], LAST_MONTH))

    def entry(self) -> DecisionEntry:
        """What is typed; EntryError where a term's day is not one."""
        pays_by = PaymentPeriod(self.pays_by.value())
        by_terms = pays_by is PaymentPeriod.TERM
        return DecisionEntry(
            number=self.number.value(),
            decided_on=self.decided_on.value(),
            first_day=self.first_day.value(),
            rate=self.rate.value(),
            school_months=self.school_months.value(),
            citation_kk=self.citation_kk.value(),
            citation_ru=self.citation_ru.value(),
            rate_period=RatePeriod(self.rate_period.value()),
            by_terms=by_terms,
            pays_by=PaymentPeriod.QUARTER if by_terms else pays_by,
            terms=self.terms.value() if by_terms else (),
            partial=PartialQuarter(self.partial.value()),
            mci_rule=MciRule(self.mci_rule.value()),
            rounding=Rounding(self.rounding.value()),
            body_kk=self.body_kk.value(),
            body_ru=self.body_ru.value(),
            annex=str(self.annex.value()),
            clauses=self.clauses.value(),
            rests_on_kk=self.rests_on_kk.value(),
            rests_on_ru=self.rests_on_ru.value(),
            readings=Readings(
                Institution(self.institution.value()),
                Renewal(self.renewal.value()),
                LastMonth(self.last_month.value()),
            ),
            papers=tuple((paper, PaperRole(field.value())) for paper, field in self.papers.items()),
            own_desk=OwnDesk(self.own_desk.value()),
        )
