"""The head's tray: what waits for the signature, looked at, signed, or sent back with a reason."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app import wording
from desktop_app.gui import places, theme
from desktop_app.gui.dialogs.papers import show_draft
from desktop_app.gui.dialogs.reason import ReasonDialog
from desktop_app.gui.models.paged import Column, PagedModel
from desktop_app.gui.pages.page import Page
from desktop_app.gui.widgets.batch_line import BatchLine
from desktop_app.gui.widgets.many_papers import ManyPapers
from desktop_app.gui.widgets.parts import button, label
from desktop_app.gui.widgets.table import Table, fit
from desktop_app.gui.words import outcome_words
from desktop_app.records.approvals import Approval
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import ApprovalState, Role
from desktop_app.services import signing, tray
from desktop_app.services.batches import Outcome
from desktop_app.services.papers import KIND_WORDS
from desktop_app.storage.approvals import TrayRow
from desktop_app.translation import _

_NARROWEST = 110
_PREPARED_BY, _STATE = 3, 5


class ToSignTab(QWidget):
    """The head sees all that waits; others see what they prepared, and what came back with why."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self.context = page, page.context
        self.found: list[TrayRow] = []
        model = PagedModel(_columns(), lambda ids: [self.found[index] for index in ids], self)
        self.table = Table(model, self._open)
        self.table.choose_many()
        self.table.setAccessibleName(_("To sign"))
        self.table.horizontalHeader().setMinimumSectionSize(_NARROWEST)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self.nothing = label("", "quiet")
        self.line = BatchLine(self.context)
        self.signed: list[int] = []
        self.papers = ManyPapers(self.context, self.line, lambda: self.signed)
        self.papers.hide()
        self.why = label("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.why)
        column.addWidget(self.line)
        column.addWidget(self.papers, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        self.all_button = button(_("Choose all"), self.table.selectAll, icon="check")
        self.all_button.setToolTip(_("Several at once: with Ctrl or Shift; all of them: Ctrl+A"))
        self.chosen = QLabel()
        self.chosen.setProperty("role", "quiet")
        self.draft_button = button(_("Look at the draft"), self.look, icon="eye")
        self.case_button = button(_("Open the case"), self.open_case, icon="file-text")
        self.take_back_button = button(_("Take back…"), self.take_back, icon="undo-2")
        self.send_back_button = button(_("Send back…"), self.send_back, icon="undo-2")
        self.sign_button = button("", self.sign, icon="signature", primary=True)
        row = QHBoxLayout()
        row.addWidget(self.all_button)
        row.addWidget(self.chosen)
        row.addStretch(1)
        for made in (
            self.case_button,
            self.draft_button,
            self.take_back_button,
            self.send_back_button,
            self.sign_button,
        ):
            row.addWidget(made)
        return row

    # The list

    @property
    def _is_head(self) -> bool:
        return self.context.desk.worker.role is Role.HEAD

    def take_focus(self) -> None:
        self.table.setFocus()

    def refresh(self) -> None:
        desk, worker = self.context.desk, self.context.desk.worker

        def show(rows: list[TrayRow]) -> None:
            if worker == self.context.desk.worker:
                self._show([row for row in rows if self._sees(row.approval)])

        self.context.act(lambda: tray.listed(desk), self._page.while_here(show), changes=False)

    def _sees(self, approval: Approval) -> bool:
        if self._is_head:
            return approval.state is ApprovalState.WAITING
        return approval.prepared_by == self.context.desk.worker.name

    def _show(self, rows: list[TrayRow]) -> None:
        self.found = rows
        self.table.show_ids(list(range(len(rows))))
        self.table.setVisible(bool(rows))
        self.nothing.setHidden(bool(rows))
        self.nothing.setText(
            _("Nothing waits for your signature.")
            if self._is_head
            else _("Nothing that you prepared waits for the head's signature.")
        )
        # Each sees only what can differ: the head who prepared it, others what became of it.
        self.table.setColumnHidden(_PREPARED_BY, not self._is_head)
        self.table.setColumnHidden(_STATE, self._is_head)
        self.sign_button.setVisible(self._is_head)
        self.send_back_button.setVisible(self._is_head)
        self.take_back_button.setVisible(not self._is_head)
        self._show_chosen()

    def chosen_rows(self) -> list[TrayRow]:
        return [self.found[index] for index in self.table.chosen_ids()]

    def _show_chosen(self) -> None:
        rows = self.chosen_rows()
        waits = [row for row in rows if row.approval.state is ApprovalState.WAITING]
        one = rows[0] if len(rows) == 1 else None
        words = _("Chosen: {count} of {all}")
        count = wording.number(len(rows))
        self.chosen.setText(words.format(count=count, all=wording.number(len(self.found))))
        self.chosen.setVisible(bool(self.found))
        free = not self.line.is_running
        self.sign_button.setText(_("Sign: {count}").format(count=wording.number(len(waits))))
        self.sign_button.setEnabled(bool(waits) and free)
        self.all_button.setEnabled(bool(self.found) and free)
        for made in (self.draft_button, self.take_back_button, self.send_back_button):
            made.setEnabled(one is not None and len(waits) == 1 and free)
        self.case_button.setEnabled(one is not None)
        why = one.approval.why if one is not None and not waits else ""
        self.why.setText(_("Sent back: {why}").format(why=why))
        self.why.setVisible(bool(why))

    def _open(self, _index: int) -> None:
        """The draft of what waits, the case of what came back."""
        if self.draft_button.isEnabled():
            self.look()
        elif self.case_button.isEnabled():
            self.open_case()

    # What one can do

    def look(self) -> None:
        """The paper as it would be issued now, in the program's own window."""
        show_draft(self, self.context, self.chosen_rows()[0].approval)

    def open_case(self) -> None:
        approval = self.chosen_rows()[0].approval
        if approval.complaint_id is not None:
            self.context.go(places.complaint(approval.complaint_id))
        elif approval.application_id is not None:
            self.context.go(places.case(approval.application_id))
        elif approval.child_id is not None:
            self.context.go(places.child(approval.child_id))

    def sign(self) -> None:
        """One after the other; what was signed stays signed when it is stopped."""
        desk = self.context.desk
        chosen = [row.approval for row in self.chosen_rows()]
        if not chosen or self.line.is_running:
            return
        self.signed = []
        self.papers.hide()
        self.line.run(
            len(chosen),
            lambda progress, stopped: signing.approve_all(desk, chosen, progress, stopped),
            self._done,
            ended=self._ended,
        )
        self._show_chosen()

    def _done(self, outcome: Outcome[NoticeRow]) -> tuple[str, str]:
        self.signed = [paper.id for paper in outcome.done]
        return outcome_words(self.context, outcome, _("Signed and issued: {count}."))

    def _ended(self) -> None:
        self.papers.setVisible(bool(self.signed))
        self._show_chosen()

    def send_back(self) -> None:
        desk, approval = self.context.desk, self.chosen_rows()[0].approval
        words = _("It goes back to {who}, who sees the reason.").format(who=approval.prepared_by)
        ReasonDialog(
            self,
            self.context,
            _("Send back unsigned"),
            _("Send back"),
            words,
            lambda why: tray.send_back(desk, approval, why),
        ).start()

    def take_back(self) -> None:
        desk, approval = self.context.desk, self.chosen_rows()[0].approval
        ReasonDialog(
            self,
            self.context,
            _("Take back from the head"),
            _("Take back"),
            _("It waits no longer, and stays in the history with the reason."),
            lambda why: tray.take_back(desk, approval, why),
        ).start()


def _state(row: TrayRow) -> str:
    if row.approval.state is ApprovalState.WAITING:
        return _("waits")
    return _("sent back: {why}").format(why=row.approval.why)


def _state_colour(row: TrayRow) -> str | None:
    return None if row.approval.state is ApprovalState.WAITING else theme.BAD


def _columns() -> Sequence[Column[TrayRow]]:
    kinds = [_(KIND_WORDS[kind]) for kind in signing.BUILDERS]
    return [
        Column(
            _("Paper"),
            lambda row: _(KIND_WORDS[row.approval.kind]),
            width=fit(_("Paper"), *kinds),
        ),
        Column(_("About whom"), lambda row: row.about_whom),
        Column(_("Case"), lambda row: row.case_number, width=fit(_("Case"), f"ШҒ-2026-{'0' * 6}")),
        Column(_("Prepared by"), lambda row: row.approval.prepared_by),
        Column(
            _("Prepared"),
            lambda row: wording.moment(row.approval.prepared_at),
            width=fit(_("Prepared"), "00.00.2026 00:00"),
        ),
        Column(_("State"), _state, colour=_state_colour),
    ]
