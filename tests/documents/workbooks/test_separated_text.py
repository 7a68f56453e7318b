"""Text with separators: cut where most lines are alike, refused where it is none."""

import pytest

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
