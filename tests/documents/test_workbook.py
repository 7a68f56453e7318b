"""The payout workbook: what the accountant pays from, read back cell by cell."""

import os
import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import NoReturn
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app import wording
from desktop_app.documents import workbook, workbook_sheets
from desktop_app.documents.notices import Letterhead
from desktop_app.documents.payout_sheet import NotPaid, PayoutSheet, SheetLine
from desktop_app.law.quarters import Quarter
from desktop_app.law.steps import Step
from desktop_app.translation import translator
from tests.documents.libreoffice import converted, needs_libreoffice, recalculated

LANGUAGES = pytest.mark.parametrize("language", ["en", "kk", "ru"])
QUARTER = Quarter(2026, 1)
LETTERHEAD = Letterhead(
    name_kk="Жұмыспен қамту бөлімі",
    name_ru="Отдел занятости",
    bin="020340000012",
    address_kk="Алатау қаласы, Қонаев көшесі, 12",
    address_ru="город Алатау, улица Кунаева, 12",
    phone="+7 (727) 000-00-00",
    place_kk="Алатау",
    place_ru="Алатау",
    head_position_kk="Бөлім басшысы",
    head_position_ru="Руководитель отдела",
    head_name="Өтегенов Ұлан",
)
TYPED = (
    "=cmd|'/c calc'!A1",
    '=HYPERLINK("http://example.invalid","x")',
    "+1",
    "-1",
    "@SUM(K1:K9)",
    "\t=1+1",
    "\r=1+1",
    "\x00=1+1",
    "<b>&amp;</b>]]>",
    "_x003D_1+1",
    "\ud800=1+1",
    "{0}{citation}",
    "%s",
)


def line(number: int, amount: int, period: Quarter = QUARTER) -> SheetLine:
    return SheetLine(
        number=number,
        child_name="Әбдірахманова Гүлнұр Жұмағалиқызы",
        child_iin="001231500018",
        payee_name="Әбдірахманов Жұмағали",
        payee_iin="080101600012",
        iban="KZ86125KZT5004100100",
        bank="Банк",
        period=period,
        is_arrears=period != QUARTER,
        months=3,
        amount=amount,
        steps=(
            Step("counted", "D-7", {}, Fraction(2 * amount, 3)),
            Step("rounded", "D-7", {}, Fraction(amount)),
            Step("no sum", "D-4"),
        ),
    )


def payout(*lines: SheetLine, language: str = "en") -> PayoutSheet:
    return PayoutSheet(
        letterhead=LETTERHEAD,
        citation_kk="Мәслихаттың № 11-36 шешімі",
        citation_ru="решение маслихата № 11-36",
        number="2026/7",
        quarter=QUARTER,
        drawn_on=date(2026, 3, 25),
        closed_on=date(2026, 3, 26),
        prepared_by="Смағұлова Жанар",
        accountant="Ким Юлия",
        lines=lines,
        not_paid=(NotPaid("Ізтілеуов Ұлан", "080000000001", Step("turned eighteen", "D-5")),),
        language=language,
    )


def arrears_and_current(language: str = "en") -> PayoutSheet:
    """Worked example 6: a late decision pays the quarters before on lines of their own."""
    return payout(
        line(1, 31456, Quarter(2025, 3)),
        line(2, 31456, Quarter(2025, 4)),
        line(3, 34600),
        language=language,
    )


def written(sheet: PayoutSheet, folder: Path) -> Workbook:
    workbook.write(sheet, folder / "payout.xlsx")
    return load_workbook(folder / "payout.xlsx")


def texts(worksheet: Worksheet) -> list[str]:
    return [
        value
        for row in worksheet.iter_rows(values_only=True)
        for value in row
        if isinstance(value, str)
    ]


def rows_of_lines(worksheet: Worksheet) -> range:
    """The rows between the heading and the totals, as the filter knows them."""
    first, last = re.findall(r"\d+", str(worksheet.auto_filter.ref))
    return range(int(first) + 1, int(last) + 1)


def totals(worksheet: Worksheet) -> list[object]:
    last = rows_of_lines(worksheet)[-1]
    return [worksheet[f"K{row}"].value for row in range(last + 2, last + 6)]


def printed_above(worksheet: Worksheet) -> str:
    assert worksheet.oddHeader is not None
    return worksheet.oddHeader.center.text or ""


@LANGUAGES
def test_one_row_for_each_child_and_period(tmp_path: Path, language: str) -> None:
    _ = translator(language).gettext
    sheet = arrears_and_current(language)
    worksheet = written(sheet, tmp_path).worksheets[0]
    shown = [[cell.value for cell in worksheet[row]] for row in rows_of_lines(worksheet)]
    assert shown == [
        [
            item.number,
            item.child_name,
            item.child_iin,
            item.payee_name,
            item.payee_iin,
            item.iban,
            item.bank,
            wording.quarter(item.period, language),
            _("arrears") if item.is_arrears else _("current"),
            item.months,
            item.amount,
        ]
        for item in sheet.lines
    ]


@LANGUAGES
def test_sheets_and_headings_are_translated(tmp_path: Path, language: str) -> None:
    _ = translator(language).gettext
    book = written(arrears_and_current(language), tmp_path)
    assert book.sheetnames == [_("Payout"), _("Calculation"), _("Not paid and why")]
    assert all(len(name) <= 31 for name in book.sheetnames)
    heading = book.worksheets[0][rows_of_lines(book.worksheets[0])[0] - 1]
    assert [cell.value for cell in heading][:3] == [
        _("No."),
        _("Child's full name"),
        _("Child's IIN"),
    ]


def test_numbers_of_people_and_accounts_are_text(tmp_path: Path) -> None:
    worksheet = written(arrears_and_current(), tmp_path).worksheets[0]
    for row in rows_of_lines(worksheet):
        for column in "CEF":
            cell = worksheet[f"{column}{row}"]
            assert (cell.data_type, cell.number_format) == ("s", "@")
        assert worksheet[f"C{row}"].value == "001231500018"
        assert worksheet[f"K{row}"].data_type == "n"
        assert worksheet[f"K{row}"].number_format == workbook_sheets.WHOLE


def test_excel_is_told_not_to_warn_of_numbers_as_text(tmp_path: Path) -> None:
    worksheet = written(arrears_and_current(), tmp_path).worksheets[0]
    rows = rows_of_lines(worksheet)
    with ZipFile(tmp_path / "payout.xlsx") as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    ranges = " ".join(f"{column}{rows[0]}:{column}{rows[-1]}" for column in "CEF")
    assert f'<ignoredError sqref="{ranges}" numberStoredAsText="1"/>' in xml
    assert xml.index("</headerFooter>") < xml.index("<ignoredErrors>")
    assert xml.endswith("</ignoredErrors></worksheet>")


def test_totals_are_formulas_with_results_for_viewers_that_do_not_calculate(tmp_path: Path) -> None:
    worksheet = written(arrears_and_current(), tmp_path).worksheets[0]
    rows = rows_of_lines(worksheet)
    sums, kinds = f"K{rows[0]}:K{rows[-1]}", f"I{rows[0]}:I{rows[-1]}"
    assert totals(worksheet) == [
        f"=COUNT({sums})",
        f'=SUMIF({kinds},"current",{sums})',
        f'=SUMIF({kinds},"arrears",{sums})',
        f"=SUM({sums})",
    ]
    stored = load_workbook(tmp_path / "payout.xlsx", data_only=True)
    assert totals(stored.worksheets[0]) == [3, 34600, 62912, 97512]
    assert stored.calculation.fullCalcOnLoad


@needs_libreoffice
@LANGUAGES
def test_libreoffice_calculates_the_same_totals(tmp_path: Path, language: str) -> None:
    sheet = arrears_and_current(language)
    workbook.write(sheet, tmp_path / "payout.xlsx")
    calculated = recalculated(tmp_path / "payout.xlsx", tmp_path)
    assert totals(calculated.worksheets[0]) == [3, 34600, 62912, sheet.total]


@needs_libreoffice
def test_the_helper_does_not_just_read_stored_results(tmp_path: Path) -> None:
    workbook.write(arrears_and_current(), tmp_path / "payout.xlsx")
    changed = tmp_path / "changed.xlsx"
    with ZipFile(tmp_path / "payout.xlsx") as source, ZipFile(changed, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"<v>34600</v>", b"<v>40000</v>"))
    calculated = recalculated(changed, tmp_path)
    assert totals(calculated.worksheets[0]) == [3, 40000, 62912, 102912]


@needs_libreoffice
def test_an_empty_payout_is_still_a_sheet(tmp_path: Path) -> None:
    sheet = replace(payout(), not_paid=())
    book = written(sheet, tmp_path)
    assert "Nobody is paid on this sheet." in texts(book.worksheets[0])
    assert "Nobody is paid on this sheet." in texts(book.worksheets[1])
    assert "Every child with an award is on the payout sheet." in texts(book.worksheets[2])
    calculated = recalculated(tmp_path / "payout.xlsx", tmp_path)
    assert totals(calculated.worksheets[0]) == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("language", "in_words"),
    [
        ("kk", "31\u00a0456 (отыз бір мың төрт жүз елу алты) теңге"),
        ("ru", "31\u00a0456 (тридцать одна тысяча четыреста пятьдесят шесть) тенге"),
    ],
)
def test_total_in_words(tmp_path: Path, language: str, in_words: str) -> None:
    worksheet = written(payout(line(1, 31456), language=language), tmp_path).worksheets[0]
    plain = [text.replace("\u00a0", " ") for text in texts(worksheet)]
    assert any(in_words.replace("\u00a0", " ") in text for text in plain)


def test_letterhead_citation_number_and_signatures(tmp_path: Path) -> None:
    shown = texts(written(replace(arrears_and_current(), language="en"), tmp_path).worksheets[0])
    assert shown[:5] == [
        "Отдел занятости",
        "BIN 020340000012, город Алатау, улица Кунаева, 12, +7 (727) 000-00-00",
        "Payout sheet: reimbursement of the costs of home education, quarter 1 of 2026",
        "No. 2026/7, closed on 26.03.2026, Алатау",
        "Basis: решение маслихата № 11-36",
    ]
    for name in (
        "Руководитель отдела",
        "Өтегенов Ұлан",
        "Accountant",
        "Ким Юлия",
        "Prepared by",
        "Смағұлова Жанар",
    ):
        assert name in shown


@pytest.mark.parametrize("open_payout", [{"number": ""}, {"closed_on": None}])
def test_a_draft_says_so_on_every_sheet_and_page(
    tmp_path: Path, open_payout: dict[str, str | None]
) -> None:
    sheet = replace(arrears_and_current(), **open_payout)  # type: ignore[arg-type]
    for worksheet in written(sheet, tmp_path).worksheets:
        assert any(text.startswith("DRAFT") for text in texts(worksheet))
        assert "DRAFT" in printed_above(worksheet)


def test_a_closed_payout_is_not_called_a_draft(tmp_path: Path) -> None:
    for worksheet in written(arrears_and_current(), tmp_path).worksheets:
        assert not any("DRAFT" in text for text in texts(worksheet))
        assert not printed_above(worksheet)


def test_steps_of_each_line(tmp_path: Path) -> None:
    worksheet = written(payout(line(1, 20971)), tmp_path).worksheets[1]
    shown = [[cell.value for cell in worksheet[row]] for row in rows_of_lines(worksheet)]
    child = [1, "Әбдірахманова Гүлнұр Жұмағалиқызы", "quarter 1 of 2026"]
    assert shown == [
        [*child, "counted", 13980.67, "D-7"],
        [*child, "rounded", 20971, "D-7"],
        [*child, "no sum", None, "D-4"],
    ]
    formats = [worksheet[f"E{row}"].number_format for row in rows_of_lines(worksheet)]
    assert formats[:2] == [workbook_sheets.HUNDREDTHS, workbook_sheets.WHOLE]


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (Fraction(1, 200), 0.01),
        (Fraction(-1, 200), 0),
        (Fraction(-1200), -1200),
        (Fraction(-62912, 3), -20970.67),
        (Fraction(3000001, 2), 1500000.5),
    ],
)
def test_sums_of_steps_are_rounded_half_up(tmp_path: Path, amount: Fraction, shown: float) -> None:
    item = replace(line(1, 100), steps=(Step("step", "D-7", {}, amount),))
    worksheet = written(payout(item), tmp_path).worksheets[1]
    assert worksheet[f"E{rows_of_lines(worksheet)[0]}"].value == shown


def test_children_not_paid_and_why(tmp_path: Path) -> None:
    worksheet = written(payout(), tmp_path).worksheets[2]
    shown = [[cell.value for cell in worksheet[row]] for row in rows_of_lines(worksheet)]
    assert shown == [[1, "Ізтілеуов Ұлан", "080000000001", "turned eighteen", "D-5"]]


@pytest.mark.parametrize("typed", TYPED)
def test_what_people_typed_is_never_a_formula(tmp_path: Path, typed: str) -> None:
    step = Step("said: {what}", "D-7", {"what": typed})
    item = replace(
        line(1, 100),
        child_name=typed,
        child_iin=typed,
        payee_name=typed,
        payee_iin=typed,
        iban=typed,
        bank=typed,
        steps=(step, Step("{what}", typed, {"what": typed})),
    )
    letterhead = replace(
        LETTERHEAD,
        name_ru=typed,
        bin=typed,
        address_ru=typed,
        phone=typed,
        place_ru=typed,
        head_position_ru=typed,
        head_name=typed,
    )
    sheet = replace(
        payout(item),
        letterhead=letterhead,
        citation_ru=typed,
        number=typed,
        prepared_by=typed,
        accountant=typed,
        not_paid=(NotPaid(typed, typed, Step("{what}", typed, {"what": typed})),),
    )
    book = written(sheet, tmp_path)
    formulas = [
        str(cell.value)
        for worksheet in book.worksheets
        for row in worksheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert [formula.split("(")[0] for formula in formulas] == ["=COUNT", "=SUMIF", "=SUMIF", "=SUM"]
    shown = book.worksheets[0]["A1"].value
    assert shown == workbook_sheets.clean(typed).replace("_x003D_", "_x005F_x003D_")
    assert book.worksheets[0]["A1"].data_type == "s"


@needs_libreoffice
def test_libreoffice_shows_what_people_typed_as_it_is(tmp_path: Path) -> None:
    items = [replace(line(n, 100), child_name=typed) for n, typed in enumerate(TYPED, start=1)]
    workbook.write(payout(*items), tmp_path / "payout.xlsx")
    worksheet = recalculated(tmp_path / "payout.xlsx", tmp_path).worksheets[0]
    shown = [worksheet[f"B{row}"].value for row in rows_of_lines(worksheet)]
    assert shown == [workbook_sheets.clean(typed) for typed in TYPED]
    assert totals(worksheet)[-1] == 100 * len(TYPED)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b\x1bc\x7fd\x9fe", "abcde"),
        ("a\t\r\nb\u2028c", "a b c"),
        (" a ", "a"),
        ("\u202eabc\u2066\u200f", "abc"),
        ("a\ud800b\uffff", "ab"),
        ("И\u0306", "Й"),
        ("31\u00a0456", "31\u00a0456"),
        ("a" * 40_000, "a" * (workbook_sheets.LONGEST_TEXT - 1) + "…"),
    ],
)
def test_clean(typed: str, kept: str) -> None:
    assert workbook_sheets.clean(typed) == kept


def test_print_settings(tmp_path: Path) -> None:
    book = written(arrears_and_current(), tmp_path)
    for worksheet, orientation in zip(
        book.worksheets, ["landscape", "portrait", "portrait"], strict=True
    ):
        rows = rows_of_lines(worksheet)
        heading = rows[0] - 1
        right = str(worksheet.auto_filter.ref).split(":")[1].rstrip("0123456789")
        assert str(worksheet.page_setup.paperSize) == Worksheet.PAPERSIZE_A4
        assert worksheet.page_setup.orientation == orientation
        assert worksheet.sheet_properties.pageSetUpPr is not None
        assert worksheet.sheet_properties.pageSetUpPr.fitToPage
        assert (worksheet.page_setup.fitToWidth, worksheet.page_setup.fitToHeight) == (1, 0)
        assert worksheet.print_title_rows == f"${heading}:${heading}"
        area = str(worksheet.print_area).split("!")[-1]
        assert area == f"$A$1:${right}${worksheet.max_row}"
        assert worksheet.freeze_panes == f"A{rows[0]}"
        assert worksheet.auto_filter.ref == f"A{heading}:{right}{rows[-1]}"
        assert worksheet.oddFooter is not None
        assert worksheet.oddFooter.right.text == "Page &P of &N"
        assert worksheet.oddFooter.left.text == "No. 2026/7 · quarter 1 of 2026"


def test_properties(tmp_path: Path) -> None:
    properties = written(arrears_and_current(), tmp_path).properties
    assert properties.title is not None
    assert "quarter 1 of 2026" in properties.title
    assert properties.creator == properties.lastModifiedBy == "Отдел занятости"
    assert properties.language == "en"


def test_long_names_get_room(tmp_path: Path) -> None:
    name = "Нұрмұхамедов-Өтегенов Әбдіғаппар Мұхамедсәлімұлы " * 3
    items = (line(1, 100), replace(line(2, 100), child_name=name))
    worksheet = written(payout(*items), tmp_path).worksheets[0]
    short, long = (worksheet.row_dimensions[row].height for row in rows_of_lines(worksheet))
    assert long >= 2 * short


def test_large_sums_get_room(tmp_path: Path) -> None:
    small = written(payout(line(1, 100)), tmp_path).worksheets[0].column_dimensions["K"].width
    large = written(payout(line(1, 10**12)), tmp_path).worksheets[0].column_dimensions["K"].width
    assert large > small


@needs_libreoffice
def test_prints_on_pages_with_the_heading_repeated(tmp_path: Path) -> None:
    from pypdf import PdfReader

    items = [line(number, 1_234_567) for number in range(1, 61)]
    workbook.write(payout(*items), tmp_path / "payout.xlsx")
    pdf = converted(tmp_path / "payout.xlsx", tmp_path / "printed", "pdf")
    pages = [page.extract_text() for page in PdfReader(pdf).pages]
    assert len(pages) > 3
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1))
    assert all("Child's" in page for page in pages)
    assert "1 234 567" in pages[0]
    assert not any("###" in page for page in pages)


@needs_libreoffice
@pytest.mark.parametrize("count", [12, 15, 18])
def test_signatures_are_never_on_a_page_without_lines(tmp_path: Path, count: int) -> None:
    from pypdf import PdfReader

    items = [replace(line(number, 100), bank="Halyk") for number in range(1, count + 1)]
    workbook.write(replace(payout(*items), not_paid=()), tmp_path / "payout.xlsx")
    pdf = converted(tmp_path / "payout.xlsx", tmp_path / "printed", "pdf")
    pages = [page.extract_text() for page in PdfReader(pdf).pages]
    signed = [page for page in pages if "Prepared by" in page]
    assert len(signed) == 1
    assert "Halyk" in signed[0]
    assert "Number of lines" in signed[0]


@pytest.mark.parametrize(
    ("heights", "torn"),
    [
        ([10] * 6, False),
        ([10] * 11, True),
        ([10] * 10, False),
        ([10, 10, 10, 80, 10, 10], True),
        ([10, 10, 20, 65, 10, 10], False),
    ],
)
def test_where_a_page_would_end(heights: list[float], torn: bool) -> None:
    """Pages of 100, the heading in the first row and the last line in the fourth."""
    grid = workbook_sheets.Grid((), heading=1, last=4, end=len(heights))
    assert workbook_sheets._is_torn(grid, heights, 100) is torn


def test_a_file_open_in_excel_stays_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "payout.xlsx"
    target.write_bytes(b"old")

    def refuse(*_: object) -> NoReturn:
        raise PermissionError(13, "open in Excel")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(PermissionError):
        workbook.write(arrears_and_current(), target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_while_writing_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "payout.xlsx"
    target.write_bytes(b"old")
    broken = replace(line(1, 100), steps=(Step("{missing}", "D-7"),))
    with pytest.raises(KeyError):
        workbook.write(payout(broken), target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_the_file_is_written_beside_under_a_name_that_tells_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved: list[Path] = []
    replace_file = os.replace

    def record(source: Path, target: Path) -> None:
        moved.append(Path(source))
        replace_file(source, target)

    monkeypatch.setattr(os, "replace", record)
    workbook.write(arrears_and_current(), tmp_path / "Әбдірахманова 001231500018.xlsx")
    assert [path.parent for path in moved] == [tmp_path]
    assert re.fullmatch(r"\.saving-[0-9a-f]+", moved[0].name)


def test_a_missing_folder_is_an_oserror(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        workbook.write(payout(), tmp_path / "gone" / "payout.xlsx")
