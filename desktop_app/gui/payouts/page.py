"""The payouts: a period's sheet on its way from drawing up to the bank's answer."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox

from desktop_app import translation, wording
from desktop_app.gui import places, theme
from desktop_app.gui.context import Context
from desktop_app.gui.fields.payment_period import PaymentPeriodChooser
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.page import Page
from desktop_app.gui.frames.save_as import ask_where_to_save, save_in_background
from desktop_app.gui.frames.who_looked import WhoLooked
from desktop_app.gui.parts.pieces import Banner, button, label
from desktop_app.gui.parts.progress import LongWork, Running
from desktop_app.gui.payouts import next_step
from desktop_app.gui.payouts import words as payout_words
from desktop_app.gui.payouts.acts import PayoutActs
from desktop_app.gui.payouts.by_hand import ByHand
from desktop_app.gui.payouts.next_step import Next, NextStep
from desktop_app.gui.payouts.view import PayoutFigures, PayoutTabs
from desktop_app.gui.places import Place
from desktop_app.law.quarters import Period, parse_period
from desktop_app.law.steps import Step
from desktop_app.records import numbering
from desktop_app.records.acts import Act
from desktop_app.records.kinds import LineState
from desktop_app.records.looks import Subject
from desktop_app.records.payouts import (
    ApprovedPayout,
    DrawnPayout,
    PayoutLine,
    PayoutRow,
    PayoutState,
)
from desktop_app.services.law_values import periods
from desktop_app.services.payouts import cycle
from desktop_app.services.payouts import shown as shown_payouts
from desktop_app.services.payouts.changes import Compared
from desktop_app.services.payouts.cycle import Looked
from desktop_app.services.payouts.shown import Offered, ShownPayout
from desktop_app.translation import _


class PayoutsPage(Page):
    """``place.id`` is an approved payout; otherwise ``place.text`` may name a period, as 2026Q1, or
    the payout whose returned lines are paid again."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place, _("Payouts"))
        self.looked: Looked | None = None
        self.next = Next(NextStep.NOTHING, ready=False)
        self._approved: tuple[PayoutRow, ...] = ()
        self._compared: Compared | None = None
        self._saved = Path()
        self._follows = places.followed_payout(place)
        self.work = LongWork()
        self._drawing_up: Running | None = None
        self.acts = PayoutActs(self, self.say, self.work)
        self._head()
        self.column.addWidget(self.work)
        self._messages()
        self.column.addLayout(self._actions())
        self.note = label("", "quiet")
        self.column.addWidget(self.note)
        self.tabs = PayoutTabs(
            context,
            lambda child_id: context.go(places.child(child_id)),
            lambda payout_id: context.go(Place("payouts", payout_id)),
            approved=bool(place.id),
        )
        self.tabs.add_looks(WhoLooked(context, Subject.PAYOUT, place.id))
        self.tabs.why.connect(self._explain)
        self.tabs.then.connect(self._as_known_then)
        self.tabs.seen.connect(self._mark_seen)
        self.by_hand = ByHand.of(context)
        self.by_hand.changed.connect(self._show_by_hand)
        self.tabs.settled.connect(lambda places: self.by_hand.settle(self.place.id, places))
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
        self.period = PaymentPeriodChooser()
        self.period.chosen.connect(self._period_chosen)
        self.draw_button = button(_("Draw up"), self.refresh, icon="refresh-cw")
        self.annul_button = button(_("Annul…"), self.annul, icon="x")
        self.answer_button = button(_("Bank's answer…"), self.answer, icon="receipt-text")
        self.bank_button = button(_("For the bank…"), self.for_the_bank, icon="banknote")
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
        for widget in (
            self.annul_button,
            self.bank_button,
            self.answer_button,
            self.back_button,
        ):
            self.top.addWidget(widget)
            widget.setHidden(widget is not self.back_button or not apart)
        self.forecast_button.setHidden(apart)

    def _wanted_period(self) -> Period | None:
        """What was chosen, or what the place names; None for the period of today."""
        try:
            return self.period.value() or parse_period(self.place.text)
        except ValueError:
            return None

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

    def _actions(self) -> Row:
        self.figures = PayoutFigures()
        self.language = QComboBox()
        self.language.setAccessibleName(_("Language of the workbook"))
        self.language.setToolTip(_("Language of the workbook"))
        for code in translation.LANGUAGES:
            self.language.addItem(translation.LANGUAGE_NAMES[code], code)
        self.language.setCurrentIndex(max(0, self.language.findData(translation.current())))
        self.save_button = button(_("Save for Excel…"), self.save_as, icon="download")
        words, icon = next_step.STEP_WORDS[NextStep.KEEP_AGAIN]
        self.again_button = button(_(words), self.keep_draft, icon=icon)
        self.next_button = button("", self._take_next_step, primary=True)
        row = Row()
        row.addWidget(self.figures)
        row.addStretch(1)
        for widget in (self.language, self.save_button, self.again_button, self.next_button):
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
        """Show what there is to choose from at once; then draw up, or read the approved payout.

        All of it off the GUI thread; the last answer is shown.
        """
        desk, period = self.context.desk, self._wanted_period()
        if self.looked is not None or self.place.id:
            self._read()
            return

        def take(found: Offered) -> None:
            self._approved = found.approved
            self.period.offer(found.periods, found.period)
            self.tabs.show_approved(found.approved)
            self._read()

        self.reading.ask(lambda: shown_payouts.offered(desk, period), take, failed=self._not_read)

    def _read(self) -> None:
        desk, period, follows = self.context.desk, self._wanted_period(), self._follows
        payout_id = self.place.id
        self._stop_reading()
        running = self._drawing_up = self.work.begin()

        def read() -> ShownPayout:
            if payout_id:
                return shown_payouts.of_approved(desk, payout_id)
            return shown_payouts.of_period(desk, period, follows, running)

        self.reading.ask(read, self._take, failed=self._not_read)

    def _stop_reading(self) -> None:
        """Whatever is being drawn up is not wanted any more: the page has gone, or asks anew."""
        if self._drawing_up is not None:
            self._drawing_up.stop()
            self._drawing_up.ended()
            self._drawing_up = None

    def leave(self) -> bool:
        self._stop_reading()
        return super().leave()

    def _not_read(self, words: str) -> None:
        self._stop_reading()
        self.say("bad", words)

    def _take(self, found: ShownPayout) -> None:
        self._stop_reading()
        if found.missing is not None:
            self.say("warn", self.context.words(found.missing), self.settings_button)
        elif not self.settings_button.isHidden():
            self.say("info", "")
        self.looked, self._approved, self._compared = found.looked, found.approved, found.compared
        self.period.offer(found.offered, found.period)
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
        self.tabs.show_approved(self._approved)
        self._show_by_hand(self.place.id)
        if isinstance(payout, ApprovedPayout):
            self._show_standing(payout, may_act)
        elif self._follows is not None:
            self.title.setText(_("Paid again after the bank returned it"))
        self._show_next()

    def _show_by_hand(self, payout_id: int) -> None:
        if payout_id == self.place.id:
            self.tabs.show_by_hand(self.by_hand.rows(payout_id))

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
        self.bank_button.setVisible(stands)
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
            self.next = next_step.of_draft(desk, self.looked, self._approved)
        words, icon = next_step.STEP_WORDS[self.next.step]
        self.next_button.setText(_(words) if words else "")
        self.next_button.setIcon(theme.icon(icon, theme.ON_FILL))
        self.next_button.setVisible(self.next.step is not NextStep.NOTHING)
        self.next_button.setEnabled(self.next.ready)
        annulled = isinstance(payout, ApprovedPayout) and payout.annulled_at is not None
        self.save_button.setVisible(self.next.step is not NextStep.EXPORT and not annulled)
        self.save_button.setEnabled(payout is not None)
        has_more = self.looked is not None and bool(self.looked.since)
        self.again_button.setVisible(has_more)
        self.again_button.setEnabled(has_more and desk.may(Act.DRAW_UP_PAYOUT))
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
            NextStep.KEEP: self.keep_draft,
            NextStep.KEEP_AGAIN: self.keep_draft,
            NextStep.APPROVE: self.approve,
            NextStep.EXPORT: self.save_as,
            NextStep.ANSWER: self.answer,
            NextStep.FOLLOW_UP: lambda: self.context.go(places.follow_up(self.place.id)),
        }
        steps[self.next.step]()

    def keep_draft(self) -> None:
        if self.looked is not None:
            self.next_button.setEnabled(False)
            self.again_button.setEnabled(False)
            self.acts.keep_draft(self.looked.anew or self.looked.payout)

    def _mark_seen(self, keys: set[str]) -> None:
        if self.looked is not None and self.looked.draft is not None:
            self.acts.mark_seen(self.looked.draft, keys)

    def approve(self) -> None:
        if self.looked is not None and self.looked.draft is not None:
            self.acts.approve(self.looked)

    def annul(self) -> None:
        if isinstance(self.payout, ApprovedPayout):
            self.acts.annul(self.payout)

    def answer(self) -> None:
        if isinstance(self.payout, ApprovedPayout):
            self.acts.answer(self.payout, self.tabs.chosen_lines())

    def for_the_bank(self) -> None:
        if isinstance(self.payout, ApprovedPayout):
            self.acts.for_the_bank(self.payout)

    def _explain(self, line: PayoutLine) -> None:
        from desktop_app.gui.parts.steps import StepsDialog

        def show(steps: Sequence[Step]) -> None:
            period = wording.period(line.period, translation.current())
            words = f"{line.child_name}, {period}: {wording.tenge(line.amount)}"
            StepsDialog(self, self.context, _("Why this sum?"), steps, words).open()

        failed = self.while_here(lambda words: self.say("bad", words))
        self.context.act(
            lambda: tuple(line.steps), self.while_here(show), failed=failed, changes=False
        )

    def _as_known_then(self, line: PayoutLine) -> None:
        """The child as it was known when the payout was approved."""
        if isinstance(self.payout, ApprovedPayout):
            self.context.go(places.child_then(line.child_id, self.payout.closed_at))

    def save_as(self) -> None:
        if self.payout is None:
            return
        name = file_name(self.payout)
        ask_where_to_save(self, self.context, _("Save for Excel"), name, self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the workbook off the GUI thread, then offer to open it."""
        desk, payout, language = self.context.desk, self.payout, str(self.language.currentData())
        if payout is None:
            return

        def told(kind: str, words: str) -> None:
            running.ended()
            self._saved = path
            offers = (self.open_button, self.folder_button) if kind == "good" else ()
            self.say(kind, words, *offers)
            if kind == "good" and isinstance(payout, ApprovedPayout):
                self.refresh()  # it has been taken into Excel: the next step is another one

        running = self.work.begin()

        def write() -> None:
            cycle.save_workbook(desk, payout, path, language, running)

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
    return f"payout-{periods.code(payout.quarter)}-{numbering.file_name(number)}.xlsx"
