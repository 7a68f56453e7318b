"""The payouts: a period's sheet on its way from drawing up to the bank's answer."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from desktop_app import translation, wording
from desktop_app.gui import places, theme
from desktop_app.gui.context import Context
from desktop_app.gui.fields.payment_period import PaymentPeriodChooser
from desktop_app.gui.frames.page import Page
from desktop_app.gui.frames.save_as import ask_where_to_save, save_in_background
from desktop_app.gui.parts.pieces import Banner, button, label
from desktop_app.gui.payouts import next_step
from desktop_app.gui.payouts import words as payout_words
from desktop_app.gui.payouts.acts import PayoutActs
from desktop_app.gui.payouts.next_step import Next, NextStep
from desktop_app.gui.payouts.view import PayoutFigures, PayoutTabs
from desktop_app.gui.places import Place
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.quarters import Period, parse_period
from desktop_app.law.steps import Step
from desktop_app.records.acts import Act
from desktop_app.records.kinds import LineState
from desktop_app.records.payouts import ApprovedPayout, DrawnPayout, PayoutLine, PayoutState
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.law_values import periods
from desktop_app.services.payouts import changes as payout_changes
from desktop_app.services.payouts import cycle
from desktop_app.services.payouts.changes import Compared
from desktop_app.services.payouts.cycle import Looked
from desktop_app.storage.payouts.approved import PayoutRow
from desktop_app.translation import _


@dataclass(frozen=True)
class _Read:
    """What was read off the GUI thread. ``missing`` is the value of the law that is not known."""

    looked: Looked | None
    missing: Step | None
    closed: list[PayoutRow]
    offered: list[Period]
    compared: Compared | None = None


def _read(desk: Desk, quarter: Period, place: Place) -> _Read:
    closed, offered = cycle.approved(desk), periods.offered(desk)
    if place.id:
        payout = cycle.closed(desk, place.id)
        compared = payout_changes.compared(desk, payout)
        return _Read(Looked(payout, payout.checks), None, closed, offered, compared)
    try:
        looked = cycle.look(desk, quarter, places.followed_payout(place))
    except Trouble as trouble:
        if not isinstance(trouble.__cause__, NotInForceError):
            raise
        return _Read(None, trouble.step, closed, offered)
    compared = payout_changes.compared(desk, looked.payout)
    return _Read(looked, None, closed, offered, compared)


class PayoutsPage(Page):
    """``place.id`` is an approved payout; otherwise ``place.text`` may name a period, as 2026Q1, or
    the payout whose returned lines are paid again."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place, _("Payouts"))
        self.looked: Looked | None = None
        self.next = Next(NextStep.NOTHING, ready=False)
        self._closed: list[PayoutRow] = []
        self._compared: Compared | None = None
        self._saved = Path()
        self._follows = places.followed_payout(place)
        self.acts = PayoutActs(self)
        self._head()
        self._messages()
        self.column.addLayout(self._actions())
        self.note = label("", "quiet")
        self.column.addWidget(self.note)
        self.tabs = PayoutTabs(
            lambda child_id: context.go(places.child(child_id)),
            lambda payout_id: context.go(Place("payouts", payout_id)),
            approved=bool(place.id),
        )
        self.tabs.why.connect(self._explain)
        self.tabs.then.connect(self._as_known_then)
        self.tabs.seen.connect(self.acts.mark_seen)
        self.column.addWidget(self.tabs, 1)
        self._show()

    @property
    def payout(self) -> DrawnPayout | None:
        """What is shown: approved, or as it would be now."""
        return self.looked.payout if self.looked else None

    # The parts

    def _head(self) -> None:
        """A period to choose, or the acts of an approved sheet and the way back to its period."""
        apart = bool(self.place.id) or self._follows is not None
        offered = periods.offered(self.context.desk)
        self.period = PaymentPeriodChooser(offered, self._first_period(offered))
        self.period.chosen.connect(self._period_chosen)
        self.draw_button = button(_("Draw up"), self.refresh, icon="refresh-cw")
        self.annul_button = button(_("Annul…"), self.acts.annul, icon="x")
        self.answer_button = button(_("Bank's answer…"), self.acts.answer, icon="receipt-text")
        words = _("To the period") if self._follows is None else _("To the payout")
        self.back_button = button(words, self._back, icon="undo-2")
        self.forecast_button = button(
            _("Forecast"), lambda: self.context.go(places.FORECAST), icon="calendar"
        )
        self.report_button = button(
            _("Report"), lambda: self.context.go(places.REPORT), icon="file-text"
        )
        self.debts_button = button(
            _("Overpayments"), lambda: self.context.go(places.DEBTS), icon="wallet"
        )
        for leading in (self.debts_button, self.report_button, self.forecast_button):
            self.top.addWidget(leading)
        for widget in (self.period, self.draw_button):
            self.top.addWidget(widget)
            widget.setHidden(apart)
        for widget in (self.annul_button, self.answer_button, self.back_button):
            self.top.addWidget(widget)
            widget.setHidden(widget is not self.back_button or not apart)
        self.forecast_button.setHidden(apart)

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
        self.figures = PayoutFigures()
        self.language = QComboBox()
        self.language.setAccessibleName(_("Language of the workbook"))
        self.language.setToolTip(_("Language of the workbook"))
        for code in translation.LANGUAGES:
            self.language.addItem(translation.LANGUAGE_NAMES[code], code)
        self.language.setCurrentIndex(max(0, self.language.findData(translation.current())))
        self.save_button = button(_("Save for Excel…"), self.save_as, icon="download")
        self.next_button = button("", self._take_next_step, primary=True)
        row = QHBoxLayout()
        row.addWidget(self.figures)
        row.addStretch(1)
        for widget in (self.language, self.save_button, self.next_button):
            row.addWidget(widget)
        return row

    # Reading and showing

    def _period_chosen(self, period: Period) -> None:
        self.place = Place("payouts", text=str(period))
        self.looked = self._compared = None
        self.say("info", "")
        self._show()
        self.refresh()

    def refresh(self) -> None:
        """Draw up, or read the approved payout, off the GUI thread."""
        desk, period, place = self.context.desk, self.period.value(), self.place

        def show(found: _Read) -> None:
            if period == self.period.value():
                self._take(found)

        self.context.act(
            lambda: _read(desk, period, place),
            self.while_here(show),
            failed=self.while_here(lambda words: self.say("bad", words)),
            changes=False,
        )

    def _take(self, found: _Read) -> None:
        if found.missing is not None:
            self.say("warn", self.context.words(found.missing), self.settings_button)
        elif not self.settings_button.isHidden():
            self.say("info", "")
        self.looked, self._closed, self._compared = found.looked, found.closed, found.compared
        self.period.offer(found.offered)
        self._show()

    def _show(self) -> None:
        looked, payout = self.looked, self.payout
        self.figures.show_payout(payout)
        self.tabs.show_payout(payout)
        may_act = self.context.desk.may(Act.RECORD_BANK_ANSWERS)
        may_tick = (
            self.context.desk.may(Act.TICK_FINDINGS) and looked is not None and looked.is_current
        )
        self.tabs.show_checks(looked.checks if looked else (), may_tick=may_tick)
        self.tabs.show_changes(self._compared)
        self.tabs.show_approved(self._closed)
        if isinstance(payout, ApprovedPayout):
            self._show_standing(payout, may_act)
        elif self._follows is not None:
            self.title.setText(_("Paid again after the bank returned it"))
        self._show_next()

    def _show_standing(self, payout: ApprovedPayout, may_act: bool) -> None:
        self.title.setText(_("Payout {number}").format(number=payout.number))
        kinds = {
            PayoutState.PAID: "good",
            PayoutState.RETURNED: "warn",
            PayoutState.ANNULLED: "bad",
        }
        self.standing.say(kinds.get(payout.state, "info"), payout_words.history(payout))
        stands = payout.annulled_at is None
        paid = any(standing.state is LineState.PAID for standing in payout.standings)
        self.annul_button.setVisible(stands and not paid)
        self.answer_button.setVisible(stands)
        for acting in (self.annul_button, self.answer_button):
            acting.setEnabled(may_act)

    def _show_next(self) -> None:
        """The one step that is next, and what to know before it."""
        desk, payout = self.context.desk, self.payout
        if self.looked is None:
            self.next = Next(NextStep.NOTHING, ready=False)
        elif isinstance(payout, ApprovedPayout):
            self.next = next_step.of_sheet(desk, payout)
        else:
            self.next = next_step.of_draft(desk, self.looked, self._closed)
        words, icon = next_step.STEP_WORDS[self.next.step]
        self.next_button.setText(_(words) if words else "")
        self.next_button.setIcon(theme.icon(icon, "#FFFFFF"))
        self.next_button.setVisible(self.next.step is not NextStep.NOTHING)
        self.next_button.setEnabled(self.next.ready)
        self.save_button.setVisible(self.next.step is not NextStep.EXPORT)
        self.save_button.setEnabled(payout is not None)
        if self.next.step is NextStep.ANSWER:
            self.answer_button.hide()
        self.note.setText(self.next.note)
        self.note.setVisible(bool(self.next.note))

    def say(self, kind: str, words: str, *offers: object) -> None:
        """A message with the buttons that go with it."""
        for offer in self._offers:
            offer.setHidden(offer not in offers)
        self.banner.say(kind, words)

    # What one can do here

    def _take_next_step(self) -> None:
        steps: dict[NextStep, Callable[[], None]] = {
            NextStep.KEEP: self.acts.keep_draft,
            NextStep.KEEP_AGAIN: self.acts.keep_draft,
            NextStep.APPROVE: self.acts.approve,
            NextStep.EXPORT: self.save_as,
            NextStep.ANSWER: self.acts.answer,
            NextStep.FOLLOW_UP: lambda: self.context.go(places.follow_up(self.place.id)),
        }
        steps[self.next.step]()

    def _explain(self, line: PayoutLine) -> None:
        from desktop_app.gui.parts.steps import StepsDialog

        period = wording.quarter(line.period, translation.current())
        words = f"{line.child_name}, {period}: {wording.tenge(line.amount)}"
        StepsDialog(self, self.context, _("Why this sum?"), line.steps, words).open()

    def _as_known_then(self, line: PayoutLine) -> None:
        """The child as it was known when the payout was closed."""
        if isinstance(self.payout, ApprovedPayout):
            self.context.go(places.child_then(line.child_id, self.payout.closed_at))

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
            self.say(kind, words, *offers)
            if kind == "good" and isinstance(payout, ApprovedPayout):
                self.refresh()  # it has been taken into Excel: the next step is another one

        def write() -> None:
            cycle.save_workbook(desk, payout, path, language)

        pressed = self.next_button if self.next.step is NextStep.EXPORT else self.save_button
        save_in_background(self, pressed, write, path, told)

    def _open_file(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved.parent)))

    def _to_settings(self) -> None:
        self.context.go(Place("settings", text="mci"))

    def _back(self) -> None:
        """To the period of an approved payout, or from a follow-up to the payout it follows."""
        if self._follows is not None:
            self.context.go(Place("payouts", self._follows))
            return
        period = str(self.payout.quarter) if self.payout else ""
        self.context.go(Place("payouts", text=period))


def file_name(payout: DrawnPayout) -> str:
    """Names the period and the payout, and nobody."""
    number = payout.number if isinstance(payout, ApprovedPayout) else _("draft")
    return f"payout-{periods.code(payout.quarter)}-{number}.xlsx"
