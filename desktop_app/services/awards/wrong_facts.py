"""A fact of an award was wrong from the beginning: what is typed of it, and what is asked.

Nothing is put right under a false reason: every fact has its own correction, with the document that
shows it. What was decided on stays on file as it was decided.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from desktop_app.law import corrections
from desktop_app.law.award_papers import or_of
from desktop_app.law.corrections import FACT_OF, Right, WrongFact
from desktop_app.law.steps import N_, Step, Words
from desktop_app.records.act_documents import in_both, stored
from desktop_app.records.kinds import Relation
from desktop_app.services.awards.keeping import Corrected
from desktop_app.services.entry import known_of_child
from desktop_app.services.errors import EntryError, Slip
from desktop_app.services.record_words import RELATION_WORDS
from desktop_app.services.validation import too_long
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.awards import decided as awards

DAYS_WRONG = or_of(
    N_("Was wrong: the days of the certificate"), N_("Was wrong: the days of the document")
)
FACT_WORDS: Mapping[WrongFact, str] = {
    WrongFact.BIRTH_DATE: N_("Was wrong: the date of birth"),
    WrongFact.APPLICATION_DAY: N_("Was wrong: the day of application"),
    WrongFact.CERTIFICATE_DAYS: DAYS_WRONG,
    WrongFact.DISABILITY_TERM: N_("Was wrong: the disability term"),
    WrongFact.STATE_SUPPORT: N_("Was wrong: full state support"),
    WrongFact.PARENTAL_RIGHTS: N_("Was wrong: parental rights"),
    WrongFact.CONSENT: N_("Was wrong: the consent"),
    WrongFact.CHILD: N_("Was wrong: the child"),
    WrongFact.RELATION: N_("Was wrong: the applicant's relation to the child"),
}

FIELD_OF: Mapping[WrongFact, str] = {
    WrongFact.BIRTH_DATE: "birth_date",
    WrongFact.APPLICATION_DAY: "applied_on",
    WrongFact.CERTIFICATE_DAYS: "last_day",
    WrongFact.DISABILITY_TERM: "until",
    WrongFact.STATE_SUPPORT: "kind",
    WrongFact.PARENTAL_RIGHTS: "kind",
    WrongFact.CONSENT: "kind",
    WrongFact.CHILD: "kind",
    WrongFact.RELATION: "relation",
}
"""The field at which it is said that a correction corrects nothing."""


@dataclass(frozen=True)
class FactWasWrong:
    """A fact that decides months, as it is rightly, and the document that shows it."""

    right: Right
    document: str
    document_ru: str = ""


@dataclass(frozen=True)
class RelationWasWrong:
    """Who the applicant is to the child, rightly, and the document that shows it (D-3)."""

    relation: Relation
    document: str
    document_ru: str = ""


Correction = FactWasWrong | RelationWasWrong


def fact_of(correction: Correction) -> WrongFact:
    if isinstance(correction, RelationWasWrong):
        return WrongFact.RELATION
    return FACT_OF[type(correction.right)]


def slips(correction: Correction, today: date) -> Iterator[Slip]:
    """What keeps a correction from being made."""
    if isinstance(correction, FactWasWrong):
        yield from _slips_of_days(correction.right, today)
    if not document_of(correction).kk:
        yield Slip("document", N_("Name the document that shows it."))


def require_right(correction: Correction, today: date) -> None:
    """EntryError with every slip."""
    found = tuple(slips(correction, today))
    if found:
        raise EntryError(*found)


def _slips_of_days(right: Right, today: date) -> Iterator[Slip]:
    match right:
        case corrections.BirthDate(birth_date) if birth_date > today:
            yield Slip("birth_date", N_("The date of birth can't lie in the future."))
        case corrections.ApplicationDay(applied_on) if applied_on > today:
            yield Slip("applied_on", N_("The day can't lie in the future."))
        case corrections.CertificateDays(first_day, last_day) if last_day < first_day:
            yield Slip("last_day", N_("The period ends before it begins."))
        case corrections.CertificateDays(first_day, last_day):
            yield from too_long("last_day", first_day, last_day)


def document_of(correction: Correction) -> Words:
    """As each language's paper names it; one stands in both where the other is empty."""
    return in_both(correction.document, correction.document_ru)


def shown_by(correction: Correction) -> Step:
    return Step(
        N_("The document that shows it: {document}"),
        "R-8",
        {"document": document_of(correction)},
    )


def relation_step(old: Relation, new: Relation) -> Step:
    label = N_("The applicant's relation to the child was: {old}; now: {new}")
    return Step(label, "D-3", {"old": RELATION_WORDS[old], "new": RELATION_WORDS[new]})


def kept(change: object) -> Corrected | None:
    """What of a correction is kept beside the facts; None of any other change."""
    if not isinstance(change, FactWasWrong | RelationWasWrong):
        return None
    relation = change.relation if isinstance(change, RelationWasWrong) else ""
    return Corrected(fact_of(change), stored(document_of(change)), relation)


def relation_of(connection: Connection, decision_id: int) -> Relation:
    """The payee's relation to the child as it counts now: set right, or the application's."""
    case = awards.application_of(connection, decision_id)
    return known_of_child.relation_of(connection, applications.by_id(connection, case))
