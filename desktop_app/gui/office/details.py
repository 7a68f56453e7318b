"""The office's own details, as letterheads and sheets show them, and how money is returned."""

import json
from dataclasses import asdict, dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.gui.fields.entries import TextField, connect_all, in_pairs
from desktop_app.gui.fields.identity import AccountField
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.dialog import confirmed_in, show_slips
from desktop_app.gui.frames.page import Page
from desktop_app.gui.office.fields import office_fields
from desktop_app.gui.office.lock_time import LockTime
from desktop_app.gui.parts.allowed import allow, whose
from desktop_app.gui.parts.pieces import Banner, button, label
from desktop_app.records.acts import Act
from desktop_app.records.payments import PaymentDetails
from desktop_app.records.people import Office
from desktop_app.services.debts.terms import RepaymentTerms
from desktop_app.services.errors import EntryError
from desktop_app.services.office import details as office
from desktop_app.services.office.shown import OfficeOnFile
from desktop_app.translation import _


@dataclass(frozen=True)
class OfficeEntry:
    """Everything that the tab edits."""

    details: Office
    terms: RepaymentTerms
    limit: str = ""
    portal_until: str = ""

    def texts(self) -> dict[str, str]:
        """Each field's text by its name."""
        returned = {"return_iban": self.terms.iban, "return_days": self.terms.days}
        settings = {"payout_limit": self.limit, "portal_until": self.portal_until}
        return {**asdict(self.details), **returned, **settings}


class OfficeTab(QWidget):
    """Every field of the office. What is typed and not saved yet is not read over."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self.context = page, page.context
        self._stored = OfficeEntry(Office(), RepaymentTerms(days=""))
        self._seen, self._was_told = 0, False
        self.banner = Banner()
        self.fields = _fields()
        self.save_button = button(_("Save"), self.save, icon="save", primary=True)
        self.save_button.setShortcut("Ctrl+S")
        self.state = label("", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.addWidget(self.banner)
        column.addWidget(in_pairs(self.fields.values(), 6), 1)
        row = Row()
        row.addWidget(self.save_button)
        row.addWidget(self.state, 1)
        self.payments_button = button(_("Payment orders…"), self.ask_for_payments, icon="banknote")
        row.addWidget(self.payments_button)
        self.lock_time = LockTime(self._page)
        row.addWidget(self.lock_time)
        column.addLayout(row)
        connect_all(self.fields.values(), self._show_state)

    def entry(self) -> OfficeEntry:
        values = {name: field.value() for name, field in self.fields.items()}
        terms = RepaymentTerms(values.pop("return_iban"), values.pop("return_days").strip())
        limit = "".join(values.pop("payout_limit").split())
        portal_until = values.pop("portal_until").strip()
        return OfficeEntry(Office(**values), terms, limit, portal_until)

    def is_changed(self) -> bool:
        return self.entry() != self._stored

    def show_on_file(self, found: OfficeOnFile) -> None:
        self.lock_time.refresh()
        kept = self.unsaved()
        self._stored = OfficeEntry(found.details, found.terms, found.limit, found.portal_until)
        if not kept or self._was_told:
            # What is typed was typed over what was seen then: a later saving is told first.
            self._seen, self._was_told = found.version, False
        self._fill(self._stored)
        seen = self._seen
        self.restore(kept)
        self._seen = seen

    def _fill(self, entry: OfficeEntry) -> None:
        texts = entry.texts()
        for name, field in self.fields.items():
            if field.value() != texts[name]:
                field.set_value(texts[name])
        self._show_state()

    def unsaved(self) -> str:
        """The fields that were changed, to be kept while one looks at another place."""
        now, stored = self.entry().texts(), self._stored.texts()
        typed = {name: value for name, value in now.items() if value != stored[name]}
        kept = {"typed": typed, "seen": self._seen}
        return json.dumps(kept, ensure_ascii=False) if typed else ""

    def restore(self, typed: str) -> None:
        if typed:
            kept = json.loads(typed)
            for name, value in kept["typed"].items():
                self.fields[name].set_value(value)
            self._seen = kept["seen"]

    def _show_state(self) -> None:
        changed = self.is_changed()
        words = whose(self.context.desk, Act.CHANGE_OFFICE)
        for field in self.fields.values():
            field.edit.setReadOnly(bool(words))
        allow(self.save_button, self.context.desk, Act.CHANGE_OFFICE, ready=changed, tip="Ctrl+S")
        self.state.setText(words or (_("Not saved yet.") if changed else ""))

    def ask_for_payments(self) -> None:
        """The details of payment orders, in a dialog of their own."""
        from desktop_app.gui.bank.details import PaymentDetailsDialog
        from desktop_app.services.bank import details as payments

        desk = self.context.desk

        def show(found: tuple[PaymentDetails, int]) -> None:
            PaymentDetailsDialog(self._page, self.context, found)

        shown = self._page.while_here(show)
        self.context.act(lambda: payments.read(desk), shown, changes=False)

    def save(self) -> None:
        entry, desk, seen = self.entry(), self.context.desk, self._seen
        confirmed = confirmed_in(self.fields)
        self.save_button.setEnabled(False)
        self.banner.say("info", "")

        def saved(version: int) -> None:
            self._stored, self._seen = entry, version
            self._fill(entry)

        def slipped(error: EntryError) -> None:
            self._show_state()
            show_slips(self.context, error, self.fields, self.banner)

        def failed(words: str) -> None:
            self._was_told = True
            self._show_state()
            self.banner.say("bad", words)

        self.context.act(
            lambda: office.save_details(
                desk,
                entry.details,
                entry.terms,
                entry.limit,
                portal_until=entry.portal_until,
                seen=seen,
                confirmed=confirmed,
            ),
            self._page.while_here(saved),
            slips=self._page.while_here(slipped),
            failed=self._page.while_here(failed),
        )


def _fields() -> dict[str, TextField]:
    """In pairs, Kazakh to the left and Russian to the right."""
    made = office_fields()
    made["return_iban"] = AccountField(_("Account (IBAN) that overpaid money is returned to"))
    made["return_days"] = TextField(_("Calendar days to return it of one's own will"))
    limit = TextField(_("Sum for one child that a payout is checked for, tenge"))
    limit.edit.setPlaceholderText(_("twice the sum of a full period"))
    made["payout_limit"] = limit
    made["portal_until"] = TextField(
        _("Portal requests from this time on count for the next working day"),
        most=5,
        placeholder=_("any time counts"),
    )
    return made
