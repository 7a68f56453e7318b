"""A period of a register: a year, its parts, or any days; the end is the day after the last."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.gui.fields.period_chooser import PeriodChooser
from desktop_app.law.quarters import Month, Period, Quarter, Term
from tests.gui.seen import seen

YEAR = (date(2026, 1, 1), date(2027, 1, 1))


@pytest.fixture
def chooser(qtbot: QtBot) -> PeriodChooser:
    made = PeriodChooser(2026)
    seen(qtbot, made)
    return made


@pytest.fixture
def told(chooser: PeriodChooser) -> list[tuple[date, date]]:
    found: list[tuple[date, date]] = []
    chooser.changed.connect(lambda: found.append(chooser.value()))
    return found


def test_it_begins_with_the_whole_year(chooser: PeriodChooser) -> None:
    assert chooser.value() == YEAR
    assert (chooser.year.isVisible(), chooser.first.isVisible()) == (True, False)


@pytest.mark.parametrize(
    ("part", "first", "end"),
    [
        ("Quarter 1", date(2026, 1, 1), date(2026, 4, 1)),
        ("Quarter 4", date(2026, 10, 1), date(2027, 1, 1)),
        ("February", date(2026, 2, 1), date(2026, 3, 1)),
        ("December", date(2026, 12, 1), date(2027, 1, 1)),
        ("School year 2026–2027", date(2026, 9, 1), date(2027, 9, 1)),
    ],
)
def test_a_part_of_the_year(chooser: PeriodChooser, part: str, first: date, end: date) -> None:
    chooser.part.setCurrentText(part)
    assert chooser.value() == (first, end)


def test_another_year_by_the_keyboard(
    chooser: PeriodChooser, told: list[tuple[date, date]]
) -> None:
    chooser.part.setCurrentText("February")
    chooser.year.setFocus()
    chooser.year.selectAll()
    QTest.keyClicks(chooser.year, "2028")
    assert len(told) == 1
    QTest.keyClick(chooser.year, Qt.Key.Key_Return)
    assert told[1:] == [(date(2028, 2, 1), date(2028, 3, 1))]


def test_days_begin_with_the_period_before_and_wrong_ones_change_nothing(
    chooser: PeriodChooser, told: list[tuple[date, date]]
) -> None:
    chooser.part.setCurrentText("From day to day")
    assert (chooser.first.text(), chooser.last.text()) == ("01.01.2026", "31.12.2026")
    assert (chooser.year.isVisible(), chooser.first.isVisible()) == (False, True)
    told.clear()
    chooser.first.setText("01.09.2027")
    assert (told, chooser.value()) == ([], YEAR)
    chooser.last.setText("01.09.2027")
    assert told == [(date(2027, 9, 1), date(2027, 9, 2))]
    chooser.last.clear()
    assert (len(told), chooser.value()) == (1, told[0])


@pytest.mark.parametrize(
    ("first", "last", "part"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), "The whole year"),
        (date(2025, 4, 1), date(2025, 6, 30), "Quarter 2"),
        (date(2024, 2, 1), date(2024, 2, 29), "February"),
        (date(2025, 2, 1), date(2025, 3, 31), "From day to day"),
        (date(2025, 9, 1), date(2026, 8, 31), "School year 2025–2026"),
        (date(2025, 9, 1), date(2026, 5, 25), "From day to day"),
    ],
)
def test_given_days_are_called_what_they_are(
    chooser: PeriodChooser, first: date, last: date, part: str
) -> None:
    chooser.choose(first, last)
    assert chooser.part.currentText() == part
    shown, end = chooser.value()
    assert (shown, (end - last).days) == (first, 1)


def test_where_school_terms_are_paid_those_of_the_year_are_offered(qtbot: QtBot) -> None:
    paid_by: list[Period] = [
        Term(2025, 3, Month(2026, 1), Month(2026, 3)),
        Term(2025, 4, Month(2026, 4), Month(2026, 5)),
        Term(2026, 1, Month(2026, 9), Month(2026, 10)),
        Quarter(2026, 1),
    ]
    chooser = PeriodChooser(2026)
    seen(qtbot, chooser)
    chooser.part.setCurrentText("School year 2026–2027")
    with qtbot.assertNotEmitted(chooser.changed):
        chooser.offer_terms(paid_by)
    assert chooser.part.currentText() == "School year 2026–2027"
    terms = [chooser.part.itemText(place) for place in range(17, chooser.part.count() - 2)]
    assert len(terms) == 3
    chooser.part.setCurrentIndex(18)
    assert chooser.value() == (date(2026, 4, 1), date(2026, 6, 1))
    chooser.year.setValue(2027)  # that has no terms: the whole of it
    assert [chooser.part.itemText(place) for place in (16, 17)] == [
        "December",
        "School year 2027–2028",
    ]
    chooser.part.setCurrentIndex(17)
    chooser.year.setValue(2026)
    assert chooser.value() == (date(2026, 9, 1), date(2027, 9, 1))
    chooser.choose(date(2026, 1, 1), date(2026, 3, 31))
    assert chooser.part.currentText() == "Quarter 1"
