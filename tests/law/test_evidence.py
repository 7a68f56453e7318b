"""Which facts an award rests on, and so which documents (D-2, D-5, D-6)."""

from datetime import date

import pytest

from desktop_app.law.award_papers import AS_THE_SCHOOL_CERTIFIES, AwardPaper, AwardPapers
from desktop_app.law.evidence import DOCUMENT_OF, Fact, deciding
from desktop_app.law.facts import Certificate, Facts

YEAR = Certificate(date(2025, 9, 1), date(2026, 5, 25))


def facts(birth: date, disability_until: date | None = None) -> Facts:
    return Facts(birth, date(2025, 9, 3), YEAR, disability_until)


@pytest.mark.parametrize(
    ("birth", "until", "age_decides"),
    [
        (date(2008, 4, 30), None, True),
        (date(2008, 5, 1), None, False),  # in the certificate's last month: that ends it
        (date(2015, 4, 7), None, False),
        (date(2008, 4, 30), date(2026, 3, 31), False),  # the disability ends before
    ],
)
def test_birth_is_proven_where_the_age_decides(
    birth: date, until: date | None, age_decides: bool
) -> None:
    asked = deciding(facts(birth, until), AS_THE_SCHOOL_CERTIFIES, by_parent=True)
    assert (Fact.BIRTH in asked) == age_decides
    assert asked[:2] == (Fact.DISABILITY, Fact.CERTIFICATE)
    assert asked[-1] is Fact.ACCOUNT


def test_what_the_decision_asks_for_is_proven_and_nothing_else() -> None:
    both = AwardPapers(AwardPaper.ORDER, (AwardPaper.MEDICAL,), (AwardPaper.PEDAGOGICAL,))
    asked = deciding(facts(date(2015, 4, 7)), both, by_parent=True)
    assert asked == (Fact.DISABILITY, Fact.ORDER, Fact.MEDICAL, Fact.ACCOUNT)
    by_board = AwardPapers(AwardPaper.PEDAGOGICAL)
    asked = deciding(facts(date(2015, 4, 7)), by_board, by_parent=False)
    assert asked == (Fact.DISABILITY, Fact.PEDAGOGICAL, Fact.GUARDIANSHIP, Fact.ACCOUNT)


def test_who_is_no_parent_proves_that_they_may() -> None:
    assert Fact.GUARDIANSHIP in deciding(
        facts(date(2015, 4, 7)), AS_THE_SCHOOL_CERTIFIES, by_parent=False
    )
    assert Fact.GUARDIANSHIP not in deciding(
        facts(date(2015, 4, 7)), AS_THE_SCHOOL_CERTIFIES, by_parent=True
    )


def test_each_fact_has_its_document() -> None:
    assert set(DOCUMENT_OF) == set(Fact)
