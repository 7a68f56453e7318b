"""What an award rests on; a step about the certificate is said of another document (D-2)."""

from datetime import date

import pytest

from desktop_app.law.award_papers import (
    AS_THE_SCHOOL_CERTIFIES,
    NAMES,
    OTHERS,
    AwardPaper,
    AwardPapers,
    about,
    or_of,
    said_of,
)
from desktop_app.law.steps import Step

ENDS = or_of("The certificate ends on {date}", "The document ends on {date}: {paper}")
STEP = Step(ENDS, "D-4", {"date": date(2026, 5, 25)})


def test_the_certificate_alone_is_what_ships() -> None:
    assert AS_THE_SCHOOL_CERTIFIES.required == (AwardPaper.CERTIFICATE,)
    both = AwardPapers(AwardPaper.ORDER, (AwardPaper.MEDICAL,), (AwardPaper.PEDAGOGICAL,))
    assert both.required == (AwardPaper.ORDER, AwardPaper.MEDICAL)


def test_of_the_certificate_nothing_is_said_otherwise() -> None:
    assert said_of(AwardPaper.CERTIFICATE, STEP) is STEP
    assert about(AwardPaper.CERTIFICATE, ENDS) == ENDS


@pytest.mark.parametrize("paper", OTHERS)
def test_of_another_document_by_its_name(paper: AwardPaper) -> None:
    told = said_of(paper, STEP)
    assert told.label == about(paper, ENDS) == "The document ends on {date}: {paper}"
    assert told.values == {"date": date(2026, 5, 25), "paper": NAMES[paper]}
    assert told.clause == "D-4"


def test_what_is_not_about_the_certificate_stays() -> None:
    step = Step("The child turns eighteen on {date}", "D-5", {"date": date(2026, 1, 30)})
    assert said_of(AwardPaper.ORDER, step) is step
