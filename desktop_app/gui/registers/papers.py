"""The registers of issued papers: each line's delivery, printings and fingerprint; annulment."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout

from desktop_app import translation, wording
from desktop_app.gui import theme
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.page import Page
from desktop_app.gui.parts.allowed import allow
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.pieces import button, label
from desktop_app.gui.parts.table import fit
from desktop_app.gui.registers.tab import JournalTab
from desktop_app.records.acts import Act
from desktop_app.records.kinds import Register, kinds_in
from desktop_app.records.outside_numbers import Bearer
from desktop_app.records.registers import PaperRow
from desktop_app.services.listing import Found
from desktop_app.services.papers.outside_numbers import cited
from desktop_app.services.record_words import KIND_WORDS
from desktop_app.services.registers import journal_lines
from desktop_app.services.registers.lists import Papers
from desktop_app.translation import _

_NUMBER = f"Ш-2026-{'0' * 5}"
_DAY = "00.00.2026"
_MOMENT = f"{_DAY} 00:00"
_SHORT_HASH = 8


class PapersTab(JournalTab[PaperRow]):
    """Papers that take their numbers from one register; Enter shows one as it was issued."""

    def __init__(self, page: Page, register: Register) -> None:
        kinds = [(kind, _(KIND_WORDS[kind])) for kind in kinds_in(register)]
        super().__init__(
            page,
            register,
            paper_columns(),
            partial(Papers, register=register),
            self._open,
            (_("Kind of paper"), kinds) if len(kinds) > 1 else None,
        )
        self.details = PaperDetails()
        self.column.addWidget(self.details)
        self.open_button = button(_("Open"), self._open_chosen, icon="eye")
        self.again_button = button(_("Issue again…"), self.issue_again, icon="refresh-cw")
        self.annul_button = button(_("Annul…"), self.annul, icon="x")
        self.number_button = button(_("Outgoing number…"), self.number)
        self.buttons = Row()
        shown = (self.open_button, self.number_button, self.again_button, self.annul_button)
        for each in shown:
            self.buttons.addWidget(each)
        # An order and a certificate are the act itself: their numbers are cited by others.
        self.again_button.setVisible(register is Register.OUTGOING)
        self.annul_button.setVisible(register is not Register.ORDERS)
        self.buttons.addStretch(1)
        self.column.addLayout(self.buttons)
        self.table.selectionModel().currentRowChanged.connect(self._show_details)
        self._show_details(QModelIndex())

    def chosen(self) -> PaperRow | None:
        index = self.table.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    def _show(self, found: Found[PaperRow]) -> None:
        super()._show(found)
        self._show_details(self.table.currentIndex())

    def _show_details(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        row = self.model.row(index.row()) if index.isValid() else None
        self.details.setVisible(row is not None)
        self.open_button.setEnabled(row is not None)
        standing = row is not None and not row.is_annulled
        self.annul_button.setEnabled(standing)
        self.again_button.setEnabled(standing)
        allow(self.number_button, self.context.desk, Act.RECORD_OUTSIDE_NUMBERS, ready=standing)
        if row is not None:
            self.details.show_row(row)

    def _open(self, notice_id: int) -> None:
        from desktop_app.gui.papers.open import show_paper

        show_paper(self, self.context, notice_id)

    def _open_chosen(self) -> None:
        row = self.chosen()
        if row is not None:
            self._open(row.id)

    def annul(self) -> None:
        from desktop_app.gui.papers.annul_paper import annul_paper

        row = self.chosen()
        if row is not None:
            self.table.setFocus()  # afterwards one goes on in the list
            annul_paper(self, self.context, row.id, _name(row))

    def number(self) -> None:
        """The outgoing number in the office's own journal."""
        from desktop_app.gui.papers.outside_numbers import OutsideNumbersDialog

        row = self.chosen()
        if row is not None:
            self.table.setFocus()  # afterwards one goes on in the list
            bearer, on_file = (Bearer.PAPER, row.id), row.outside_numbers
            OutsideNumbersDialog(self, self.context, bearer, row.number, on_file).start()

    def issue_again(self) -> None:
        from desktop_app.gui.papers.annul_paper import issue_again

        row = self.chosen()
        if row is not None:
            self.table.setFocus()  # afterwards one goes on in the list
            issue_again(self, self.context, row.id, _name(row))


class PaperDetails(QFrame):
    """What of the chosen paper has no room in its line; its fingerprint can be copied."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 6, 12, 6)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        self.words = label()
        self.annulled = label()
        self.annulled.setStyleSheet(f"color: {theme.BAD}")
        self.hash = label("", "quiet")
        self.copy_button = button(_("Copy SHA-256"), self.copy, icon="copy")
        grid.addWidget(self.words, 0, 0, 1, 2)
        grid.addWidget(self.annulled, 1, 0, 1, 2)
        grid.addWidget(self.hash, 2, 0)
        grid.addWidget(self.copy_button, 2, 1)
        self._sha256 = ""

    def show_row(self, row: PaperRow) -> None:
        delivered = delivered_words(row) or _("not recorded")
        application = row.application_number
        parts = (
            row.number,
            _("application {number}").format(number=application) if application else "",
            cited(row.outside_numbers, translation.current()),
            _codes(row),
            _("Issued by: {name}").format(name=row.issued_by),
            _("Signed by: {name}").format(name=row.signed_by or "–"),
            _("Delivered: {how}").format(how=delivered),
            _("Printed: {when}").format(when=printed_words(row) or _("never")),
        )
        self.words.setText(" · ".join(filter(None, parts)))
        self.annulled.setVisible(row.is_annulled)
        self.annulled.setText(annulled_words(row))
        self._sha256 = row.sha256
        self.hash.setText(f"SHA-256: {row.sha256}")

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self._sha256)


def paper_columns() -> list[Column[PaperRow]]:
    """What has room in a line; the rest of a paper stands below the table."""
    columns: list[Column[PaperRow]] = [
        Column(
            _("Number"),
            lambda row: row.number,
            width=fit(_("Number"), _NUMBER),
            tip=lambda row: annulled_words(row) or row.number,
        ),
        Column(
            _("Issued"), lambda row: wording.moment(row.issued_at), width=fit(_("Issued"), _MOMENT)
        ),
        Column(_("Paper"), lambda row: _(KIND_WORDS[row.kind])),
        Column(_("To whom"), lambda row: row.recipient),
        Column(_("Child"), lambda row: row.child_name),
        Column(
            _("Delivered"),
            lambda row: ", ".join(wording.day(each.delivered_on) for each in row.delivered),
            width=fit(_("Delivered"), _DAY),
            tip=lambda row: delivered_words(row),
        ),
        Column(
            _("Printed"),
            _printed_briefly,
            width=fit(_("Printed"), f"{_DAY} (+9)"),
            tip=lambda row: printed_words(row),
        ),
        Column(
            "SHA-256",
            lambda row: row.sha256[:_SHORT_HASH],
            width=fit("SHA-256", "0" * _SHORT_HASH),
            tip=lambda row: row.sha256,
        ),
    ]
    return [_struck(column) for column in columns]


def _struck(column: Column[PaperRow]) -> Column[PaperRow]:
    """The same column, struck through in the lines of annulled papers."""
    return replace(column, struck=lambda row: row.is_annulled)


def _codes(row: PaperRow) -> str:
    """As on the buttons that choose the language."""
    return ", ".join(row.language.languages).upper()


def delivered_words(row: PaperRow) -> str:
    """With the number of the post or of the message."""
    return journal_lines.delivery(row, translation.current())


def printed_words(row: PaperRow) -> str:
    """``12.11.2026; copies: 2``."""
    if row.printed is None:
        return ""
    when = wording.day(row.printed.first_at)
    if not row.printed.copies:
        return when
    return _("{date}; copies: {count}").format(date=when, count=row.printed.copies)


def _printed_briefly(row: PaperRow) -> str:
    """The day of the original, and how many copies came after it."""
    if row.printed is None:
        return ""
    copies = f" (+{row.printed.copies})" if row.printed.copies else ""
    return f"{wording.day(row.printed.first_at)}{copies}"


def annulled_words(row: PaperRow) -> str:
    """Who annulled it, when and why; empty for a paper that stands."""
    return journal_lines.annulment(row, translation.current())


def _name(row: PaperRow) -> str:
    return f"{_(KIND_WORDS[row.kind])} {row.number}"
