"""Which document proves a fact that decides money, and what is lacking (D-2, D-5, D-6)."""

from collections.abc import Mapping
from enum import StrEnum

from desktop_app.law.award_papers import AwardPaper, AwardPapers
from desktop_app.law.entitlement import EIGHTEEN, bounds
from desktop_app.law.facts import Facts


class Fact(StrEnum):
    """A fact that decides whether, to whom, how long and where money is paid."""

    DISABILITY = "disability"
    CERTIFICATE = "school certificate"
    PEDAGOGICAL = "pedagogical conclusion"
    MEDICAL = "medical conclusion"
    ORDER = "school order"
    GUARDIANSHIP = "guardianship"
    BIRTH = "birth"
    ACCOUNT = "account"


class SystemAnswer(StrEnum):
    """What an information system had, when somebody looked there."""

    FOUND = "found"
    EMPTY = "empty"


DOCUMENT_OF: Mapping[Fact, str] = {
    Fact.DISABILITY: "disability_certificate",
    Fact.CERTIFICATE: AwardPaper.CERTIFICATE,
    Fact.PEDAGOGICAL: AwardPaper.PEDAGOGICAL,
    Fact.MEDICAL: AwardPaper.MEDICAL,
    Fact.ORDER: AwardPaper.ORDER,
    Fact.GUARDIANSHIP: "guardianship",
    Fact.BIRTH: "birth_certificate",
    Fact.ACCOUNT: "bank_account",
}
"""The code of the checklist's document that proves each fact."""

FACT_OF: Mapping[AwardPaper, Fact] = {
    AwardPaper(code): fact for fact, code in DOCUMENT_OF.items() if code in set(AwardPaper)
}
"""What each document that an award may rest on proves."""

MUST_BE_PROVEN = frozenset({Fact.DISABILITY, Fact.GUARDIANSHIP})
"""Without proof of these nothing is awarded: nothing else on file says that they are so."""


def deciding(facts: Facts, papers: AwardPapers, *, by_parent: bool) -> tuple[Fact, ...]:
    """The facts that an award rests on: what the decision asks for, who is no parent is a guardian,
    and age decides where the eighteenth birthday is what ends it."""
    found = [Fact.DISABILITY, *(FACT_OF[paper] for paper in papers.required)]
    if not by_parent:
        found.append(Fact.GUARDIANSHIP)
    if bounds(facts)[0].label == EIGHTEEN:
        found.append(Fact.BIRTH)
    return (*found, Fact.ACCOUNT)
