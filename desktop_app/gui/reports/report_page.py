"""The report for the head and the region: figures, charts and tables, to print and for Excel."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from desktop_app import translation, wording
from desktop_app.documents.reports import chart_data
from desktop_app.documents.reports import tables as report_tables
from desktop_app.documents.reports.sheet import Report
from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.fields.period_chooser import PeriodChooser
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.page import Page
from desktop_app.gui.frames.save_as import ask_where_to_save, save_in_background
from desktop_app.gui.parts.pieces import Banner, button, label
from desktop_app.gui.places import Place
from desktop_app.gui.reading import Reading
from desktop_app.gui.reports.chart import ChartView
from desktop_app.gui.reports.tables import FiguresTables
from desktop_app.services.errors import EntryError
from desktop_app.services.law_values import periods
from desktop_app.services.reports import report as reports
from desktop_app.translation import N_, _

_FIGURES = (
    ("children", N_("Children on home education")),
    ("awarded", N_("Children with an award")),
    ("refused", N_("Refusals")),
    ("kept", N_("Terms kept")),
    ("paid", N_("Paid")),
    ("overpaid", N_("Overpayments open now")),
)
_TABS = (
    (N_("By month"), ("months 0", "months 1"), True),
    (N_("By school"), ("schools 0", "schools 1"), True),
    (N_("Refusals"), ("grounds", "documents"), False),
    (N_("Applications and terms"), ("terms", "channels"), False),
    (N_("Payments and papers"), ("periods", "papers"), False),
)
"""The tabs of tables; whether their tables are long."""


@dataclass(frozen=True)
class _Days:
    """What is asked for; two questions are never the same one."""

    first: date
    last: date


class ReportPage(Page):
    """Counted anew, off the GUI thread, whenever another period is chosen.

    ``place.text`` names the first and the last day; without it the report is of this year.
    """

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place, _("Report"))
        self.found: Report | None = None
        self._asked: _Days | None = None
        self._saved = Path()
        self.back_button = button(
            _("To payouts"), lambda: context.go(places.PAYOUTS), icon="undo-2"
        )
        self.top.addWidget(self.back_button)
        self.column.addLayout(self._head())
        self.banner = Banner()
        self.open_button = button(_("Open"), self._open_file, icon="table")
        self.banner.extras.addWidget(self.open_button)
        self.column.addWidget(self.banner)
        self.column.addLayout(self._figures())
        self.column.addWidget(self._tabs(), 1)
        self._show(None)
        desk = context.desk
        Reading(context, self).ask(lambda: periods.offered(desk), self.period.offer_terms)

    # The parts

    def _head(self) -> Row:
        first, last = _days_of(self.place, self.context.desk.today())
        self.period = PeriodChooser(first.year)
        self.period.choose(first, last)
        self.period.changed.connect(self._period_chosen)
        self.print_button = button(_("Print…"), self.show_paper, icon="printer", primary=True)
        self.save_button = button(_("Save for Excel…"), self.save_as, icon="download")
        row = Row()
        row.addWidget(self.period)
        row.addStretch(1)
        row.addWidget(self.save_button)
        row.addWidget(self.print_button)
        return row

    def _figures(self) -> Row:
        row = Row()
        row.setSpacing(26)
        self.figures: dict[str, QLabel] = {}
        for name, words in _FIGURES:
            caption, value = label(_(words), "quiet"), label("", "heading")
            for part in (caption, value):
                part.setWordWrap(False)
            value.setAccessibleName(_(words))
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(caption)
            column.addWidget(value)
            row.addLayout(column)
            self.figures[name] = value
        row.addStretch(1)
        return row

    def _tabs(self) -> QTabWidget:
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        charts = QWidget()
        grid = QGridLayout(charts)
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(12)
        self.charts = [ChartView() for _number in range(4)]
        for number, chart in enumerate(self.charts):
            grid.addWidget(chart, *divmod(number, 2))
        self.tabs.addTab(charts, _("Charts"))
        self.tables = []
        for words, names, are_long in _TABS:
            tables = FiguresTables(*names, in_tabs=are_long)
            self.tables.append(tables)
            self.tabs.addTab(tables, _(words))
        return self.tabs

    # Counting and showing

    def days(self) -> tuple[date, date]:
        first, end = self.period.value()
        return first, end - timedelta(days=1)

    def _period_chosen(self) -> None:
        self.place = places.report(*self.days())
        self._say("info", "")
        self.refresh()

    def refresh(self) -> None:
        """Count off the GUI thread; only what was asked last is shown."""
        desk, asked, language = self.context.desk, _Days(*self.days()), translation.current()
        self._asked = asked

        def show(found: Report) -> None:
            if asked is self._asked:
                self._show(found)

        def failed(words: str) -> None:
            if asked is self._asked:
                self._show(None)
                self._say("bad", words)

        def slips(error: EntryError) -> None:
            failed(" ".join(self.context.words(slip.step) for slip in error.slips))

        self.context.act(
            lambda: reports.of_period(desk, asked.first, asked.last, language),
            self.while_here(show),
            slips=self.while_here(slips),
            failed=self.while_here(failed),
            changes=False,
        )

    def _show(self, found: Report | None) -> None:
        self.found = found
        shown = _figures_of(found) if found else {}
        for name, value in self.figures.items():
            value.setText(shown.get(name, "–"))
        charts = chart_data.charts(found) if found else (None,) * len(self.charts)
        for view, chart in zip(self.charts, charts, strict=True):
            view.show_chart(chart)
        self.tabs.setEnabled(found is not None)
        if found is not None:
            every = list(report_tables.tables(found))
            for tables in self.tables:
                tables.show_tables(every)
        for pressed in (self.print_button, self.save_button):
            pressed.setEnabled(found is not None)

    def _say(self, kind: str, words: str, *, file: bool = False) -> None:
        self.open_button.setVisible(file)
        self.banner.say(kind, words)

    # What one can do

    def show_paper(self) -> None:
        """Draw the report off the GUI thread, then show it to be printed or saved as PDF."""
        found = self.found
        if found is None:
            return
        self.print_button.setEnabled(False)

        def show(pdf: bytes) -> None:
            from desktop_app.gui.papers.preview import PreviewDialog

            self.print_button.setEnabled(True)
            name = file_name(found, ".pdf")
            PreviewDialog(self.window(), self.context, _("Report"), name, pdf).open()

        def failed(words: str) -> None:
            self.print_button.setEnabled(True)
            self._say("bad", words)

        here = self.while_here
        self.context.act(lambda: reports.pdf(found), here(show), failed=here(failed), changes=False)

    def save_as(self) -> None:
        if self.found is None:
            return
        name = file_name(self.found, ".xlsx")
        ask_where_to_save(self, self.context, _("Save for Excel"), name, self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the workbook off the GUI thread, then offer to open it."""
        found = self.found
        if found is None:
            return

        def told(kind: str, words: str) -> None:
            self._saved = path
            self._say(kind, words, file=kind == "good")

        def write() -> None:
            reports.save_workbook(found, path)

        save_in_background(self, self.save_button, write, path, told)

    def _open_file(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))


def _figures_of(found: Report) -> dict[str, str]:
    total, percent = found.total, found.total.terms.percent
    return {
        "children": wording.number(total.children),
        "awarded": wording.number(total.awarded),
        "refused": wording.number(total.appendix_two + total.refusals),
        "kept": f"{percent} %" if percent is not None else "–",
        "paid": wording.tenge(total.paid),
        "overpaid": wording.tenge(found.overpaid),
    }


def _days_of(place: Place, today: date) -> tuple[date, date]:
    try:
        first, last = map(date.fromisoformat, place.text.split())
    except ValueError:
        return date(today.year, 1, 1), date(today.year, 12, 31)
    return first, last


def file_name(found: Report, ending: str) -> str:
    """Names the period, and nobody."""
    return f"report-{found.first:%Y-%m-%d}-{found.last:%Y-%m-%d}{ending}"
