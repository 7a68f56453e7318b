"""How a story fills the rooms of sheets: foretold as it is drawn, nothing on anything else."""

from typing import Any

import pytest
from reportlab.platypus import Flowable, Spacer, Table

from desktop_app.documents.letters import printing
from desktop_app.documents.letters.arrangement import arranged
from desktop_app.documents.letters.fitting import NextRoom, NoRoomError, Together, filled
from desktop_app.documents.letters.page_sizes import BOTTOM, HEIGHT, PAGE, SLIP_HEIGHT, SLIPS
from tests.documents.gallery import Exhibit, exhibits
from tests.documents.reading import read

SHOWN = [
    exhibit
    for exhibit in exhibits()
    if exhibit.setting in {"kk", "large-ru"} and exhibit.data in {"most", "hostile"}
]


@pytest.mark.parametrize("exhibit", SHOWN, ids=lambda exhibit: exhibit.name)
def test_as_many_sheets_are_foretold_as_are_drawn_and_nothing_stands_on_another(
    exhibit: Exhibit,
) -> None:
    form = printing.filled(exhibit.notice, exhibit.languages).forms[0]
    paper = printing.filled(exhibit.notice, exhibit.languages)
    sheets = arranged(paper, exhibit.layout).parts[0].filled

    assert len(read(exhibit.render()).pages) == len(sheets) * form.head.copies
    for placed in sheets:
        lowest = BOTTOM + HEIGHT
        for flowable, _, bottom in placed:
            assert bottom + tall(flowable) <= lowest + 1e-6
            lowest = bottom
        assert lowest >= BOTTOM - 1e-6


def tall(flowable: Any) -> float:
    """How high it is: a table of ReportLab's says it under a name of its own."""
    return float(getattr(flowable, "_height" if isinstance(flowable, Table) else "height"))


def high(height: float) -> Spacer:
    return Spacer(1, height)


def on_sheets(*story: Flowable) -> list[list[tuple[float, float]]]:
    """For each sheet how high each piece is, and how far below the upper edge it ends."""
    return [
        [(round(tall(each), 3), round(BOTTOM + HEIGHT - bottom, 3)) for each, _, bottom in placed]
        for placed in filled(story, PAGE)
    ]


def test_what_has_no_room_goes_to_the_next_sheet() -> None:
    assert on_sheets(high(100), high(600), high(100)) == [[(100, 100), (600, 700)], [(100, 100)]]


def test_the_larger_of_two_gaps_stands_between_neighbours() -> None:
    first, second = high(100), high(50)
    first.spaceAfter, second.spaceBefore = 10, 30
    assert on_sheets(first, second) == [[(100, 100), (50, 180)]]


def test_what_stays_together_goes_there_together_or_stands_as_it_can() -> None:
    kept = Together([high(60), high(60)])
    assert on_sheets(high(HEIGHT - 100), kept)[1] == [(60, 60), (60, 120)]
    long = 700
    assert on_sheets(Together([high(long), high(60)])) == [[(long, long)], [(60, 60)]]


def test_a_slip_begins_on_its_half() -> None:
    (placed,) = filled([high(20), NextRoom(), high(30)], SLIPS)
    assert [each.bottom for each in placed] == [
        SLIPS.rooms[0].bottom + SLIP_HEIGHT - 20,
        BOTTOM + SLIP_HEIGHT - 30,
    ]


def test_what_fits_nowhere_is_said() -> None:
    with pytest.raises(NoRoomError):
        filled([high(10), high(HEIGHT + 1)], PAGE)
