"""The tables of the forecast: numbers stand to the right, words to the left, nothing is a dash."""

import pytest
from PySide6.QtCore import QObject

from desktop_app.gui.reports.forecast_tables import (
    MonthsModel,
    PeriodsModel,
    sum_or_nothing,
)


def test_nothing_is_a_dash() -> None:
    assert (sum_or_nothing(0), sum_or_nothing(1)) == ("–", "1\N{NO-BREAK SPACE}₸")


@pytest.mark.parametrize(
    ("model", "numbers"),
    [
        (MonthsModel, {"Children", "Sum", "Of it renewed"}),
        (PeriodsModel, {"Children", "Entitled", "Paid, less what came back", "Still to pay"}),
    ],
)
def test_numbers_stand_to_the_right_and_words_to_the_left(
    model: type[MonthsModel | PeriodsModel], numbers: set[str]
) -> None:
    made = model(QObject())
    assert {column.heading for column in made.columns if column.right} == numbers
