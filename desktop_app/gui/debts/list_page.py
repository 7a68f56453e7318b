"""Every overpayment of the office: who, for what, what came back and what is left (D-9)."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent

from desktop_app import translation, wording
from desktop_app.gui import places, theme
from desktop_app.gui.context import Context
from desktop_app.gui.fields.search_edit import SearchEdit
from desktop_app.gui.fit.kept_filters import KeptFilters
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.list_page import filter_box
from desktop_app.gui.frames.page import Page
from desktop_app.gui.frames.save_as import ask_where_to_save, save_in_background
from desktop_app.gui.parts.paged import Column, PagedModel, where_there
from desktop_app.gui.parts.pieces import Banner, button, label, line
from desktop_app.gui.parts.table import Table, fit
from desktop_app.gui.places import Place
from desktop_app.records.kinds import DebtState
from desktop_app.services.debts import ledger
from desktop_app.services.debts import statement as debts_paper
from desktop_app.services.debts.ledger import Debt
from desktop_app.services.debts.listed import DebtList, FoundDebts, find
from desktop_app.services.debts.words import STATE_WORDS
from desktop_app.translation import _

STATE_COLOUR = theme.Named(
    {
        DebtState.OPEN: "bad",
        DebtState.SCHEDULED: "warn",
        DebtState.COURT: "warn",
        DebtState.SETTLED: "good",
    }
)
_NOT_SETTLED = frozenset(DebtState) - {DebtState.SETTLED}
OVERDUE = "overdue"


def state_words(debt: Debt) -> str:
    return _("Instalment overdue") if debt.overdue else _(STATE_WORDS[debt.state])


def state_colour(debt: Debt) -> str:
    return theme.BAD if debt.overdue else STATE_COLOUR[debt.state]


class DebtsPage(Page):
    """Read off the GUI thread. ``place.text`` keeps the filters, ``place.id`` what was opened."""

    shown = Signal()

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place, _("Overpayments"))
        self._saved = Path()
        self.back_button = button(
            _("To payouts"), lambda: context.go(places.PAYOUTS), icon="undo-2"
        )
        self.top.addWidget(self.back_button)
        self.save_button = button(_("Save for Excel…"), self.save_as, icon="download")
        self.top.addWidget(self.save_button)
        self.column.addLayout(self._filters())
        self.unknown, self.banner = Banner(), Banner()
        self.open_button = button(_("Open"), self._open_file, icon="table")
        self.banner.extras.addWidget(self.open_button)
        self.column.addWidget(self.unknown)
        self.column.addWidget(self.banner)
        self._listing = self._asked()
        self.model = PagedModel(where_there(self._columns()), self._fetch, self)
        self.model.failed.connect(self.context.explain, Qt.ConnectionType.QueuedConnection)
        self.table = Table(self.model, self._open)
        self.table.setAccessibleName(_("Overpayments"))
        self.text.found = self.table
        self.nothing = label("", "quiet")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.hide()
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.nothing, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.text.setFocus()

    def _filters(self) -> Row:
        self.text = SearchEdit(_("Child's or payee's name or IIN"))
        choices: list[tuple[str, object]] = [
            (_("Not settled"), _NOT_SETTLED),
            (_("All"), frozenset(DebtState)),
            (_("Instalment overdue"), OVERDUE),
            *((_(STATE_WORDS[each]), frozenset({each})) for each in DebtState),
        ]
        self.state = filter_box(_("State"), choices)
        text, *chosen = self.place.text.split("\t")
        self.text.setText(text)
        self.clear_button = button(_("Clear the filters"), self._clear, icon="x")
        self._kept = KeptFilters(self.context, "debts", (self.state,), self.clear_button)
        self._kept.begin(chosen[:1])
        self.text.textChanged.connect(lambda _text: self._narrow())
        self.state.currentIndexChanged.connect(lambda _index: self._choose())
        self.total = line()
        self.total.setProperty("role", "heading")
        row = Row()
        row.addWidget(self.text, 1)
        row.addWidget(self.state)
        row.addWidget(self.clear_button)
        row.addSpacing(18)
        row.addWidget(self.total)
        return row

    def _choose(self) -> None:
        self._kept.keep()
        self._narrow()

    def _clear(self) -> None:
        """What is not settled, as it is shown at first."""
        with QSignalBlocker(self.text):
            self.text.clear()
        self._kept.clear()
        self.text.setFocus()
        self._narrow()

    def _columns(self) -> Sequence[Column[Debt]]:
        language = translation.current()
        room = fit("", wording.tenge(1_000_000))

        def periods(row: Debt) -> str:
            every = row.overpayment.periods
            return ", ".join(wording.period(each.period, language) for each in every)

        def money(amount: int) -> str:
            return wording.tenge(amount) if amount else "–"

        states = [*map(_, STATE_WORDS.values()), _("Instalment overdue")]
        return [
            Column(_("Child"), lambda row: row.overpayment.child_name),
            Column(_("Payee"), lambda row: row.overpayment.payee_name),
            Column(_("Period"), periods, width=154),
            Column(_("Overpaid"), lambda row: money(row.arisen), True, width=room),
            Column(_("Returned"), lambda row: money(row.repaid + row.set_off), True, width=room),
            Column(_("Still owed"), lambda row: money(row.owed), True, width=room),
            Column(
                _("Demanded"),
                lambda row: wording.day(row.demanded_on) if row.demanded_on else "–",
                width=fit(_("Demanded"), "00.00.0000"),
            ),
            Column(_("State"), state_words, colour=state_colour, width=fit(_("State"), *states)),
        ]

    # Reading and showing

    def refresh(self) -> None:
        """Read off the GUI thread: the ids of all that is asked for, the rows that are seen."""
        self._kept.offer_to_clear(self.text.text())
        desk, asked = self.context.desk, self._asked()
        chosen = self.place.id or self.table.selected_id() or 0

        def show(found: FoundDebts) -> None:
            self._listing = asked
            self._show(found, chosen)

        self.reading.ask(lambda: find(desk, asked, chosen), show)

    def _asked(self) -> DebtList:
        states, today = self.state.currentData(), self.context.desk.today()
        if states == OVERDUE:
            return DebtList(today, self.text.text(), overdue=True)
        return DebtList(today, self.text.text(), states)

    def _narrow(self) -> None:
        self.place = self.place._replace(text=f"{self.text.text()}\t{self.state.currentIndex()}")
        self.refresh()

    def _show(self, found: FoundDebts, chosen: int) -> None:
        self.unknown.say("warn", self.context.words(found.unknown) if found.unknown else "")
        self.table.show_ids(found.ids, chosen, found.rows)
        self.table.setVisible(bool(found.ids))
        self.nothing.setHidden(bool(found.ids))
        self.nothing.setText(
            _("No overpayment here. Other filters may show more.")
            if found.is_any
            else _("Nobody was paid too much.")
        )
        self.total.setText(_("Still owed in all: {sum}").format(sum=wording.tenge(found.owed)))
        self.save_button.setEnabled(found.is_any)
        self.shown.emit()

    def _fetch(self, wanted: list[int]) -> Sequence[Debt | None]:
        return self._listing.page(self.context.desk, wanted)

    def _open(self, decision_id: int) -> None:
        self.place = self.place._replace(id=decision_id)
        self.context.go(places.debt(decision_id))

    # The workbook

    def save_as(self) -> None:
        name = "overpayments.xlsx"
        ask_where_to_save(self, self.context, _("Save for Excel"), name, self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the workbook off the GUI thread, then offer to open it."""
        desk, language = self.context.desk, translation.current()

        def told(kind: str, words: str) -> None:
            self._saved = path
            self.open_button.setVisible(kind == "good")
            self.banner.say(kind, words)

        def write() -> None:
            debts_paper.save_workbook(desk, ledger.overview(desk), path, language)

        save_in_background(self, self.save_button, write, path, told)

    def _open_file(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))
