"""The head's tray: what waits for the signature, looked at, signed, or sent back with a reason."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from desktop_app import wording
from desktop_app.gui import places, theme
from desktop_app.gui.frames.page import Page
from desktop_app.gui.frames.reason import ReasonDialog
from desktop_app.gui.papers.open import show_draft
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.pieces import button, label
from desktop_app.gui.parts.table import fit
from desktop_app.gui.post.batch_list import BatchList
from desktop_app.gui.words import outcome_words
from desktop_app.records.approvals import Approval, TrayRow
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import ApprovalState
from desktop_app.services.papers import tray
from desktop_app.services.post import signing
from desktop_app.services.post.batches import Outcome
from desktop_app.services.record_words import KIND_WORDS
from desktop_app.translation import _

_PREPARED_BY, _STATE = 3, 5


class ToSignTab(BatchList[TrayRow]):
    """The head sees all that waits; others see what they prepared, and what came back with why."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, _("To sign"), _columns())
        self.why = label("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.why)
        column.addWidget(self.line)
        column.addWidget(self.papers, 0, Qt.AlignmentFlag.AlignRight)
        self.draft_button = button(_("Look at the draft"), self.look, icon="eye")
        self.case_button = button(_("Open the case"), self.open_case, icon="file-text")
        self.take_back_button = button(_("Take back…"), self.take_back, icon="undo-2")
        self.send_back_button = button(_("Send back…"), self.send_back, icon="undo-2")
        self.sign_button = button("", self.sign, icon="signature", primary=True)
        foot = self.foot(
            self.case_button,
            self.draft_button,
            self.take_back_button,
            self.send_back_button,
            self.sign_button,
        )
        column.addLayout(foot)

    # The list

    def take_focus(self) -> None:
        self.table.setFocus()

    def refresh(self) -> None:
        desk, worker = self.context.desk, self.context.desk.worker

        def show(rows: list[TrayRow]) -> None:
            if worker == self.context.desk.worker:
                self._show([row for row in rows if self._sees(row.approval)])

        self.context.act(lambda: tray.listed(desk), self._page.while_here(show), changes=False)

    def _sees(self, approval: Approval) -> bool:
        if self.is_head:
            return approval.state is ApprovalState.WAITING
        return approval.prepared_by_id == self.context.desk.worker.id

    def _show(self, rows: list[TrayRow]) -> None:
        self.show_found(rows)
        self.nothing.setText(
            _("Nothing waits for your signature.")
            if self.is_head
            else _("Nothing that you prepared waits for the head's signature.")
        )
        # Each sees only what can differ: the head who prepared it, others what became of it.
        self.table.setColumnHidden(_PREPARED_BY, not self.is_head)
        self.table.setColumnHidden(_STATE, self.is_head)
        self.sign_button.setVisible(self.is_head)
        self.send_back_button.setVisible(self.is_head)
        self.take_back_button.setVisible(not self.is_head)
        self.show_chosen()

    def show_chosen(self) -> None:
        super().show_chosen()
        rows = self.chosen_rows()
        waits = [row for row in rows if row.approval.state is ApprovalState.WAITING]
        one = rows[0] if len(rows) == 1 else None
        self.chosen.setVisible(bool(self.found))
        free = not self.line.is_running
        self.sign_button.setText(_("Sign: {count}").format(count=wording.number(len(waits))))
        self.sign_button.setEnabled(bool(waits) and free)
        for made in (self.draft_button, self.take_back_button, self.send_back_button):
            made.setEnabled(one is not None and len(waits) == 1 and free)
        self.case_button.setEnabled(one is not None)
        why = _why(one.approval) if one is not None else ""
        self.why.setText(why)
        self.why.setVisible(bool(why))

    def open_row(self, _index: int) -> None:
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
        rows = self.chosen_rows()
        chosen = [row.approval for row in rows]

        def go() -> None:
            desk = self.context.desk
            self.work_through(
                len(chosen),
                lambda progress, stopped: signing.approve_all(desk, chosen, progress, stopped),
                self._done,
            )

        acts = [partial(signing.approve, approval=approval) for approval in chosen]
        self.confirm_first(_named(rows), self.sign_button.text(), acts, go)

    def _done(self, outcome: Outcome[NoticeRow]) -> tuple[str, str]:
        self.issued = [paper.id for paper in outcome.done]
        return outcome_words(self.context, outcome, _("Signed and issued: {count}."))

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
        ).start(approval.id)

    def take_back(self) -> None:
        desk, approval = self.context.desk, self.chosen_rows()[0].approval
        ReasonDialog(
            self,
            self.context,
            _("Take back from the head"),
            _("Take back"),
            _("It waits no longer, and stays in the history with the reason."),
            lambda why: tray.take_back(desk, approval, why),
        ).start(approval.id)


def _named(rows: Sequence[TrayRow]) -> str:
    """One by its paper and whom it is about, several by their count."""
    if len(rows) != 1:
        return _("Sign: {count}").format(count=wording.number(len(rows)))
    return _("Sign: {paper}, {about}").format(
        paper=_(KIND_WORDS[rows[0].approval.kind]), about=rows[0].about_whom
    )


def _why(approval: Approval) -> str:
    """Why it came back; or, where it waits, why nobody is to be heard, which the head decides."""
    if approval.state is not ApprovalState.WAITING:
        return _("Sent back: {why}").format(why=approval.why)
    if not approval.proposed_why:
        return ""
    words = _("Nobody was heard before it. {who} proposes why: {why}. Whoever signs decides so.")
    return words.format(who=approval.prepared_by, why=approval.proposed_why.rstrip("."))


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
