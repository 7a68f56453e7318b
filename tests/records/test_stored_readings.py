"""How a decision is read is kept and read back; what an old record lacks is as shipped."""

import json
from itertools import product

import pytest

from desktop_app.law.readings import AS_SHIPPED, Institution, LastMonth, Readings, Renewal
from desktop_app.records.stored_readings import readings_from_values, readings_to_values
from desktop_app.records.stored_words import UnknownWord


def test_every_reading_is_read_back() -> None:
    for each in product(Institution, Renewal, LastMonth):
        readings = Readings(*each)
        stored = json.loads(json.dumps(readings_to_values(readings)))
        assert readings_from_values(stored) == readings


def test_what_was_kept_without_them_is_read_as_shipped() -> None:
    assert readings_from_values({}) == AS_SHIPPED


def test_a_reading_of_a_newer_program_is_named() -> None:
    with pytest.raises(UnknownWord):
        readings_from_values({"institution": "halves"})
