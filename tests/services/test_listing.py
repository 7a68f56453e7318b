"""Lists: every id at once, and the rows that are seen at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from sqlalchemy import Connection

from desktop_app.services.desk import Desk
from desktop_app.services.listing import PAGE, Listing


@dataclass(frozen=True)
class Numbers(Listing[str]):
    """As many rows as one likes, the highest first."""

    most: int

    def ids(self, connection: Connection) -> list[int]:
        return list(range(self.most, 0, -1))

    def rows(self, connection: Connection, wanted: list[int]) -> Sequence[str]:
        return [f"row {number}" for number in wanted]


@pytest.mark.parametrize(
    ("chosen", "seen"),
    [
        (0, range(201, 301)),
        (300, range(201, 301)),
        (201, range(201, 301)),
        (200, range(101, 301)),
        (1, [*range(1, 101), *range(201, 301)]),
        (999, range(201, 301)),
    ],
)
def test_the_first_page_comes_along_and_the_one_where_the_chosen_row_stands(
    desk: Desk, chosen: int, seen: Sequence[int]
) -> None:
    found = Numbers(3 * PAGE).find(desk, chosen)
    assert found.ids == list(range(3 * PAGE, 0, -1))
    assert dict(found.rows) == {number: f"row {number}" for number in seen}


def test_an_empty_list(desk: Desk) -> None:
    found = Numbers(0).find(desk, 5)
    assert (found.ids, dict(found.rows)) == ([], {})


def test_rows_further_down_come_when_they_are_asked_for(desk: Desk) -> None:
    assert Numbers(300).page(desk, [7, 3]) == ["row 7", "row 3"]
