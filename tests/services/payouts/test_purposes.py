"""The text of the purpose is filled in for a line, and for a whole list."""

from desktop_app.law.quarters import Quarter
from desktop_app.records.payouts import ApprovedPayout, DrawnPayout
from desktop_app.services.payouts.purposes import purpose_of

QUARTER = Quarter(2026, 1)


def test_it_names_the_sheet_the_period_and_the_line() -> None:
    sheet = ApprovedPayout(QUARTER, (), (), number="Т-2026-00004")
    text = "Өтеу {period}, {number}, {child}, {payee}"
    assert purpose_of(text, sheet, "ru", "Бала", "Алушы") == (
        "Өтеу 1 квартал 2026 года, Т-2026-00004, Бала, Алушы"
    )


def test_what_is_not_known_leaves_no_commas_at_the_end() -> None:
    text = "Өтеу, {number}, {child}"
    assert purpose_of(text, DrawnPayout(QUARTER, (), ()), "kk") == "Өтеу"
    assert purpose_of("", DrawnPayout(QUARTER, (), ()), "kk") == ""
