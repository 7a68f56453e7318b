"""Explain as of a day, and forecast: what they print, and the one line when they can't."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.demo.families import WORKED_EXAMPLES
from tests.cli.conftest import DemoOffice, Run

BOARDING = WORKED_EXAMPLES["5"].child.iin


def _plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_explain_as_of_a_day_before_the_event_was_known(demo_office: DemoOffice, run: Run) -> None:
    place = ("--database", demo_office.database)
    code, now, _ = run("explain", BOARDING, "2026Q1", *place)
    assert code == 0
    assert "11 533 ₸" in _plain(now)
    code, then, _ = run("explain", BOARDING, "2026Q1", "--as-of", "2026-03-31", *place)
    assert code == 0
    assert then.splitlines()[0] == "As known on 31.03.2026"
    assert "34 600 ₸" in _plain(then)
    assert "state institution" not in then


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2020-01-01", "had an award then"),
        ("2099-01-01", "still to come"),
        ("20.01.2026", "is not a day"),
        ("2026-02-30", "is not a day"),
    ],
)
def test_explain_as_of_a_day_that_cannot_be(
    demo_office: DemoOffice, run: Run, day: str, said: str
) -> None:
    place = ("--database", demo_office.database)
    assert said in run.fails("explain", BOARDING, "2026Q1", "--as-of", day, *place)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_forecast_is_printed_and_saved(
    demo_office: DemoOffice, tmp_path: Path, run: Run, language: str
) -> None:
    out = tmp_path / "болжам.xlsx"
    code, said, _ = run(
        *("forecast", "2027", "--mci", "4700", "--renewed", "--save", out),
        *("--database", demo_office.database),
        language=language,
    )
    assert code == 0
    assert said.splitlines()[-1] == str(out)
    assert "4 700" in _plain(said.splitlines()[0])
    book = load_workbook(out, data_only=True)
    (months, periods, _drop_outs) = book.worksheets
    total = months.cell(months.max_row, 3).value
    assert isinstance(total, int)
    assert f"{total:,}".replace(",", " ") in _plain(said)
    assert periods.cell(periods.max_row, 3).value == total


def test_forecast_changes_nothing(demo_copy: Path, tmp_path: Path, run: Run) -> None:
    before = demo_copy.read_bytes()
    run("forecast", "2027", "--save", tmp_path / "a.xlsx", "--database", demo_copy)
    assert demo_copy.read_bytes() == before


def test_forecast_says_how_many_drop_out(demo_office: DemoOffice, run: Run) -> None:
    _, said, _ = run("forecast", "2027", "--database", demo_office.database)
    assert said.startswith("Assumed: an MCI of 4")
    assert "Last month May 2027, children who drop out: " in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("27",), "is not a budget year"),
        (("2014",), "is not a budget year"),
        (("next",), "is not a budget year"),
        (("2026", "--mci", "4700"), "The MCI of 2026 is known"),
        (("2027", "--mci", "0"), "above zero"),
        (("2027", "--mci", "much"), "is not written like this"),
        (("2027", "--save", "a.xls"), "must end in .xlsx"),
    ],
)
def test_forecast_that_cannot_be(
    demo_office: DemoOffice, run: Run, arguments: tuple[str, ...], said: str
) -> None:
    assert said in run.fails("forecast", *arguments, "--database", demo_office.database)
