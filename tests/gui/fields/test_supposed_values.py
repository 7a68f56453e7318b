"""Another MCI and another rate: each is a day and a value, and half of that is a slip."""

from datetime import date
from fractions import Fraction

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.gui.fields.supposed_values import SupposedValues
from desktop_app.law.suppositions import MciFrom, RateFrom
from desktop_app.services.errors import EntryError
from tests.gui.keyboard import type_into

DAY = date(2027, 1, 1)


@pytest.fixture
def values(qtbot: QtBot) -> SupposedValues:
    made = SupposedValues()
    qtbot.addWidget(made)
    return made


def _fill(values: SupposedValues, **typed: str) -> None:
    for name, text in typed.items():
        field = values.fields[name]
        type_into(field.editor, text)


def _slips(values: SupposedValues) -> list[str]:
    with pytest.raises(EntryError) as raised:
        values.suppositions()
    return [slip.field for slip in raised.value.slips]


def test_nothing_is_supposed_where_nothing_is_filled_in(values: SupposedValues) -> None:
    assert values.suppositions() == []


def test_both_are_read_as_people_type_them(values: SupposedValues) -> None:
    _fill(values, mci_from="01.01.2027", mci="4 500", rate_from="01012027", rate="9,5")
    assert values.suppositions() == [MciFrom(DAY, 4500), RateFrom(DAY, Fraction(19, 2))]


def test_one_alone(values: SupposedValues) -> None:
    _fill(values, rate_from="01.01.2027", rate="8")
    assert values.suppositions() == [RateFrom(DAY, Fraction(8))]


@pytest.mark.parametrize(
    ("typed", "slips"),
    [
        ({"mci": "4500"}, ["mci_from"]),
        ({"mci_from": "01.01.2027"}, ["mci"]),
        ({"mci_from": "01.01.2027", "mci": "4500,5"}, ["mci"]),
        ({"mci_from": "01.01.2027", "mci": "-4500"}, ["mci"]),
        ({"rate": "сегіз"}, ["rate_from"]),
        ({"rate_from": "01.01", "rate": "9,5"}, ["rate_from"]),
        ({"rate_from": "01.01.2027", "rate": "сегіз"}, ["rate"]),
        ({"rate_from": "01.01.2027", "rate": "1.2.3"}, ["rate"]),
        ({"mci": "4500", "rate_from": "01.01.2027"}, ["mci_from", "rate"]),
    ],
)
def test_what_cannot_be_counted_with_is_a_slip_at_its_field(
    values: SupposedValues, typed: dict[str, str], slips: list[str]
) -> None:
    _fill(values, **typed)
    assert _slips(values) == slips
