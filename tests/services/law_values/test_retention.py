"""Terms of keeping records are data with their act; as they ship there is none."""

from datetime import date

import pytest

from desktop_app.law.steps import Words
from desktop_app.services.law_values import retention
from desktop_app.services.law_values.law_data import LawDataError
from desktop_app.services.law_values.retention import Kept, Term, term_on
from desktop_app.storage import tables
from tests.shipped_law import ShippedLaw, shipped_law

__all__ = ["shipped_law"]

TWO = """
[[term]]
subject = "messages"
from = 2027-01-01
years = 5
citation_kk = "Қағидалар, 7-тармақ"
citation_ru = "Правила, пункт 7"

[[term]]
subject = "messages"
from = 2029-06-01
years = 3
citation_kk = "Қағидалар, 8-тармақ"
citation_ru = "Правила, пункт 8"
"""


def test_none_ships_so_nothing_is_erased() -> None:
    assert retention.terms() == ()
    assert all(term_on(kept, date(2030, 1, 1)) is None for kept in Kept)
    assert retention.shown("ru") == "Не введены: ничего не стирается."


def test_a_term_holds_from_its_day_until_the_next(shipped_law: ShippedLaw) -> None:
    shipped_law.with_terms(TWO)
    assert [(each.first, each.last) for each in retention.terms()] == [
        (date(2027, 1, 1), date(2029, 5, 31)),
        (date(2029, 6, 1), None),
    ]
    assert term_on(Kept.MESSAGES, date(2026, 12, 31)) is None
    assert term_on(Kept.MESSAGES, date(2027, 1, 1)) == Term(Kept.MESSAGES, 5)
    assert term_on(Kept.MESSAGES, date(2029, 6, 1)) == Term(Kept.MESSAGES, 3)
    assert term_on(Kept.DEBTS, date(2029, 6, 1)) is None
    assert retention.terms()[0].citation == Words("Қағидалар, 7-тармақ", "Правила, пункт 7")
    assert "Правила, пункт 8" in retention.shown("ru")


def test_years_are_counted_from_the_new_year_after_the_matter_was_closed() -> None:
    term = Term(Kept.MESSAGES, 5)
    assert term.ends_before(date(2026, 1, 1)) == date(2032, 1, 1)
    assert term.ends_before(date(2026, 12, 31)) == date(2032, 1, 1)
    assert term.ends_before(date(2027, 1, 1)) == date(2033, 1, 1)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("years = 5", "years = 0", "years"),
        ("years = 5", "years = 101", "years"),
        ("years = 5", "years = 1.5", "years"),
        ("years = 5", "years = true", "years"),
        ("years = 5", "", "'years' is missing"),
        ("from = 2027-01-01", "from = '2027-01-01'", "from is a day"),
        ("from = 2027-01-01", "from = 2027-01-01T10:00:00", "from is a day"),
        ("from = 2027-01-01", "from = 2029-06-01", "two terms"),
        ('"messages"', '"songs"', "songs"),
        ('"Правила, пункт 7"', '" "', "without its act"),
        ("[[term]]", "[[terms]]", "unknown: terms"),
    ],
)
def test_a_term_that_is_written_wrong_is_refused(
    shipped_law: ShippedLaw, before: str, after: str, told: str
) -> None:
    shipped_law.with_terms(TWO.replace(before, after, 1))
    with pytest.raises(LawDataError, match=told):
        retention.terms()


def test_what_a_term_is_of_is_on_file() -> None:
    assert {str(kept) for kept in Kept} <= set(tables.metadata.tables)
