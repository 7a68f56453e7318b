"""An approved sheet on its way to the bank: a list for each bank, its order, and its files."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app import translation, wording
from desktop_app.gui.bank.columns import ListColumnsDialog
from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import ChoiceField, DayField, TextField
from desktop_app.gui.frames.dialog import AskDialog, show_slips
from desktop_app.gui.frames.save_as import ask_where_to_save
from desktop_app.gui.parts.allowed import allow
from desktop_app.gui.parts.paged import Column, PagedModel
from desktop_app.gui.parts.pieces import button, label
from desktop_app.gui.parts.table import Table, fit
from desktop_app.records.acts import Act
from desktop_app.records.payments import BankList
from desktop_app.services.bank import columns, details, lists
from desktop_app.services.bank.lists import PaymentLists
from desktop_app.services.errors import EntryError, Slip
from desktop_app.translation import N_, _

_WIDTH = 860
_MOST_ROWS = 8


class BankListsDialog(AskDialog):
    """The banks of a sheet; of the chosen one its payment order is kept and its file saved.

    ``again`` opens it anew, once an order was recorded: with the bank and the kind of file that
    were chosen, by their codes.
    """

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        found: PaymentLists,
        again: Callable[[str, str], None],
        chosen: tuple[str, str] = ("", ""),
    ) -> None:
        title = _("The payout {number} for the banks").format(number=found.payout.number)
        super().__init__(parent, context, title, _("Record the order"))
        self._found = found
        self.banks = Table(PagedModel(_columns(), self._rows, self))
        self.banks.setAccessibleName(_("Banks"))
        self.banks.show_ids(list(range(len(found.lists))))
        self.banks.fit_rows(_MOST_ROWS)
        self.body.addWidget(self.banks)
        for each in found.not_listed:
            self.body.addWidget(label(self._left_out(each), "warning"))
        self.number = TextField(_("Payment order number"), most=20)
        self.day = DayField(_("Payment order of"))
        self.kind = ChoiceField(_("File"), self._kinds())
        self.mark = label("", "warning")
        for name in ("number", "day", "kind"):
            self.add(name, getattr(self, name))
        self.body.addWidget(self.mark)
        self.taken_button = button(_("A bank has taken a test file"), self._taken, icon="check")
        self.save_button = button(_("Save the file…"), self._save, icon="download")
        self.columns_button = button(_("Columns…"), self._choose_columns)
        for place, pressed in enumerate((self.taken_button, self.columns_button, self.save_button)):
            self.foot.insertWidget(place, pressed)
        self.cancel_button.setText(_("Close"))
        self._choose(*chosen)
        self.banks.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_order())
        self.kind.changed.connect(self._show_kind)
        self._show_order()
        self._show_kind()
        self.resize(_WIDTH, self.column.totalHeightForWidth(_WIDTH))
        self.ask(self._work, lambda _done: again(self._chosen_bank(), str(self.kind.value())))

    def _choose(self, bank: str, kind: str) -> None:
        places = [place for place, each in enumerate(self._found.lists) if each.code == bank]
        if places:
            self.banks.selectRow(places[0])
        if kind:
            self.kind.set_value(kind)

    def _chosen_bank(self) -> str:
        return self._bank.code if self._bank is not None else ""

    def _rows(self, places: list[int]) -> list[BankList]:
        return [self._found.lists[place] for place in places]

    def _kinds(self) -> list[tuple[str, str]]:
        files = [
            (each.code, _("{format}, for the bank's program").format(format=each.name))
            for each in self._found.formats
        ]
        return [("xlsx", _("List for Excel (xlsx)")), ("csv", _("List as text (csv)")), *files]

    def _left_out(self, each: lists.NotListed) -> str:
        numbers = ", ".join(map(str, each.numbers))
        what = self.context.words(each.why)
        return _("On no list: lines {numbers}: {what}").format(numbers=numbers, what=what)

    @property
    def _bank(self) -> BankList | None:
        chosen = self.banks.selected_id()
        return None if chosen is None else self._found.lists[chosen]

    def _show_order(self) -> None:
        """The order of the chosen bank, as it was recorded last."""
        bank = self._bank
        order = bank.order if bank else None
        self.number.set_value(order.number if order else "")
        self.day.set_value(order.day if order else self.context.desk.today())
        allow(self.accept_button, self.context.desk, Act.RECORD_PAYMENT_ORDER, ready=bool(bank))
        self._allow_saving()
        self._show_kind()

    def _allow_saving(self) -> None:
        ready = self._bank is not None
        self.columns_button.setEnabled(ready)
        allow(self.save_button, self.context.desk, Act.EXPORT_PAYOUT, ready=ready)

    def _show_kind(self) -> None:
        marked = lists.is_not_compared(self._found, str(self.kind.value()))
        words = _(
            "Not compared with a bank: give the bank a test file first, and record here that it "
            "was taken. Until then the name of the file is marked."
        )
        is_list = self.kind.value() in lists.LIST_KINDS
        self.columns_button.setVisible(is_list)
        told = words if marked else self._empty() if is_list else ""
        self.mark.setText(told)
        self.mark.setVisible(bool(told))
        self.taken_button.setVisible(marked)
        allow(self.taken_button, self.context.desk, Act.CHANGE_OFFICE)

    def _empty(self) -> str:
        """Which columns of the list would have nothing in them."""
        if self._bank is None:
            return ""
        what = self._found.file_of(self._bank, self.context.desk.today())
        chosen = columns.chosen(what.payer.details)
        names = columns.empty(what, chosen, translation.current())
        return _(columns.EMPTY).format(names=", ".join(names)) if names else ""

    # What one can do here

    def _work(self) -> Callable[[], None]:
        desk, bank, day = self.context.desk, self._bank, self.day.value()
        payout_id, number = self._found.payout.id, self.number.value()
        if bank is None or day is None:
            raise EntryError(Slip("day", N_("Enter the day.")))
        order, seen = (number, day), bank.order
        return lambda: lists.record_order(desk, payout_id, bank.code, order, seen)

    def _save(self) -> None:
        bank, kind = self._bank, str(self.kind.value())
        if bank is None:
            return
        name = lists.file_name(self._found, bank, kind)
        ending = Path(name).suffix
        ask_where_to_save(
            self,
            self.context,
            _("Save the file"),
            name,
            lambda path: self.save_to(path, bank, kind),
            f"{ending[1:].upper()} (*{ending})",
        )

    def save_to(self, path: Path, bank: BankList, kind: str) -> None:
        """Write it off the GUI thread, and say where it is."""
        desk, found, language = self.context.desk, self._found, translation.current()
        self.save_button.setEnabled(False)

        def told(state: str, words: str) -> None:
            if isValid(self):
                self._allow_saving()
                self.banner.say(state, words)

        self.context.act(
            lambda: lists.save_file(desk, found, bank, kind, path, language),
            lambda _done: told("good", _("Saved: {file}").format(file=path.name)),
            failed=lambda words: told("bad", words),
        )

    def _choose_columns(self) -> None:
        """The lists are read anew: what was chosen holds for the next file."""
        if self._bank is None:
            return
        desk, payout_id, language = self.context.desk, self._found.payout.id, translation.current()
        what = self._found.file_of(self._bank, desk.today())

        def read() -> None:
            self.context.act(
                lambda: lists.lists_of(desk, payout_id, language), self._chosen, changes=False
            )

        ListColumnsDialog(self, self.context, what, read)

    def _chosen(self, found: PaymentLists) -> None:
        if isValid(self):
            self._found = found
            self._show_kind()
            self.banner.say("good", _("The columns of the list are kept."))

    def _taken(self) -> None:
        """From now on files of this format bear no mark."""
        desk, kind = self.context.desk, str(self.kind.value())
        form = next(each for each in self._found.formats if each.code == kind)
        self.taken_button.setEnabled(False)
        self.context.act(
            lambda: details.record_accepted(desk, form, desk.today()),
            lambda _done: self._was_taken(kind),
            slips=lambda error: show_slips(self.context, error, self.fields, self.banner),
            failed=lambda words: self.banner.say("bad", words),
        )

    def _was_taken(self, kind: str) -> None:
        if isValid(self):
            self._found = lists.as_accepted(self._found, kind)
            self._show_kind()


def _columns() -> list[Column[BankList]]:
    return [
        Column(_("Bank"), lambda each: each.name or _("bank not known")),
        Column(_("BIC"), lambda each: each.bic or "–", width=fit(_("BIC"), "CASPKZKA00")),
        Column(
            _("Payments"),
            lambda each: wording.number(len(each.payments)),
            right=True,
            width=fit(_("Payments"), "00 000"),
        ),
        Column(
            _("Sum, tenge"),
            lambda each: wording.number(each.total),
            right=True,
            width=fit(_("Sum, tenge"), "000 000 000"),
        ),
        Column(
            _("Payment order"),
            lambda each: (
                f"№ {each.order.number}, {wording.day(each.order.day)}" if each.order else "–"
            ),
            width=fit(_("Payment order"), "№ 00000000, 00.00.0000"),
        ),
    ]
