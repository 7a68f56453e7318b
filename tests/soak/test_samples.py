"""A few trials of every soak, spread over all; `python run.py soak` runs the rest."""

import os
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.soak.every import SOAKS
from tests.soak.odd_workbooks import ODD, packed, parts_of
from tests.soak.readers import an_office
from tests.soak.results import Row, with_row
from tests.soak.trials import Soak, failures


@pytest.mark.skipif(os.name != "posix", reason="makes pipes and links")
@pytest.mark.parametrize(
    "soak", [soak for soak in SOAKS if soak.sample], ids=lambda soak: soak.name
)
def test_a_sample_holds(qtbot: QtBot, soak: Soak, tmp_path: Path) -> None:
    assert list(failures(soak, soak.sampled(), tmp_path)) == []


def test_numbers_are_spread_over_all() -> None:
    soak = Soak("", "", 100, 4, lambda folder: pytest.fail("not begun"))
    assert soak.numbers(4) == [0, 25, 50, 75]
    assert soak.numbers(1_000) == soak.numbers() == list(range(100))


def test_every_odd_workbook_is_another_one_than_the_good_ones(tmp_path: Path) -> None:
    good = an_office(tmp_path).good.values()
    alone = {name: [odd(one) == packed(parts_of(one)) for one in good] for name, odd in ODD.items()}
    assert [name for name, same in alone.items() if all(same)] == []


def test_a_result_takes_the_place_of_the_last_one() -> None:
    table, words = (
        "| soak |\n| --- |\n| a | holds | 1 | 0 | 2026-01-01 | 5 |\n",
        "\n## Ә\n| a | 9 |\n",
    )
    row = Row("a", "holds", 2, 0, date(2026, 2, 2), 7)
    replaced = "| soak |\n| --- |\n| a | holds | 2 | 0 | 2026-02-02 | 7 |\n"
    assert with_row(table + words, row) == replaced + words
    added = with_row(table + words, Row("b", "too", 2, 1, date(2026, 2, 2), 7))
    assert added == f"{table}| b | too | 2 | 1 | 2026-02-02 | 7 |\n{words}"
