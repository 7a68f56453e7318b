"""Which documents an award rests on, as a district's decision says (D-2, D-4).

One of them gives the months: its first and last day are the window that is paid for. In one
district that is the school's certificate, in others a commission's conclusion or an order.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop_app.law.steps import N_, Step


class AwardPaper(StrEnum):
    """A document that an award may rest on, by its code in the checklists."""

    CERTIFICATE = "education_certificate"
    PEDAGOGICAL = "pedagogical_conclusion"
    MEDICAL = "medical_conclusion"
    ORDER = "school_order"


OTHERS = tuple(paper for paper in AwardPaper if paper is not AwardPaper.CERTIFICATE)

NAMES: Mapping[AwardPaper, str] = {
    AwardPaper.CERTIFICATE: N_("the school's certificate of home education"),
    AwardPaper.PEDAGOGICAL: N_("the conclusion of the psychological-medical-pedagogical board"),
    AwardPaper.MEDICAL: N_("the conclusion of the medical advisory commission"),
    AwardPaper.ORDER: N_("the school's order of admission to home education"),
}
"""As sentences name them, after a colon or in brackets: a name is never declined."""

SHORT_NAMES: Mapping[AwardPaper, str] = {
    AwardPaper.CERTIFICATE: N_("the school's certificate"),
    AwardPaper.PEDAGOGICAL: N_("the PMPK's conclusion"),
    AwardPaper.MEDICAL: N_("the medical commission's conclusion"),
    AwardPaper.ORDER: N_("the school's order"),
}
"""As headings name them."""


@dataclass(frozen=True)
class AwardPapers:
    """``months_by`` gives the months, ``also`` is required beside it, ``if_any`` is asked for where
    the family has it. Each kind stands in one place at most."""

    months_by: AwardPaper = AwardPaper.CERTIFICATE
    also: tuple[AwardPaper, ...] = ()
    if_any: tuple[AwardPaper, ...] = ()

    @property
    def required(self) -> tuple[AwardPaper, ...]:
        return (self.months_by, *self.also)


AS_THE_SCHOOL_CERTIFIES = AwardPapers()
"""Of a decision of which nothing else was said (D-2)."""

_OF_ANOTHER: dict[str, str] = {}
"""What a sentence about the certificate says of another document, named by ``{paper}``."""


def or_of(certificate: str, another: str) -> str:
    """The first text, which is about the school's certificate; the second says it of any other."""
    _OF_ANOTHER[certificate] = another
    return certificate


def about(paper: AwardPaper, label: str) -> str:
    """A text about the certificate, or what is said instead of the document in its place."""
    return label if paper is AwardPaper.CERTIFICATE else _OF_ANOTHER[label]


def said_of(paper: AwardPaper, step: Step) -> Step:
    """A step about the certificate, said of the document that the award rests on."""
    if paper is AwardPaper.CERTIFICATE or step.label not in _OF_ANOTHER:
        return step
    values = {**step.values, "paper": NAMES[paper]}
    return replace(step, label=_OF_ANOTHER[step.label], values=values)
