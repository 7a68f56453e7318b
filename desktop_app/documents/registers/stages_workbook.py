"""The stages of applications as a workbook, for the monitoring information system (R-8)."""

from collections.abc import Callable, Iterator
from pathlib import Path

from openpyxl import Workbook

from desktop_app import wording
from desktop_app.documents.registers.stages_sheet import StagesSheet
from desktop_app.documents.workbooks.sheets import (
    Cells,
    Column,
    Grid,
    Part,
    clean,
    describe,
    merge,
    page_texts,
    set_up,
)
from desktop_app.documents.workbooks.stream import save
from desktop_app.documents.workbooks.styles import Styles
from desktop_app.documents.workbooks.tables import GAP, across, table_rows
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
    width = sum(column.width for column in columns)
    office, title = _in_language(sheet), _title(sheet, _)
    head = [across(styles.office, office, width, 12), across(styles.title, title, width, 14), GAP]
    last = len(head) + 1 + max(1, len(sheet.stages))
    grid = Grid(columns, len(head) + 1, last, last)
    set_up(worksheet, grid, landscape=True)
    merge(worksheet, "A1:F1", "A2:F2")
    page_texts(worksheet, above="", left=office, right="&P / &N")
    describe(book, title=title, office=office, language=sheet.language)
    nothing: Cells = [("A", styles.words, _("No stage in this period."))]
    lines = _lines(sheet, styles) if sheet.stages else [nothing]
    rows = table_rows(styles, head, columns, lines, [])
    save(book, [Part(worksheet, grid, rows, "")], path)


def _in_language(sheet: StagesSheet) -> str:
    return clean(sheet.office_kk if sheet.language == "kk" else sheet.office_ru)


def _title(sheet: StagesSheet, gettext: Callable[[str], str]) -> str:
    words = gettext("Stages of the service, {first} – {last}")
    return words.format(first=wording.day(sheet.first), last=wording.day(sheet.last))


def _lines(sheet: StagesSheet, styles: Styles) -> Iterator[Cells]:
    gettext = translator(sheet.language).gettext
    for stage in sheet.stages:
        provider = stage.provider_kk if sheet.language == "kk" else stage.provider_ru
        yield (
            ("A", styles.code, stage.number),
            ("B", styles.text, gettext(stage.service)),
            ("C", styles.code, wording.moment(stage.at)),
            ("D", styles.words, wording.step(stage.what, sheet.language)),
            ("E", styles.text, stage.who),
            ("F", styles.text, provider),
        )
