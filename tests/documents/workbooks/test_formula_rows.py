"""What rows that come in below a row do to places in formulas and names."""

import pytest

from desktop_app.documents.workbooks.formula_rows import Inserted, is_readable

INSERTED = Inserted("Төлем '26", 5, 3)
HERE = "'Төлем ''26'"


def test_rows_below_move_and_ranges_that_end_on_the_row_grow() -> None:
    assert [INSERTED.moved(row) for row in (4, 5, 6)] == [4, 5, 9]
    assert [INSERTED.end(row) for row in (4, 5, 6)] == [4, 8, 9]


@pytest.mark.parametrize(
    ("place", "grown", "kept"),
    [
        ("A5", "A5", "A5"),
        ("$A$6", "$A$9", "$A$9"),
        ("A1:K4", "A1:K4", "A1:K4"),
        ("A1:K5", "A1:K8", "A1:K8"),
        ("A5:K5", "A5:K8", "A5:K5"),
        ("A6:K7", "A9:K10", "A9:K10"),
        ("$5:$5", "$5:$8", "$5:$5"),
        ("A:C", "A:C", "A:C"),
        ("total", "total", "total"),
    ],
)
def test_an_area(place: str, grown: str, kept: str) -> None:
    assert INSERTED.area(place) == grown
    assert INSERTED.area(place, grow=False) == kept


@pytest.mark.parametrize(
    ("formula", "title", "moved"),
    [
        ("=SUM(A5:A5)+B6", INSERTED.title, "=SUM(A5:A8)+B9"),
        ("=SUM(A5:A5)+B6", "Басқа", "=SUM(A5:A5)+B6"),
        (f"={HERE}!B6", "Басқа", f"={HERE}!B9"),
        ("=Басқа!B6", INSERTED.title, "=Басқа!B6"),
        ('="B6"&B6', INSERTED.title, '="B6"&B9'),
        ("B6*2", INSERTED.title, "B9*2"),
    ],
)
def test_a_formula_speaks_of_the_same_cells_afterwards(
    formula: str, title: str, moved: str
) -> None:
    assert INSERTED.formula(formula, title) == moved


def test_a_name_points_where_it_did() -> None:
    assert INSERTED.place(f"{HERE}!$K$6") == f"{HERE}!$K$9"
    assert INSERTED.place("Басқа!$K$6") == "Басқа!$K$6"


@pytest.mark.parametrize(
    ("formula", "readable"),
    [
        ("=SUM(A1:A9)", True),
        ("total*2", True),
        ('=IF(A1="(","x","y")', True),
        ("=cmd|'/c calc'!A1", False),
        ("=)(", False),
        ('="', False),
    ],
)
def test_a_formula_that_can_not_be_moved_is_known(formula: str, readable: bool) -> None:
    assert is_readable(formula) is readable
