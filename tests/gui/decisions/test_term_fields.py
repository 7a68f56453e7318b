"""School months by their ticks, and the days of school terms as one types them."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.gui.decisions.term_fields import MonthsField, TermsField
from desktop_app.law.profile import SchoolTerm
from desktop_app.services.decisions.entry import TermEntry
from desktop_app.services.errors import EntryError
from tests.gui.keyboard import type_into
from tests.gui.seen import seen

FIRST, LAST = date(2026, 9, 1), date(2026, 10, 25)


@pytest.fixture
def months(qtbot: QtBot) -> MonthsField:
    made = MonthsField("School months")
    seen(qtbot, made)
    return made


@pytest.fixture
def terms(qtbot: QtBot) -> TermsField:
    """With rows for one school year."""
    made = TermsField("School terms")
    made.show_years([2026])
    seen(qtbot, made)
    return made


def test_months_are_ticked_from_september_on(months: MonthsField) -> None:
    assert list(months.ticks) == [9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8]
    months.editor.setFocus()
    assert QApplication.focusWidget() is months.ticks[9]
    months.show_slip("Choose the months.")
    QTest.keyClick(months.ticks[9], Qt.Key.Key_Space)
    assert (months.value(), months.slip) == (frozenset({9}), "")


def test_a_draft_keeps_the_months(months: MonthsField) -> None:
    months.set_value(frozenset({9, 1, 5}))
    kept = months.content()
    assert kept == [1, 5, 9]
    months.restore(None)
    assert months.value() == frozenset()
    months.restore(kept)
    assert months.value() == frozenset({9, 1, 5})


def test_rows_in_which_nothing_stands_are_no_terms(terms: TermsField) -> None:
    assert terms.value() == ()
    type_into(terms.edits[2026, 1][0], "01.09.2026")
    type_into(terms.edits[2026, 1][1], "25.10.26")
    type_into(terms.edits[2026, 3][0], "08.01.2027")
    type_into(terms.edits[2026, 4][1], "25.05.2027")
    assert terms.value() == (
        TermEntry(2026, 1, FIRST, LAST),
        TermEntry(2026, 3, date(2027, 1, 8), None),
        TermEntry(2026, 4, None, date(2027, 5, 25)),
    )


def test_a_day_that_does_not_exist_is_a_slip(terms: TermsField) -> None:
    terms.show_slip("Enter the terms.")
    type_into(terms.edits[2026, 2][1], "31.11.2026")
    assert terms.slip == ""
    with pytest.raises(EntryError) as raised:
        terms.value()
    assert [slip.field for slip in raised.value.slips] == ["terms"]


def test_one_more_school_year_follows_the_last(terms: TermsField) -> None:
    QTest.mouseClick(terms.more_button, Qt.MouseButton.LeftButton)
    assert [year for year, number in terms.edits if number == 1] == [2026, 2027]
    assert QApplication.focusWidget() is terms.edits[2027, 1][0]
    terms.show_years([2026, 2027])
    assert len(terms.edits) == 8


def test_other_terms_take_the_place_of_those_before(terms: TermsField) -> None:
    type_into(terms.edits[2026, 4][0], "30.03.2027")
    terms.set_value([SchoolTerm(2026, 1, FIRST, LAST), SchoolTerm(2025, 1, LAST, LAST)])
    assert terms.value() == (TermEntry(2026, 1, FIRST, LAST), TermEntry(2025, 1, LAST, LAST))


def test_a_draft_keeps_what_is_half_typed_in_its_school_year(
    qtbot: QtBot, terms: TermsField
) -> None:
    type_into(terms.edits[2026, 2][0], "02.11")
    again = TermsField("School terms")
    qtbot.addWidget(again)
    again.restore(terms.content())
    assert again.edits[2026, 2][0].text() == "02.11"
    assert again.content() == terms.content()


def test_each_day_is_read_aloud_with_its_term_and_school_year(terms: TermsField) -> None:
    first, last = terms.edits[2026, 2]
    assert first.accessibleName() == "Term 2, first day, School year 2026–2027"
    assert last.accessibleName() == "Term 2, last day, School year 2026–2027"
