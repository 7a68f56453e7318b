"""Text with separators: cut where most lines are alike, refused where it is none."""

import csv
import io
import tracemalloc
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.workbooks.guard import RefusedWorkbook
from desktop_app.documents.workbooks.separated_text import rows_of_text, text_of


def test_a_text_is_cut_where_most_lines_are_alike() -> None:
    rows = rows_of_text("№ 5, 12.01.2026, қала\n1;2,5;а\n2;3,5;б, в\n")
    assert rows[1:] == [["1", "2,5", "а"], ["2", "3,5", "б, в"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_a_text_is_read_in_what_offices_and_banks_write(encoding: str) -> None:
    assert text_of("Шот; сумма".encode(encoding)) == "Шот; сумма"


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(RefusedWorkbook):
        text_of(b"\x98\x00\x98")
    with pytest.raises(RefusedWorkbook):
        rows_of_text("\n" * 100_001)


def _at_once(text: str) -> list[list[str]]:
    """By every separator, and then the one by which most lines are alike."""

    def alike(rows: list[list[str]]) -> tuple[int, int]:
        widths = Counter(len(row) for row in rows if len(row) > 1)
        return max(((count, width) for width, count in widths.items()), default=(0, 0))

    read = [
        [*csv.reader(io.StringIO(text, newline=""), delimiter=separator)] for separator in ";\t,|"
    ]
    rows = max(read, key=alike)
    wide = max(map(len, rows), default=0)
    return [row + [""] * (wide - len(row)) for row in rows]


@given(st.text(alphabet='аb;,\t|"\n\r \x0b\x1c\u2028', max_size=60))
def test_a_text_is_cut_as_if_it_were_held_at_once(text: str) -> None:
    assert rows_of_text(text) == _at_once(text)


@pytest.mark.parametrize(
    "text",
    [
        ";" * 2_000_000,
        ";,\t|" * 500_000,
        '"a\n";' * 95_000,
        ("1;" * 255 + "\n") * 12_000,
        "a" * 2_000_000,
        '"' + "a;b\n" * 90_000,
    ],
    ids=["separators", "every separator", "a row of many lines", "wide", "one line", "a quote"],
)
def test_a_text_that_would_fill_the_memory_is_refused(text: str) -> None:
    tracemalloc.start()
    with pytest.raises(RefusedWorkbook):
        rows_of_text(text)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5 * 2**20 + len(text)
