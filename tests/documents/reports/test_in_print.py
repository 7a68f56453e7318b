"""The report in print and for Excel, read back: every number, every page, every total."""

import io
from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pypdf import PdfReader

from desktop_app import wording
from desktop_app.documents.reports import in_print, workbook
from desktop_app.documents.reports import tables as report_tables
from desktop_app.documents.reports.sheet import TITLE, Counted, Figures, Report, Terms
from desktop_app.law.quarters import Month
from desktop_app.translation import translator
from tests.documents import ink
from tests.documents.libreoffice import needs_libreoffice, recalculated
from tests.documents.reading import assert_fonts_embedded, read, squeezed
from tests.documents.report_samples import JANUARY, a_report

LANGUAGES = pytest.mark.parametrize("language", ["kk", "ru", "en"])
LOWEST = 16 * 72 / 25.4
"""In points: below it stands the number of the page alone."""
MANY = [(f"Школа № {number}", JANUARY) for number in range(1, 121)]


def pages(report: Report) -> list[str]:
    found = PdfReader(io.BytesIO(in_print.render(report))).pages
    return [" ".join(page.extract_text().split()) for page in found]


# In print


@LANGUAGES
def test_every_table_and_chart_is_on_paper(language: str) -> None:
    _ = translator(language).gettext
    report = a_report(language)
    text = squeezed(" ".join(pages(report)))
    for table in report_tables.tables(report):
        assert squeezed(table.title) in text
        for row in table.rows:
            for cell in row:
                shown = wording.number(cell) if isinstance(cell, int) else cell
                assert squeezed(shown) in text
    for words in ("Children by month", "Refusals by ground", "Terms kept"):
        assert squeezed(_(words)) in text
    assert squeezed("01.01.2026 – 28.02.2026") in text
    assert squeezed(_("Counted on {date} by what is on file").format(date="02.03.2026")) in text
    assert "Ғ.Т.Әділбекова" in text


def test_pages_are_numbered_and_headed_and_fonts_embedded() -> None:
    report = a_report("ru", schools=MANY)
    found = pages(report)
    assert len(found) > 5
    title = translator("ru").gettext(TITLE)
    for number, page in enumerate(found, start=1):
        assert f"Страница {number} из {len(found)}" in page
        assert title in page
    for number in range(1, 121):
        assert sum(f"Школа № {number} " in page for page in found) >= 1
    heads = [page for page in found if "Школа № 1" in page]
    assert all("Школа" in page and "Всего" in " ".join(found) for page in heads)
    assert_fonts_embedded(read(in_print.render(report)))


@pytest.mark.parametrize("count", range(0, 60, 7))
def test_nothing_is_drawn_below_the_margin_and_signatures_are_last(count: int) -> None:
    found = pages(a_report("ru", schools=MANY[:count]))
    assert "Составлено: бухгалтер" in found[-1]
    assert not any("Составлено:" in page for page in found[:-1])


@pytest.mark.parametrize(("kinds", "sheets", "usually"), [(12, 3, 3), (20, 3, 4), (40, 4, 4)])
def test_a_last_sheet_of_a_few_lines_is_drawn_closer(kinds: int, sheets: int, usually: int) -> None:
    """A few lines are not left alone; more of them stand on a sheet of their own as usual."""
    papers = [Counted(f"Приказ {number}", number) for number in range(kinds)]
    report = a_report("ru", papers=papers)
    usual = in_print._Paper(report, 1.0)
    usual.set_out()
    assert usual.sheets == usually
    found = pages(report)
    assert len(found) == sheets
    assert all(any(f"Приказ {number} " in page for page in found) for number in range(kinds))


@pytest.mark.parametrize("first", range(20, 68, 12))
def test_no_page_begins_with_a_total_and_no_small_table_is_torn(first: int) -> None:
    """However many rows the tables before have."""
    for count in range(first, first + 12):
        report = a_report("ru", schools=MANY[:count])
        reader = read(in_print.render(report))
        found = [" ".join(page.extract_text().split()) for page in reader.pages]
        for page in reader.pages:
            _number, lowest, *_others = sorted(line.baseline for line in ink.lines(page))
            assert lowest >= LOWEST
        head = f"{translator('ru').gettext(TITLE)} {report.period()} "
        for text in found[1:]:
            assert text.startswith(head)
            assert not text.removeprefix(head).startswith(("Всего", "Руководитель", "Ребенок"))
        _summary, *tables = report_tables.tables(report)
        small = [table for table in tables if 0 < len(table.rows) < 8]
        assert len(small) > 5
        for table in small:
            (own,) = (text for text in found[1:] if table.title in text)
            last = table.total or table.rows[-1]
            assert str(last[0]) in own.partition(table.title)[2]


def test_an_empty_report_says_so() -> None:
    empty = a_report(
        "ru", total=Figures(), months=[(Month(2026, 1), Figures())], schools=[], channels=[],
        missing=[], expired=[], periods=[], papers=[],
    )  # fmt: skip
    text = " ".join(pages(empty))
    assert text.count(translator("ru").gettext("Nothing in this period.")) >= 4


def test_bars_are_vectors_not_pictures() -> None:
    page = PdfReader(io.BytesIO(in_print.render(a_report()))).pages[0]
    assert not page.images
    content = page.get_contents()
    assert content is not None
    assert content.get_data().count(b" re ") > 40


def test_a_share_is_never_rounded_up_to_all() -> None:
    assert Terms(kept=999, late=1).percent == 99
    assert Terms(kept=3, running=5).percent == 100


# For Excel


def written(report: Report, folder: Path) -> Workbook:
    workbook.write(report, folder / "report.xlsx")
    return load_workbook(folder / "report.xlsx")


def row_of(worksheet: Worksheet, first: str) -> list[object]:
    for row in worksheet.iter_rows(values_only=True):
        if row[0] == first:
            return list(row)
    raise AssertionError(first)


@LANGUAGES
def test_sheets_are_named_in_the_language(tmp_path: Path, language: str) -> None:
    _ = translator(language).gettext
    names = ("In short", "By month", "By school", "Terms", "Channels", "Grounds")
    more = ("Appendix 2", "Payment periods", "Papers", "Charts")
    assert written(a_report(language), tmp_path).sheetnames == [_(n) for n in (*names, *more)]


def test_sums_are_formulas_and_distinct_children_are_not(tmp_path: Path) -> None:
    months = written(a_report("en"), tmp_path)["By month"]
    total = row_of(months, "In all")
    assert total[1:7] == [52, 40, "=SUM(D8:D9)", 40, "=SUM(F8:F9)", "=SUM(G8:G9)"]
    assert row_of(months, "January 2026")[1:7] == [51, 39, 1, 1, 34_600, 3_600]
    stored = load_workbook(tmp_path / "report.xlsx", data_only=True)["By month"]
    assert row_of(stored, "In all")[1:7] == [52, 40, 3, 40, 1_444_817, 3_600]


def test_what_people_typed_is_no_formula(tmp_path: Path) -> None:
    schools = written(a_report("en"), tmp_path)["By school"]
    cell = next(cell for cell in schools["A"] if cell.value == "=Школа & <№ 5>")
    assert cell.data_type == "s"


def test_the_charts_are_excels_own_and_differ_in_black_and_white(tmp_path: Path) -> None:
    charts = written(a_report("en"), tmp_path)["Charts"]._charts  # type: ignore[attr-defined]
    assert [len(chart.series) for chart in charts] == [2, 2, 5, 4]
    first = charts[0].series[0]
    assert first.val.numRef.f == "'By month'!$B$8:$B$9"
    assert first.tx.strRef.f == "'By month'!$B$7"
    fills = charts[2].series
    patterns = [
        s.graphicalProperties.pattFill and s.graphicalProperties.pattFill.prst for s in fills
    ]
    colours = [s.graphicalProperties.solidFill and True for s in fills]
    assert patterns == [None, "wdUpDiag", None, "diagCross", None]
    assert colours == [True, None, True, None, True]


@needs_libreoffice
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_libreoffice_calculates_the_same(tmp_path: Path, language: str) -> None:
    _ = translator(language).gettext
    workbook.write(a_report(language), tmp_path / "report.xlsx")
    book = recalculated(tmp_path / "report.xlsx", tmp_path)
    assert row_of(book[_("By month")], _("In all"))[5:7] == [1_444_817, 3_600]
    assert row_of(book[_("Payment periods")], _("In all"))[1:] == [41, 1_444_817, 3_600]
    assert row_of(book[_("Papers")], _("In all"))[1] == 11


def test_an_office_without_anything_has_a_workbook(tmp_path: Path) -> None:
    empty = a_report("en", schools=[], channels=[], missing=[], expired=[], periods=[], papers=[])
    book = written(empty, tmp_path)
    assert row_of(book["Payment periods"], "–")[1:] == [None, None, None]


def test_a_heading_of_numbers_ends_where_they_end() -> None:
    """On the second page the first heading of the last column has four lines, a row has one."""
    page = PdfReader(io.BytesIO(in_print.render(a_report("ru", schools=MANY[:5])))).pages[1]
    edge = float(page.mediabox.width) - 12 * 72 / 25.4 - 3
    ends = [line.baseline for line in ink.lines(page) if abs(line.right - edge) < 0.2]
    between = [high - low for high, low in pairwise(sorted(ends, reverse=True))]
    assert between[:3] == pytest.approx([10, 10, 10])
    assert between[3] > 12
