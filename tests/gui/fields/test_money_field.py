"""A sum in whole tenge, as people type it."""

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.gui.fields.money_field import MoneyField
from desktop_app.services.errors import EntryError
from tests.gui.keyboard import type_into

NO_BREAK = "\N{NO-BREAK SPACE}"


@pytest.fixture
def field(qtbot: QtBot) -> MoneyField:
    made = MoneyField("Sum, tenge")
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("typed", ["31456", "31 456", f"31{NO_BREAK}456", " 3 14 56 "])
def test_spaces_part_digits_and_mean_nothing(field: MoneyField, typed: str) -> None:
    type_into(field.edit, typed)
    assert field.sum("amount") == 31456


@pytest.mark.parametrize("typed", ["", "31,5", "31.5", "-1", "мың", "²", "٣"])
def test_what_is_no_whole_number_is_a_slip_at_its_field(field: MoneyField, typed: str) -> None:
    type_into(field.edit, typed)
    with pytest.raises(EntryError) as raised:
        field.sum("amount")
    assert [slip.field for slip in raised.value.slips] == ["amount"]


def test_an_empty_one_is_nothing_only_where_it_may_lack(field: MoneyField) -> None:
    assert field.sum("amount", may_lack=True) == 0
    type_into(field.edit, "x")
    with pytest.raises(EntryError):
        field.sum("amount", may_lack=True)


def test_a_sum_that_is_shown_is_read_as_itself(field: MoneyField) -> None:
    field.set_sum(1_234_567)
    assert field.content() == f"1{NO_BREAK}234{NO_BREAK}567"
    assert field.sum("amount") == 1_234_567
