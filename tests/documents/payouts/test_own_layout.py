"""The payout in the office's own layout: filled, grown, and refused with the name that is wrong."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from desktop_app.documents import office_folder
from desktop_app.documents.payouts import layout_files, layout_start, workbook
from desktop_app.documents.payouts.sheet import PayoutSheet
from desktop_app.documents.workbooks.formula_rows import Inserted, reaches_out
from tests.documents.hostile_workbooks import HOSTILE
from tests.documents.libreoffice import needs_libreoffice, recalculated
from tests.documents.workbook_samples import everything, line, payout


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """The office's own forms, with a layout to start from in Russian."""
    folder = tmp_path / "forms"
    (folder / "ru").mkdir(parents=True)
    layout_start.write(folder / "ru" / layout_files.FILE, "ru")
    office_folder.use(folder)
    yield folder
    office_folder.use(None)


def own(folder: Path, **names: str) -> Path:
    """A small layout of an office's own: two rows above the lines and three below."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Бюджет №1"
    cells = {
        "A1": "Ведомость",
        "B2": None,
        "A4": "№",
        "B5": None,
        "G5": "=E5*2",
        "C6": "Итого",
        "E6": "=SUM(E5:E5)",
        "E7": "=E6*1",
        "C8": "Отпечаток",
        "A9": "Копия: ",
        "C9": "=COUNT($A$5:$A$5)+ROW(E7)*0",
    }
    for place, value in cells.items():
        sheet[place] = value
    for column in "ABCDEFG":
        sheet[f"{column}5"].fill = PatternFill("solid", fgColor="FFEEDD")
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("C5:D5")
    sheet.merge_cells("A9:B9")
    sheet.column_dimensions["B"].width = 33
    sheet.row_dimensions[6].height = 40
    sheet.print_area = "A1:F9"
    places = {
        "lines": "$A$5:$G$5",
        "number": "$B$2",
        "total": "$E$6",
        "fingerprint": "$D$8",
        "line_number": "$A$5",
        "line_payee": "$B$5",
        "line_account": "$C$5:$D$5",
        "line_sum": "$E$5",
        "line_bank": "$F$5",
    }
    for name, place in {**places, **names}.items():
        if place:
            text = place if "!" in place else f"'Бюджет №1'!{place}"
            book.defined_names[name] = DefinedName(name, attr_text=text)
    file = folder / "ru" / layout_files.FILE
    book.save(file)
    office_folder.look_anew()
    return file


def filled(folder: Path, sheet: PayoutSheet) -> Workbook:
    assert layout_files.problems("ru") == ()
    workbook.write(sheet, folder / "out.xlsx")
    return load_workbook(folder / "out.xlsx")


@needs_libreoffice
def test_the_layout_to_start_from_can_be_used_as_it_is(folder: Path) -> None:
    sheet = everything("ru")
    book = filled(folder, sheet)
    worksheet = book.worksheets[0]
    stored = load_workbook(folder / "out.xlsx", data_only=True)
    calculated = recalculated(folder / "out.xlsx", folder)
    place = book.defined_names["total"].attr_text.rpartition("!")[2]
    assert calculated.worksheets[0][place.replace("$", "")].value == sheet.total
    control = [row[:4] for row in calculated.worksheets[-1].iter_rows(values_only=True)]
    assert control == [row[:4] for row in stored.worksheets[-1].iter_rows(values_only=True)]
    number = book.defined_names["number"].attr_text.rpartition("!")[2]
    assert worksheet[number.replace("$", "")].value == sheet.number


def test_rows_come_in_and_everything_below_moves_along(folder: Path) -> None:
    own(folder)
    items = [replace(line(number, 100 * number), bank="Halyk") for number in (1, 2, 3)]
    worksheet = filled(folder, payout(*items, language="ru")).worksheets[0]
    assert [worksheet[f"A{row}"].value for row in (5, 6, 7)] == [1, 2, 3]
    assert [worksheet[f"E{row}"].value for row in (5, 6, 7)] == [100, 200, 300]
    assert [worksheet[f"G{row}"].value for row in (5, 6, 7)] == ["=E5*2", "=E6*2", "=E7*2"]
    assert worksheet["C6"].fill.fgColor.rgb == "00FFEEDD"
    assert worksheet["E8"].value == "=SUM(E5:E7)"
    assert worksheet["E9"].value == "=E8*1"
    assert worksheet["C11"].value == "=COUNT($A$5:$A$7)+ROW(E9)*0"
    assert worksheet["B2"].value == "2026/7"
    assert worksheet["D10"].value == payout(*items, language="ru").short_fingerprint
    merged = {str(area) for area in worksheet.merged_cells.ranges}
    assert merged == {"A1:F1", "C5:D5", "C6:D6", "C7:D7", "A11:B11"}
    assert worksheet.column_dimensions["B"].width == 33
    assert worksheet.row_dimensions[8].height == 40
    assert str(worksheet.print_area).split("!")[-1] == "$A$1:$F$11"


@needs_libreoffice
def test_the_own_layout_is_controlled_as_well(folder: Path) -> None:
    own(folder)
    filled(folder, everything("ru"))
    book = recalculated(folder / "out.xlsx", folder)
    assert book.worksheets[0]["E26"].value == everything("ru").total
    verdicts = [row[3] for row in book.worksheets[-1].iter_rows(values_only=True) if row[3]][1:]
    assert len(verdicts) >= 5
    assert len(set(verdicts)) == 1


def test_nobody_is_paid(folder: Path) -> None:
    own(folder)
    worksheet = filled(folder, payout(language="ru")).worksheets[0]
    assert worksheet["E6"].value == "=SUM(E5:E5)"
    assert worksheet["B5"].value
    assert worksheet["E5"].value is None


def test_what_people_typed_is_no_formula_there_either(folder: Path) -> None:
    own(folder)
    typed = "=cmd|'/c calc'!A1"
    worksheet = filled(
        folder, payout(replace(line(1, 100), payee_name=typed, iban=typed), language="ru")
    ).worksheets[0]
    for place in ("B5", "C5"):
        assert (worksheet[place].data_type, worksheet[place].value) == ("s", typed)


def test_a_draft_says_so_in_every_layout(folder: Path) -> None:
    own(folder)
    worksheet = filled(folder, everything("ru", draft=True)).worksheets[0]
    assert "2026/7" not in str(worksheet["B2"].value)
    assert worksheet.oddHeader is not None
    assert worksheet.oddHeader.center.text


def test_the_other_language_keeps_the_programs_layout(folder: Path) -> None:
    own(folder)
    workbook.write(payout(line(1, 100), language="kk"), folder / "out.xlsx")
    assert load_workbook(folder / "out.xlsx").sheetnames[0] != "Бюджет №1"


@pytest.mark.parametrize(
    ("names", "field", "what"),
    [
        ({"line_sum": ""}, "line_sum", "missing"),
        ({"lines": ""}, "lines", "missing"),
        ({"fingerprint": ""}, "fingerprint", "missing"),
        ({"итого": "$E$6"}, "итого", "not known"),
        ({"total": "#REF!"}, "total", "does not point"),
        ({"total": "$E$2001"}, "total", "does not point"),
        ({"total": "$XFD$6"}, "total", "does not point"),
        ({"total": "$E$5"}, "total", "must not stand in the row"),
        ({"line_sum": "$E$6"}, "line_sum", "must stand in the row"),
        ({"line_bank": "$F$5:$G$5"}, "line_bank", "does not point"),
        ({"lines": "$A$5:$G$6"}, "lines", "one row only"),
        ({"number": "Другой!$A$1"}, "number", "does not point"),
    ],
)
def test_what_is_wrong_is_told_by_its_name(
    folder: Path, names: dict[str, str], field: str, what: str
) -> None:
    own(folder, **names)
    found = {problem.field: problem.what for problem in layout_files.problems("ru")}
    assert what in found[field].replace("Name one", "one")
    workbook.write(payout(line(1, 100), language="ru"), folder / "out.xlsx")
    assert load_workbook(folder / "out.xlsx").sheetnames[0] != "Бюджет №1"


@pytest.mark.parametrize("where", ["a cell", "a colour", "a check"])
def test_a_formula_that_can_not_be_moved_is_told(folder: Path, where: str) -> None:
    file = own(folder)
    book = load_workbook(file)
    sheet = book.worksheets[0]
    match where:
        case "a cell":
            sheet["G8"] = "=)("
        case "a colour":
            sheet.conditional_formatting.add("G8", Rule("expression", formula=[")("]))
        case _:
            sheet.add_data_validation(DataValidation("custom", formula1=")(", sqref="G8"))
    book.save(file)
    office_folder.look_anew()
    (problem,) = layout_files.problems("ru")
    assert (problem.what, problem.field) == ("This formula can't be read", "G8")
    workbook.write(payout(line(1, 100), language="ru"), folder / "out.xlsx")


@pytest.mark.parametrize(
    ("formula", "named"),
    [
        ('=WEBSERVICE("http://a.kz")', "WEBSERVICE"),
        ('=_xlfn.WEBSERVICE ("http://a.kz")', "WEBSERVICE"),
        ('=IF(1,hyperlink("a"),2)', "hyperlink"),
        ("=cmd|'/c calc'!A1", "cmd|'/c calc'!"),
        ("=[1]Лист!A1+1", "[1]Лист!"),
        ("='[a.xlsx]Лист 1'!A1", "[a.xlsx]Лист 1'!"),
        ("='file:///C:/a.ods'#A1", "file:"),
        ('=RTD("a",,"b")', "RTD"),
    ],
)
def test_a_formula_that_reaches_out_is_refused_by_name(
    folder: Path, formula: str, named: str
) -> None:
    file = own(folder)
    book = load_workbook(file)
    book.worksheets[0]["G8"] = formula
    book.save(file)
    office_folder.look_anew()
    found = {each.field: each.what for each in layout_files.problems("ru")}
    assert found[f"Бюджет №1!G8: {named}"] == "This formula reaches out of the workbook"


@pytest.mark.parametrize(
    "formula", ['=IF(A1="https://",1,2)', '="[1]a!"&B2', "=SUM(Т[Сумма])+Лист!A1", "=A1|B1"]
)
def test_a_formula_that_only_looks_like_it_is_kept(formula: str) -> None:
    assert reaches_out(formula) == ""


def test_a_hidden_sheet_and_a_link_are_refused_by_name(folder: Path) -> None:
    file = own(folder)
    book = load_workbook(file)
    for title, state in (("Құпия", "hidden"), ("Терең", "veryHidden")):
        book.create_sheet(title).sheet_state = state
    book.worksheets[0]["G9"].hyperlink = "https://example.kz/"
    book.save(file)
    office_folder.look_anew()
    found = {each.field: each.what for each in layout_files.problems("ru")}
    assert found == {
        "Құпия": "A sheet of the layout is hidden",
        "Терең": "A sheet of the layout is hidden",
        "Бюджет №1!G9": "This link leads out of the workbook",
    }
    workbook.write(payout(line(1, 100), language="ru"), folder / "out.xlsx")
    assert load_workbook(folder / "out.xlsx").sheetnames[0] != "Бюджет №1"


def test_a_folder_in_its_place_is_told(folder: Path) -> None:
    file = folder / "ru" / layout_files.FILE
    file.unlink()
    file.mkdir()
    office_folder.look_anew()
    (problem,) = layout_files.problems("ru")
    assert problem.what == "This file can't be read"
    assert layout_files.find("ru") is None


@pytest.mark.parametrize("content", [b"", b"PK", b"not a workbook at all"])
def test_a_file_that_is_no_workbook(folder: Path, content: bytes) -> None:
    (folder / "ru" / layout_files.FILE).write_bytes(content)
    office_folder.look_anew()
    (problem,) = layout_files.problems("ru")
    assert problem.file == "ru/payout.xlsx"


@pytest.mark.parametrize(
    ("formula", "moved"),
    [
        ("=A5", "=A5"),
        ("=A6", "=A9"),
        ("=SUM(A5:A5)", "=SUM(A5:A8)"),
        ("=SUM($A$2:$B$5)", "=SUM($A$2:$B$8)"),
        ("=SUM(A1:A4)", "=SUM(A1:A4)"),
        ("=SUM(A1:A9)", "=SUM(A1:A12)"),
        ("=SUM(5:6)", "=SUM(5:9)"),
        ("=SUM(A:A)", "=SUM(A:A)"),
        ("=Other!A6", "=Other!A6"),
        ("='a b'!A6&\"A6\"", "='a b'!A9&\"A6\""),
        ("=total+LOG10(A7)", "=total+LOG10(A10)"),
    ],
)
def test_formulas_after_three_rows_came_in_below_the_fifth(formula: str, moved: str) -> None:
    assert Inserted("a b", 5, 3).formula(formula, "a b") == moved


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_workbook_is_no_layout(folder: Path, name: str) -> None:
    (folder / "ru" / layout_files.FILE).write_bytes(HOSTILE[name][1]())
    office_folder.look_anew()
    began = process_time()
    assert layout_files.problems("ru")
    assert process_time() - began < 2
