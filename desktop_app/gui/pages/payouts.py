"""The payout of a period: drawn up, looked at, closed, and taken into Excel."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from desktop_app import translation, wording
from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.dialogs.save_as import ask_where_to_save, save_in_background
from desktop_app.gui.pages.page import Page
from desktop_app.gui.places import Place
from desktop_app.gui.widgets.parts import Banner, button, label
from desktop_app.gui.widgets.payment_period import PaymentPeriodChooser
from desktop_app.gui.widgets.payout import PayoutFigures, PayoutTabs
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.quarters import Period, parse_period
from desktop_app.law.steps import Step
from desktop_app.records.kinds import Role
from desktop_app.records.payouts import ClosedPayout, DrawnPayout, PayoutLine
from desktop_app.services import payouts, periods
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.storage import payouts as storage
from desktop_app.storage.payouts import PayoutRow
from desktop_app.translation import _


@dataclass(frozen=True)
class _Read:
    """What was read off the GUI thread. ``missing`` is the value of the law that is not known."""

    payout: DrawnPayout | None
    missing: Step | None
    closed: list[PayoutRow]
    offered: list[Period]


def _read(desk: Desk, quarter: Period, payout_id: int) -> _Read:
    with desk.database.read() as connection:
        closed = storage.closed_rows(connection)
    offered = periods.offered(desk)
    if payout_id:
        return _Read(payouts.closed(desk, payout_id), None, closed, offered)
    try:
        return _Read(payouts.draw_up(desk, quarter), None, closed, offered)
    except Trouble as trouble:
        if not isinstance(trouble.__cause__, NotInForceError):
            raise
        return _Read(None, trouble.step, closed, offered)


class PayoutsPage(Page):
    """``place.id`` is a closed payout; otherwise ``place.text`` may name a period, as 2026Q1."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place, _("Payouts"))
        self.payout: DrawnPayout | None = None
        self._closed: list[PayoutRow] = []
        self._saved = Path()
        self._head()
        self._messages()
        self.column.addLayout(self._actions())
        self.note = label("", "quiet")
        self.column.addWidget(self.note)
        self.tabs = PayoutTabs(
            lambda child_id: context.go(places.child(child_id)),
            lambda payout_id: context.go(Place("payouts", payout_id)),
        )
        self.tabs.why.connect(self._explain)
        self.tabs.then.connect(self._as_known_then)
        self.column.addWidget(self.tabs, 1)
        self._show()

    # The parts

    def _head(self) -> None:
        """A period to choose, or the way from a closed payout back to its period."""
        closed = bool(self.place.id)
        offered = periods.offered(self.context.desk)
        self.period = PaymentPeriodChooser(offered, self._first_period(offered))
        self.period.chosen.connect(self._period_chosen)
        self.draw_button = button(_("Draw up"), self.refresh, icon="refresh-cw")
        self.back_button = button(_("To the period"), self._to_the_period, icon="undo-2")
        self.forecast_button = button(
            _("Forecast"), lambda: self.context.go(places.FORECAST), icon="calendar"
        )
        self.report_button = button(
            _("Report"), lambda: self.context.go(places.REPORT), icon="file-text"
        )
        self.debts_button = button(
            _("Overpayments"), lambda: self.context.go(places.DEBTS), icon="wallet"
        )
        for widget in (
            self.debts_button,
            self.report_button,
            self.forecast_button,
            self.period,
            self.draw_button,
            self.back_button,
        ):
            self.top.addWidget(widget)
        self.period.setHidden(closed)
        self.draw_button.setHidden(closed)
        self.back_button.setHidden(not closed)

    def _first_period(self, offered: list[Period]) -> Period:
        try:
            return parse_period(self.place.text)
        except ValueError:
            return periods.current(offered, self.context.desk.today())

    def _messages(self) -> None:
        self.standing = Banner()
        self.banner = Banner()
        self.settings_button = button(_("Open Settings"), self._to_settings, icon="settings")
        self.open_button = button(_("Open"), self._open_file, icon="table")
        self.folder_button = button(_("Open folder"), self._open_folder, icon="folder-open")
        self._offers = (self.settings_button, self.open_button, self.folder_button)
        for offer in self._offers:
            self.banner.extras.addWidget(offer)
        self.column.addWidget(self.standing)
        self.column.addWidget(self.banner)

    def _actions(self) -> QHBoxLayout:
        closed = bool(self.place.id)
        self.figures = PayoutFigures()
        self.language = QComboBox()
        self.language.setAccessibleName(_("Language of the workbook"))
        self.language.setToolTip(_("Language of the workbook"))
        for code in translation.LANGUAGES:
            self.language.addItem(translation.LANGUAGE_NAMES[code], code)
        self.language.setCurrentIndex(max(0, self.language.findData(translation.current())))
        self.save_button = button(
            _("Save for Excel…"), self.save_as, icon="download", primary=closed
        )
        self.close_button = button(
            _("Close the payout…"), self.close_payout, icon="lock", primary=True
        )
        self.close_button.setHidden(closed)
        row = QHBoxLayout()
        row.addWidget(self.figures)
        row.addStretch(1)
        for widget in (self.language, self.save_button, self.close_button):
            row.addWidget(widget)
        return row

    # Reading and showing

    def _period_chosen(self, period: Period) -> None:
        self.place = Place("payouts", text=str(period))
        self.payout = None
        self._say("info", "")
        self._show()
        self.refresh()

    def refresh(self) -> None:
        """Draw up, or read the closed payout, off the GUI thread."""
        desk, period, payout_id = self.context.desk, self.period.value(), self.place.id

        def show(found: _Read) -> None:
            if period == self.period.value():
                self._take(found)

        self.context.act(
            lambda: _read(desk, period, payout_id),
            self.while_here(show),
            failed=self.while_here(lambda words: self._say("bad", words)),
            changes=False,
        )

    def _take(self, found: _Read) -> None:
        if found.missing is not None:
            self._say("warn", self.context.words(found.missing), self.settings_button)
        elif not self.settings_button.isHidden():
            self._say("info", "")
        self.payout, self._closed = found.payout, found.closed
        self.period.offer(found.offered)
        self._show()

    def _show(self) -> None:
        payout = self.payout
        self.figures.show_payout(payout)
        self.tabs.show_payout(payout)
        self.tabs.show_closed(self._closed)
        self.save_button.setEnabled(payout is not None)
        may_close = self.context.desk.worker.role is not Role.CLERK
        self.close_button.setEnabled(payout is not None and bool(payout.lines) and may_close)
        if isinstance(payout, ClosedPayout):
            self._show_standing(payout)
        note = "" if payout is None else self._note(payout)
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def _show_standing(self, payout: ClosedPayout) -> None:
        self.title.setText(_("Payout {number}").format(number=payout.number))
        words = _("{quarter}. Closed at {when} by {who}; it can't be changed.").format(
            quarter=wording.quarter(payout.quarter, translation.current()),
            when=wording.moment(payout.closed_at),
            who=payout.closed_by,
        )
        self.standing.say("info", words[:1].upper() + words[1:])

    def _note(self, payout: DrawnPayout) -> str:
        """What to know before closing: what is closed already, and who may close."""
        if isinstance(payout, ClosedPayout):
            return ""
        said = []
        before = [row.number for row in self._closed if row.quarter == str(payout.quarter)]
        if before:
            words = _("Closed for this period before: {numbers}.")
            said.append(words.format(numbers=", ".join(reversed(before))))
            said.append(_("Here is what is due besides.") if payout.lines else "")
        if not payout.lines:
            said.append(_("Nothing more is due.") if before else _("Nothing is due."))
        elif self.context.desk.worker.role is Role.CLERK:
            words = _(
                "Only the accountant or the head closes a payout: "
                "choose one below, under “Who works”."
            )
            said.append(words)
        return " ".join(filter(None, said))

    def _say(self, kind: str, words: str, *offers: object) -> None:
        """A message with the buttons that go with it."""
        for offer in self._offers:
            offer.setHidden(offer not in offers)
        self.banner.say(kind, words)

    # What one can do here

    def _explain(self, line: PayoutLine) -> None:
        from desktop_app.gui.dialogs.steps import StepsDialog

        period = wording.quarter(line.period, translation.current())
        words = f"{line.child_name}, {period}: {wording.tenge(line.amount)}"
        StepsDialog(self, self.context, _("Why this sum?"), line.steps, words).open()

    def _as_known_then(self, line: PayoutLine) -> None:
        """The child as it was known when the payout was closed."""
        if isinstance(self.payout, ClosedPayout):
            self.context.go(places.child_then(line.child_id, self.payout.closed_at))

    def close_payout(self) -> None:
        from desktop_app.gui.dialogs.close_payout import ClosePayoutDialog

        if self.payout is None:
            return
        self._say("info", "")
        ClosePayoutDialog(
            self,
            self.context,
            self.payout,
            closed=lambda payout: self.context.go(Place("payouts", payout.id)),
            refused=self.while_here(self._not_closed),
        )

    def _not_closed(self, words: str) -> None:
        """It has changed since it was seen, or the database failed: say so and draw up again."""
        self._say("bad", words)
        self.refresh()

    def save_as(self) -> None:
        if self.payout is None:
            return
        path = ask_where_to_save(self, _("Save for Excel"), file_name(self.payout))
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write the workbook off the GUI thread, then offer to open it."""
        desk, payout, language = self.context.desk, self.payout, str(self.language.currentData())
        if payout is None:
            return

        def told(kind: str, words: str) -> None:
            self._saved = path
            offers = (self.open_button, self.folder_button) if kind == "good" else ()
            self._say(kind, words, *offers)

        def write() -> None:
            payouts.save_workbook(desk, payout, path, language)

        save_in_background(self, self.save_button, write, path, told)

    def _open_file(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved.parent)))

    def _to_settings(self) -> None:
        self.context.go(Place("settings", text="mci"))

    def _to_the_period(self) -> None:
        period = str(self.payout.quarter) if self.payout else ""
        self.context.go(Place("payouts", text=period))


def file_name(payout: DrawnPayout) -> str:
    """Names the period and the payout, and nobody."""
    number = payout.number if isinstance(payout, ClosedPayout) else _("draft")
    return f"payout-{periods.code(payout.quarter)}-{number}.xlsx"
