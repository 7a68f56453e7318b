"""What an own layout's formulas give is stored as LibreOffice counts it, or left to Excel."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook.defined_name import DefinedName

from desktop_app.documents import office_folder
from desktop_app.documents.payouts import workbook
from tests.documents.libreoffice import needs_libreoffice, recalculated
from tests.documents.payouts.test_own_layout import own
from tests.documents.workbook_samples import everything, line, payout

COUNTED = (
    "=E6*1",
    "=E6/3",
    "=ROUND(E6/7,2)",
    "=ROUNDUP(E6/7,-2)+ROUNDDOWN(-1.55,1)",
    '=INT(-2.5)&" тг"',
    '="Итого: "&E6&"; "&COUNT(line_sum)',
    '=IF(E6>1000,"көп","аз")',
    "=IF(E6=0,0,E6/E6)",
    "=IFERROR(1/0,-1)",
    "=SUM(E5:E5,line_sum,5)-1",
    "=AVERAGE(line_sum)+MIN(line_sum)-MAX(line_sum)",
    '=SUMIF(F5:F5,"Kaspi Bank",E5:E5)',
    '=COUNTIF(line_sum,">20000")+COUNTIF(F5:F5,"halyk bank")',
    "=COUNTA(B5:B5)+ROW(E6)",
    "=-2*3+10%",
    "=(1+2)*3-4/2",
    "=AND(E6>0,NOT(FALSE))",
    '=UPPER("әлия")&LOWER("ҚАЛА")&TRIM("  бір   екі ")&LEN("үш")',
    '="а"="А"',
    "=Справка!B1+1",
    "=1=1",
    "=E7+E8",
)
LEFT_TO_EXCEL = ("=TODAY()", "=1/0", '=TEXT(E6,"0")', '=COUNTIF(F5:F5,"Ka*")', "=E40", "=2^3")
"""The fifth speaks of itself."""


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "forms"
    (folder / "ru").mkdir(parents=True)
    office_folder.use(folder)
    yield folder
    office_folder.use(None)


def with_formulas(folder: Path, formulas: tuple[str, ...]) -> Path:
    """The small layout of the tests with a formula in each row of its end, and a second sheet."""
    file = own(folder)
    book = load_workbook(file)
    sheet = book.worksheets[0]
    for row, formula in enumerate(formulas, 10):
        sheet[f"B{row}"] = formula
    sheet["E40"] = "=E40+1"
    other = book.create_sheet("Справка")
    other["A1"], other["B1"] = 2, "=A1*21"
    book.save(file)
    office_folder.look_anew()
    return file


def stored(folder: Path, formulas: tuple[str, ...], count: int = 21) -> tuple[Path, list[object]]:
    with_formulas(folder, formulas)
    workbook.write(everything("ru"), folder / "out.xlsx")
    sheet = load_workbook(folder / "out.xlsx", data_only=True).worksheets[0]
    first = 10 + count - 1
    return folder / "out.xlsx", [sheet[f"B{first + n}"].value for n in range(len(formulas))]


@needs_libreoffice
def test_what_is_stored_is_what_libreoffice_counts(folder: Path) -> None:
    file, found = stored(folder, COUNTED)
    sheet = recalculated(file, folder).worksheets[0]
    counted = [sheet[f"B{30 + n}"].value for n in range(len(COUNTED))]
    assert None not in found
    for formula, mine, other in zip(COUNTED, found, counted, strict=True):
        expected = pytest.approx(other, rel=1e-14) if isinstance(other, float) else other
        assert mine == expected, formula


def test_what_is_not_counted_here_is_left_to_excel(folder: Path) -> None:
    assert stored(folder, LEFT_TO_EXCEL)[1] == [None] * len(LEFT_TO_EXCEL)


def test_formulas_of_each_line_have_what_they_give(folder: Path) -> None:
    own(folder)
    items = [line(number, 100 * number) for number in (1, 2, 3)]
    workbook.write(payout(*items, language="ru"), folder / "out.xlsx")
    sheet = load_workbook(folder / "out.xlsx", data_only=True).worksheets[0]
    assert [sheet[f"G{row}"].value for row in (5, 6, 7)] == [200, 400, 600]
    assert (sheet["E8"].value, sheet["E9"].value, sheet["C11"].value) == (600, 600, 3)


def test_a_formula_that_another_sheet_has_is_stored_there_too(folder: Path) -> None:
    with_formulas(folder, ())
    workbook.write(everything("ru"), folder / "out.xlsx")
    book = load_workbook(folder / "out.xlsx", data_only=True)
    assert book["Справка"]["B1"].value == 42


def test_names_that_point_to_nothing_are_left_to_excel(folder: Path) -> None:
    file = with_formulas(folder, ("=жоқ+1",))
    book = load_workbook(file)
    book.defined_names["_xlnm.x"] = DefinedName("_xlnm.x", attr_text="#REF!")
    book.save(file)
    office_folder.look_anew()
    workbook.write(everything("ru"), folder / "out.xlsx")
    assert load_workbook(folder / "out.xlsx", data_only=True).worksheets[0]["B30"].value is None
