"""The forecast of a budget year: what it will cost, month by month, and who drops out."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app import translation, wording
from desktop_app.gui import places
from desktop_app.gui.award_papers import RENEWED, said
from desktop_app.gui.context import Context
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.page import Page
from desktop_app.gui.frames.save_as import ask_where_to_save, save_in_background
from desktop_app.gui.parts.pieces import Banner, button, label, line
from desktop_app.gui.parts.progress import ProgressLine
from desktop_app.gui.parts.table import Table
from desktop_app.gui.places import Place
from desktop_app.gui.reports import month_bars
from desktop_app.gui.reports.forecast_tables import DropOutsModel, MonthsModel, PeriodsModel
from desktop_app.gui.reports.month_bars import MonthBars
from desktop_app.services.errors import EntryError
from desktop_app.services.listing import PAGE
from desktop_app.services.reports import forecast, forecast_paper
from desktop_app.services.reports.forecast import (
    FIRST_YEAR,
    LAST_YEAR,
    Assumptions,
    Beginning,
    Forecast,
)
from desktop_app.services.reports.forecast_paper import NamedDropOut
from desktop_app.translation import _

_LARGEST_MCI = 1_000_000


class ForecastPage(Page):
    """Counted anew, off the GUI thread, whenever another year or assumption is chosen."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place, _("Forecast"))
        self.found: Forecast | None = None
        self._begun_year: int | None = None
        self._saved = Path()
        self.back_button = button(
            _("To payouts"), lambda: context.go(places.PAYOUTS), icon="undo-2"
        )
        self.top.addWidget(self.back_button)
        self.column.addLayout(self._assumptions())
        self.progress = ProgressLine()
        self.column.addWidget(self.progress)
        self.assumed = Banner()
        self.banner = Banner()
        self.open_button = button(_("Open"), self._open_file, icon="table")
        self.banner.extras.addWidget(self.open_button)
        self.column.addWidget(self.assumed)
        self.column.addWidget(self.banner)
        self.column.addLayout(self._figures())
        self.column.addWidget(self._tabs(), 1)
        self._show(None)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins at the year."""
        super().showEvent(event)
        if not event.spontaneous():
            self.year.setFocus()
            self.year.selectAll()

    # The parts

    def _assumptions(self) -> Row:
        self.year = QSpinBox()
        self.year.setRange(FIRST_YEAR, LAST_YEAR)
        self.year.setValue(self.context.desk.today().year + 1)
        self.mci = QSpinBox()
        self.mci.setRange(1, _LARGEST_MCI)
        self.mci.setGroupSeparatorShown(False)
        for spin, name in ((self.year, _("Budget year")), (self.mci, _("Assumed MCI, tenge"))):
            spin.setKeyboardTracking(False)
            spin.setAccessibleName(name)
        self.renewed = QCheckBox(_(RENEWED))
        self.what_if_button = button(_("What if…"), self.what_if, icon="scale")
        self.save_button = button(_("Save for Excel…"), self.save_as, icon="download", primary=True)
        row = Row()
        for name, spin in ((_("Budget year"), self.year), (_("Assumed MCI, tenge"), self.mci)):
            caption = line(name)
            caption.setBuddy(spin)
            row.addWidget(caption)
            row.addWidget(spin)
            row.addSpacing(12)
        row.addWidget(self.renewed)
        row.addStretch(1)
        row.addWidget(self.what_if_button)
        row.addWidget(self.save_button)
        self.year.valueChanged.connect(lambda: self.refresh())
        self.mci.valueChanged.connect(lambda: self.refresh())
        self.renewed.toggled.connect(lambda: self.refresh())
        return row

    def _begin_with(self, begun: Beginning) -> None:
        """The last known MCI to begin with; a year that has its own takes no other."""
        self.mci.blockSignals(True)
        self.mci.setValue(begun.mci or 1)
        self.mci.blockSignals(False)
        self.mci.setEnabled(not begun.is_of_year)
        self.mci.setToolTip(_("The MCI of this year is known.") if begun.is_of_year else "")

    def _figures(self) -> Row:
        row = Row()
        row.setSpacing(26)
        self.figures: dict[str, QLabel] = {}
        for name, words in (
            ("entitled", _("In all for the year")),
            ("arrears", _("Arrears of earlier periods")),
            ("to_pay", _("Still to pay, with arrears")),
        ):
            caption, value = label(words, "quiet"), label("", "heading")
            for part in (caption, value):
                part.setWordWrap(False)
            value.setAccessibleName(words)
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(caption)
            column.addWidget(value)
            row.addLayout(column)
            self.figures[name] = value
        row.addStretch(1)
        return row

    def _tabs(self) -> QTabWidget:
        context = self.context
        self._months, self._periods = MonthsModel(self), PeriodsModel(self)
        self._drop_outs = DropOutsModel(context, self)
        self._drop_outs.failed.connect(context.explain)
        self.months, self.periods = Table(self._months), Table(self._periods)
        self.drop_outs = Table(
            self._drop_outs, lambda place: context.go(places.child(self._drop_outs.child_at(place)))
        )
        self.bars = MonthBars()
        self.unit = label("", "quiet")
        self.unit.setWordWrap(False)
        chart = QVBoxLayout()
        chart.addWidget(self.unit, 0, Qt.AlignmentFlag.AlignLeft)
        chart.addWidget(self.bars, 1)
        by_month = QWidget()
        row = Row(by_month)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.months, 2)
        row.addLayout(chart, 1)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(by_month, _("Months"))
        self.tabs.addTab(self.periods, _("Payment periods"))
        self.tabs.addTab(self.drop_outs, "")
        self.months.setAccessibleName(_("Months"))
        self.periods.setAccessibleName(_("Payment periods"))
        return self.tabs

    # Counting and showing

    def assumptions(self) -> Assumptions:
        mci = self.mci.value() if self.mci.isEnabled() else None
        return Assumptions(self.year.value(), mci, self.renewed.isChecked())

    def refresh(self) -> None:
        """Count off the GUI thread; only what was asked last is shown."""
        desk, year = self.context.desk, self.year.value()
        self._say("info", "")

        def count(begun: Beginning) -> None:
            if year != self._begun_year:
                self._begun_year = year
                self._begin_with(begun)
            self._count(begun.children)

        self.reading.ask(lambda: forecast.beginning(desk, year), count, failed=self._failed)

    def _count(self, children: int) -> None:
        desk, asked = self.context.desk, self.assumptions()
        progress = self.progress.begin(children)

        def work() -> tuple[Forecast, list[NamedDropOut]]:
            found = forecast.forecast(desk, asked, progress)
            return found, forecast_paper.named(desk, found.drop_outs[:PAGE])

        def show(counted: tuple[Forecast, list[NamedDropOut]]) -> None:
            self.progress.hide()
            self._show(*counted)

        def slips(error: EntryError) -> None:
            self._failed(" ".join(self.context.words(slip.step) for slip in error.slips))

        self.reading.ask(work, show, slips=slips, failed=self._failed)

    def _failed(self, words: str) -> None:
        self.progress.hide()
        self._show(None)
        self._say("bad", words)

    def _show(self, found: Forecast | None, named: Sequence[NamedDropOut] = ()) -> None:
        """``named`` are the first of those who drop out."""
        self.found = found
        if found is not None:
            self.renewed.setText(said(found.paper, RENEWED))
        assumed = forecast_paper.assumptions(found) if found else ()
        words = "; ".join(self.context.words(step) for step in assumed)
        self.assumed.say("warn", _("Assumed: {what}").format(what=words) if words else "")
        for name, value in self.figures.items():
            value.setText(wording.tenge(getattr(found, name)) if found else "–")
        self._months.show_forecast(found)
        self._periods.show_forecast(found)
        self._drop_outs.show_forecast(found, named)
        for table in (self.months, self.periods, self.drop_outs):
            if table.rows.rowCount():
                table.selectRow(0)
        months = list(found.months.values()) if found else []
        self.bars.show_months(months)
        self.unit.setText(month_bars.unit(months) if found else "")
        count = wording.number(len(found.drop_outs) if found else 0)
        words = _("Who drops out: {count}").format(count=count)
        self.tabs.setTabText(2, words)
        self.drop_outs.setAccessibleName(words)
        self.save_button.setEnabled(found is not None)

    def _say(self, kind: str, words: str, *, file: bool = False) -> None:
        self.open_button.setVisible(file)
        self.banner.say(kind, words)

    # What one can do

    def what_if(self) -> None:
        from desktop_app.gui.reports.office_what_if import OfficeWhatIfDialog

        OfficeWhatIfDialog(self, self.context, self.year.value()).start()

    def save_as(self) -> None:
        if self.found is None:
            return
        name = file_name(self.found)
        ask_where_to_save(self, self.context, _("Save for Excel"), name, self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the workbook off the GUI thread, then offer to open it."""
        desk, found, language = self.context.desk, self.found, translation.current()
        if found is None:
            return

        def told(kind: str, words: str) -> None:
            self._saved = path
            self._say(kind, words, file=kind == "good")

        def write() -> None:
            forecast_paper.save_workbook(desk, found, path, language)

        save_in_background(self, self.save_button, write, path, told)

    def _open_file(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))


def file_name(found: Forecast) -> str:
    """Names the year, and nobody."""
    return f"forecast-{found.year}.xlsx"
