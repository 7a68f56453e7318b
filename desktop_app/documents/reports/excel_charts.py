"""Excel's own charts of the report, drawn from the cells of its sheets: they change with them."""

from typing import Any

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference, Series
from openpyxl.chart.data_source import StrRef
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing import colors
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.worksheet.properties import PageSetupProperties

from desktop_app.documents.reports.chart_data import charts
from desktop_app.documents.reports.charts import LOOKS, Look
from desktop_app.documents.reports.sheet import (
    APPLICATIONS,
    CHILDREN_AND_SUMS,
    GROUNDS_OF_D8,
    TERM_WORDS,
    Report,
)
from desktop_app.documents.workbooks.sheets import Part
from desktop_app.translation import translator

_FIELDS = [column.field for column in (*CHILDREN_AND_SUMS, *APPLICATIONS, *GROUNDS_OF_D8)]
_CHARTS = (
    ("A1", ("children", "awarded"), "clustered"),
    ("K1", ("paid", "arrears"), "clustered"),
    ("A20", ("appendix_two", *(column.field for column in GROUNDS_OF_D8)), "stacked"),
)
_WIDTH, _HEIGHT = 16.5, 8.8
_PATTERNS: dict[Look, Any] = {Look.STRIPED: "wdUpDiag", Look.CROSSED: "diagCross"}
_COLOURS = {Look.SOLID: "404040", Look.LIGHT: "B8B8B8", Look.EMPTY: "FFFFFF"}


def add_charts(report: Report, book: Workbook, months: Part, terms: Part) -> None:
    """A sheet with the four charts, across one A4 page."""
    _ = translator(report.language).gettext
    sheet = book.create_sheet(_("Charts"))
    children, _sums, refusals, kept = charts(report)
    titles = (children.title, _("Paid by month, tenge"), refusals.title)
    for (place, names, grouping), title in zip(_CHARTS, titles, strict=True):
        columns = [_FIELDS.index(name) + 2 for name in names]
        sheet.add_chart(_chart(months, columns, grouping, title), place)
    lying = _chart(terms, list(range(2, 2 + len(TERM_WORDS))), "percentStacked", kept.title)
    lying.type = "bar"
    lying.x_axis.scaling.orientation = "maxMin"
    sheet.add_chart(lying, "K20")
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = 1


def _chart(part: Part, columns: list[int], grouping: Any, title: str) -> Any:
    """Bars from the lines of a sheet, its heading naming them and its first column the slots."""
    grid = part.grid
    chart: Any = BarChart()  # the stubs know no centimetres
    chart.type, chart.grouping, chart.title = "col", grouping, title
    chart.overlap = None if grouping == "clustered" else 100
    chart.gapWidth = 60
    chart.width, chart.height = _WIDTH, _HEIGHT
    for number, column in enumerate(columns):
        values = Reference(part.worksheet, column, grid.first, column, grid.last)
        name = f"'{part.worksheet.title}'!${grid.columns[column - 1].letter}${grid.heading}"
        series = Series(values, title=None)
        series.tx = SeriesLabel(strRef=StrRef(f=name))
        series.graphicalProperties = _look(LOOKS[number])
        chart.series.append(series)
    chart.set_categories(Reference(part.worksheet, 1, grid.first, 1, grid.last))
    chart.legend.position = "b"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.number_format = "0%" if grouping == "percentStacked" else "#,##0"
    return chart


def _look(look: Look) -> GraphicalProperties:
    """Greys and patterns, so that a black-and-white printer tells the series apart."""
    line = LineProperties(solidFill="000000", w=6350)
    pattern = _PATTERNS.get(look)
    if pattern is None:
        return GraphicalProperties(solidFill=_COLOURS[look], ln=line)
    black, white = (colors.ColorChoice(prstClr=name) for name in ("black", "white"))
    fill = PatternFillProperties(prst=pattern, fgClr=black, bgClr=white)
    return GraphicalProperties(pattFill=fill, ln=line)
