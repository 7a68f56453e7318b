"""The empty register to fill in: its columns, what they mean, and what may be chosen in them."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from desktop_app.documents.importing import template
from desktop_app.documents.importing.columns import payment_columns, register_columns
from desktop_app.records.imports import Required


def _star(cell: Any) -> bool:
    return str(cell.value).endswith(" *")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_headings_stand_in_the_language_and_each_is_explained(
    tmp_path: Path, language: str
) -> None:
    path = tmp_path / "үлгі.xlsx"
    template.write(path, language)
    register, explained, paid = load_workbook(path).worksheets
    shown = [column for column in register_columns() if column.in_template]
    headings = [getattr(column.heading, language) for column in shown]
    assert [str(cell.value).removesuffix(" *") for cell in register[1]] == headings
    starred = [column for column, cell in zip(shown, register[1], strict=True) if _star(cell)]
    assert starred == [column for column in shown if column.required is not Required.NO]
    assert [str(cell.value).removesuffix(" *") for cell in paid[1]] == [
        getattr(column.heading, language) for column in payment_columns()
    ]
    words = {str(cell.value).removesuffix(" *") for row in explained for cell in row}
    assert set(headings) <= words
    assert {getattr(column.meaning, language) for column in shown} <= words


def test_numbers_that_begin_with_zeros_stay_texts(tmp_path: Path) -> None:
    path = tmp_path / "үлгі.xlsx"
    template.write(path, "kk")
    register = load_workbook(path).worksheets[0]
    codes = [column.code for column in register_columns() if column.in_template]
    for code in ("child_iin", "payee_iin"):
        letter = get_column_letter(codes.index(code) + 1)
        assert register.column_dimensions[letter].number_format == "@"


def test_a_place_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        template.write(tmp_path / "жоқ" / "үлгі.xlsx", "kk")
