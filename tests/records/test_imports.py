"""A finding names its cell as Excel does."""

import pytest

from desktop_app.law.steps import Step
from desktop_app.records.imports import Finding, Severity, column_letters


@pytest.mark.parametrize(
    ("column", "letters"),
    [(-1, ""), (0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")],
)
def test_a_column_as_excel_names_it(column: int, letters: str) -> None:
    assert column_letters(column) == letters
    found = Finding("Реестр", 17, column, Severity.WRONG, Step("Ү", ""))
    assert found.place == f"{letters}17"
