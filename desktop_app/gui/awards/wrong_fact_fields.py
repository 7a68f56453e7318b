"""What is asked of a fact that was wrong from the beginning: the right one, and what shows it."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QGridLayout

from desktop_app import wording
from desktop_app.gui.fields.entries import ChoiceField, DayField, Field, TextField
from desktop_app.gui.words import choices
from desktop_app.law import corrections
from desktop_app.law.award_papers import about
from desktop_app.law.corrections import WrongFact
from desktop_app.law.facts import Facts
from desktop_app.records.kinds import Relation
from desktop_app.services.awards.wrong_facts import (
    DAYS_WRONG,
    FACT_WORDS,
    Correction,
    FactWasWrong,
    RelationWasWrong,
)
from desktop_app.services.errors import EntryError, Slip
from desktop_app.translation import N_, _

_DOCUMENT = ("document", "document_ru")
ASKED: Mapping[str, tuple[str, ...]] = {
    WrongFact.BIRTH_DATE: ("birth_date", *_DOCUMENT),
    WrongFact.APPLICATION_DAY: ("applied_on", *_DOCUMENT),
    WrongFact.CERTIFICATE_DAYS: ("first_day", "last_day", *_DOCUMENT),
    WrongFact.DISABILITY_TERM: ("until", "indefinite", *_DOCUMENT),
    WrongFact.STATE_SUPPORT: _DOCUMENT,
    WrongFact.PARENTAL_RIGHTS: _DOCUMENT,
    WrongFact.CONSENT: _DOCUMENT,
    WrongFact.CHILD: _DOCUMENT,
    WrongFact.RELATION: ("relation", *_DOCUMENT),
}
"""The fields of each fact; of what holds or does not, the other is right, so nothing is typed."""


class WrongFactFields:
    """The fields of all facts; until and indefinite are those that the dialog has already."""

    def __init__(self) -> None:
        self.birth_date = DayField(_("Date of birth, rightly"))
        self.applied_on = DayField(_("Day of application, rightly"))
        self.first_day = DayField(_("First day, rightly"))
        self.last_day = DayField(_("Last day, rightly"))
        self.relation = ChoiceField(_("Who applies, rightly"), choices(Relation))
        self.document = TextField(
            _("Document that shows it, in Kazakh; if empty, the Russian text is printed")
        )
        self.document_ru = TextField(
            _("Document that shows it, in Russian; if empty, the Kazakh text is printed")
        )
        self.by_name: dict[str, Field] = {
            "birth_date": self.birth_date,
            "applied_on": self.applied_on,
            "first_day": self.first_day,
            "last_day": self.last_day,
            "relation": self.relation,
            "document": self.document,
            "document_ru": self.document_ru,
        }

    def put_into(self, grid: QGridLayout, row: int) -> None:
        """In one row: never more than one fact is asked about."""
        for field in (self.birth_date, self.applied_on, self.first_day, self.relation):
            grid.addWidget(field, row, 0)
        grid.addWidget(self.last_day, row, 1)
        grid.addWidget(self.document, row + 1, 0, 1, 3)
        grid.addWidget(self.document_ru, row + 2, 0, 1, 3)

    def correction(self, fact: WrongFact, facts: Facts, until: date | None) -> Correction:
        """What is typed; EntryError names the fields that are empty. ``facts`` are those of now."""
        document, in_russian = self.document.value(), self.document_ru.value()
        if fact is WrongFact.RELATION:
            return RelationWasWrong(Relation(self.relation.value()), document, in_russian)
        return FactWasWrong(self._right(fact, facts, until), document, in_russian)

    def _right(self, fact: WrongFact, facts: Facts, until: date | None) -> corrections.Right:
        match fact:
            case WrongFact.BIRTH_DATE:
                return corrections.BirthDate(day_of("birth_date", self.birth_date))
            case WrongFact.APPLICATION_DAY:
                return corrections.ApplicationDay(day_of("applied_on", self.applied_on))
            case WrongFact.CERTIFICATE_DAYS:
                first = day_of("first_day", self.first_day)
                return corrections.CertificateDays(first, day_of("last_day", self.last_day))
            case WrongFact.DISABILITY_TERM:
                return corrections.DisabilityTerm(until)
            case WrongFact.STATE_SUPPORT:
                return corrections.StateSupport(not facts.full_state_support)
            case WrongFact.PARENTAL_RIGHTS:
                return corrections.ParentalRights(not facts.parental_rights_deprived)
            case WrongFact.CONSENT:
                return corrections.Consent(not facts.consent)
            case _:
                return corrections.Child(not facts.wrong_child)


def words_of(fact: WrongFact, facts: Facts) -> str:
    """The fact that was wrong; of what holds or does not, what is right instead."""
    said = corrections.other_than(fact, facts)
    words = said or FACT_WORDS[fact]
    return _(about(facts.paper, words) if words == DAYS_WRONG else words)


def rests_on(fact: WrongFact, facts: Facts) -> str:
    """What the award rests on now; empty where the choice says it."""
    found = ""
    if fact is WrongFact.BIRTH_DATE:
        found = wording.day(facts.birth_date)
    elif fact is WrongFact.APPLICATION_DAY:
        found = wording.day(facts.applied_on)
    elif fact is WrongFact.CERTIFICATE_DAYS and facts.certificate is not None:
        days = (facts.certificate.first_day, facts.certificate.last_day)
        found = " – ".join(map(wording.day, days))
    elif fact is WrongFact.DISABILITY_TERM:
        term = facts.disability_until
        found = _("Indefinite") if term is None else wording.day(term)
    return _("The award rests on: {value}").format(value=found) if found else ""


def day_of(name: str, field: DayField) -> date:
    """The day that is typed; EntryError where none is."""
    found = field.value()
    if found is None:
        raise EntryError(Slip(name, N_("Enter the day.")))
    return found
