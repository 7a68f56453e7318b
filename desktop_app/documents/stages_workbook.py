"""The stages of applications as a workbook, for the monitoring information system (R-8)."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from openpyxl import Workbook

from desktop_app import wording
from desktop_app.documents.stages_sheet import StagesSheet
from desktop_app.documents.workbook_sheets import (
    Column,
    Grid,
    Part,
    Row,
    Styles,
    clean,
    height,
    merge,
    page_texts,
    save,
    set_up,
)
from desktop_app.translation import translator


def write(sheet: StagesSheet, path: Path) -> None:
    """Write the workbook, whole or not at all. Raises OSError where it can't be written."""
    _ = translator(sheet.language).gettext
    book = Workbook()
    worksheet, styles = book.worksheets[0], Styles.of(book)
    worksheet.title = _("Stages")
    columns = (
        Column("A", _("Application"), 16, styles.code),
        Column("B", _("Service"), 26, styles.text),
        Column("C", _("Date and time"), 17, styles.code),
        Column("D", _("Stage"), 46, styles.words),
        Column("E", _("Done by"), 24, styles.text),
        Column("F", _("Provider"), 34, styles.text),
    )
    head = [(styles.office, _in_language(sheet)), (styles.title, _title(sheet, _))]
    grid = Grid(columns, 4, 4 + max(1, len(sheet.stages)), 4 + max(1, len(sheet.stages)))
    set_up(worksheet, grid, landscape=True)
    merge(worksheet, "A1:F1", "A2:F2")
    page_texts(worksheet, above="", left=_in_language(sheet), right="&P / &N")
    book.properties.title = _title(sheet, _)
    book.properties.language = sheet.language
    rows = _rows(sheet, columns, styles, head)
    save(book, [Part(worksheet, grid, rows, "")], path)


def _in_language(sheet: StagesSheet) -> str:
    return clean(sheet.office_kk if sheet.language == "kk" else sheet.office_ru)


def _title(sheet: StagesSheet, gettext: Callable[[str], str]) -> str:
    words = gettext("Stages of the service, {first} – {last}")
    return words.format(first=wording.day(sheet.first), last=wording.day(sheet.last))


def _rows(
    sheet: StagesSheet,
    columns: Sequence[Column],
    styles: Styles,
    head: Sequence[tuple[int, str]],
) -> Iterator[Row]:
    gettext = translator(sheet.language).gettext
    for style, text in head:
        yield Row([("A", style, text)], 20)
    yield Row([], 6, fixed=True)
    yield Row([(column.letter, styles.heading, column.heading) for column in columns], 20)
    if not sheet.stages:
        yield Row([("A", styles.words, gettext("No stage in this period."))])
    for stage in sheet.stages:
        what = wording.step(stage.what, sheet.language)
        provider = stage.provider_kk if sheet.language == "kk" else stage.provider_ru
        yield Row(
            [
                ("A", styles.code, clean(stage.number)),
                ("B", styles.text, gettext(stage.service)),
                ("C", styles.code, wording.moment(stage.at)),
                ("D", styles.words, clean(what)),
                ("E", styles.text, clean(stage.who)),
                ("F", styles.text, clean(provider)),
            ],
            max(height(what, 46), height(provider, 34), height(stage.who, 24)),
        )
