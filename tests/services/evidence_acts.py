"""Documents that prove facts, and systems that were asked in vain."""

from datetime import date

from desktop_app.law.checklist import Source
from desktop_app.law.evidence import Fact, SystemAnswer
from desktop_app.records.applications import Application
from desktop_app.records.evidence import EvidenceEntry
from desktop_app.services.applications import evidence
from desktop_app.services.desk import Desk

FOUND = EvidenceEntry(
    Fact.DISABILITY,
    Source.INFORMATION_SYSTEM,
    number="МҮ-514",
    issued_on=date(2025, 3, 4),
    asked_of="egov.kz",
    asked_on=date(2025, 9, 3),
    answer=SystemAnswer.FOUND,
)


def found(desk: Desk, application: Application, fact: Fact, number: str = "514") -> int:
    """The information system has the document, today."""
    entry = EvidenceEntry(
        fact,
        Source.INFORMATION_SYSTEM,
        number=number,
        asked_of="egov.kz",
        asked_on=desk.today(),
        answer=SystemAnswer.FOUND,
    )
    return evidence.record(desk, application, entry)


def in_vain(desk: Desk, application: Application, fact: Fact) -> int:
    """The information system was asked today, and has none."""
    entry = EvidenceEntry(
        fact,
        Source.INFORMATION_SYSTEM,
        asked_of="egov.kz",
        asked_on=desk.today(),
        answer=SystemAnswer.EMPTY,
    )
    return evidence.record(desk, application, entry)
