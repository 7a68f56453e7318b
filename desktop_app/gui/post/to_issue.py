"""What the office has to write to families: notices of termination and demands of repayment."""

from collections.abc import Sequence
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app import translation, wording
from desktop_app.gui import places
from desktop_app.gui.field_help.table import Asked
from desktop_app.gui.fields.entries import TextField
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.page import Page
from desktop_app.gui.papers.open import show_paper
from desktop_app.gui.parts.paged import Column, where_there
from desktop_app.gui.parts.pieces import Banner, button
from desktop_app.gui.parts.table import fit
from desktop_app.gui.places import Place
from desktop_app.gui.post.batch_list import BatchList
from desktop_app.gui.words import outcome_words
from desktop_app.law.quarters import Month, Quarter
from desktop_app.records.approvals import Approval
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.hearings import Intended
from desktop_app.records.kinds import NoticeKind
from desktop_app.records.tasks import Due
from desktop_app.services.awards import terminations
from desktop_app.services.awards.terminations import Proposal
from desktop_app.services.debts import demands as repayments
from desktop_app.services.debts.overpayments import Overpayment
from desktop_app.services.debts.terms import NoAccount
from desktop_app.services.desk import Desk
from desktop_app.services.post import batches
from desktop_app.services.post.batches import Outcome
from desktop_app.services.post.due import Demands, DueList, FoundDue, Terminations, find, page
from desktop_app.services.record_words import KIND_WORDS
from desktop_app.translation import _

P = TypeVar("P", bound=Proposal | Overpayment)
Prepared = NoticeRow | Approval
_SINGLE_MONTHS = 12


class ToIssueTab(QWidget):
    """One list at a time, chosen above; what is chosen in it is issued in one go."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.terminations = TerminationsList(page)
        self.demands = DemandsList(page)
        self.lists: list[IssueList[Any]] = [self.terminations, self.demands]
        self.stack = QStackedWidget()
        self.choices = QButtonGroup(self)
        row = Row()
        for number, each in enumerate(self.lists):
            choose = QPushButton()
            choose.setCheckable(True)
            choose.setChecked(number == 0)
            choose.clicked.connect(lambda _checked=False, number=number: self.show_list(number))
            each.counted.connect(lambda words, choose=choose: choose.setText(words))
            each.tell_count()
            self.choices.addButton(choose, number)
            row.addWidget(choose)
            self.stack.addWidget(each)
        row.addStretch(1)
        self.months = MonthsChooser(Month.of(page.context.desk.today()))
        self.months.currentIndexChanged.connect(lambda _index: self._months_chosen())
        row.addWidget(self.months)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.addLayout(row)
        column.addWidget(self.stack, 1)

    def show_list(self, number: int) -> None:
        self.choices.button(number).setChecked(True)
        self.stack.setCurrentIndex(number)
        self.months.setVisible(number == 0)

    def refresh(self) -> None:
        self._read(self.lists)

    def _read(self, lists: Sequence["IssueList[Any]"]) -> None:
        """Read off the GUI thread, together; each list shows only what it asked for last."""
        desk, asked = self._page.context.desk, [each.ask() for each in lists]

        def show(found: list[FoundDue[Any]]) -> None:
            for each, listing, due in zip(lists, asked, found, strict=True):
                each.show_due(listing, due)

        read = partial(find, desk, asked)
        self._page.context.act(read, self._page.while_here(show), changes=False)

    def _months_chosen(self) -> None:
        self.terminations.months = self.months.value()
        self._read([self.terminations])

    def take_focus(self) -> None:
        self.lists[self.stack.currentIndex()].table.setFocus()


class MonthsChooser(QComboBox):
    """With which month payment stopped: all that is not told yet up to now, or one month."""

    def __init__(self, now: Month) -> None:
        super().__init__()
        language = translation.current()
        self.setAccessibleName(_("Last month"))
        up_to = _("Last month: up to {month}")
        self.addItem(up_to.format(month=wording.month(now, language)), (None, now))
        for back in range(-2, _SINGLE_MONTHS):
            month = now.shifted(-back)
            words = _("Last month: {month}").format(month=wording.month(month, language))
            self.addItem(words, (month, month))

    def value(self) -> tuple[Month | None, Month]:
        first, last = self.currentData()
        return first, last


class IssueList(BatchList[P | None]):
    """What is due of one kind: choose, and issue or prepare for signature.

    A row is read where it is seen; what is issued is known by its award and by what was seen of it.
    """

    counted = Signal(str)
    kind: NoticeKind

    def __init__(self, page: Page, name: str, columns: Sequence[Column[P]], nothing: str) -> None:
        super().__init__(page, name, where_there(columns))
        self.model.failed.connect(self.context.explain, Qt.ConnectionType.QueuedConnection)
        self._name = name
        self._due: list[Due] = []
        self.nothing.setText(nothing)
        self.nothing.hide()
        self.notice = Banner()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.notice)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.line)
        column.addWidget(self.papers, 0, Qt.AlignmentFlag.AlignRight)
        self.left_out = TextField(_("Why nobody is heard before: one reason for all chosen"))
        self.left_out.explain(Asked.NOT_HEARD)
        column.addWidget(self.left_out)
        self.hear_button = button(_("Call to a hearing…"), self.call_hearing, icon="users")
        self.issue_button = button("", self.issue, icon="stamp", primary=True)
        column.addLayout(self.foot(self.hear_button, self.issue_button))

    # What each kind says for itself

    def listing(self) -> DueList[P]:
        """What is due, as it is asked for now."""
        raise NotImplementedError

    def words_above(self, found: FoundDue[P]) -> str:
        """What there is to say above it."""
        del found
        return ""

    def prepare(self, desk: Desk, due: Due, left_out: str) -> Prepared:
        raise NotImplementedError

    def to_hear(self, desk: Desk, item: P) -> Intended:
        """What whom it goes against is heard before."""
        raise NotImplementedError

    # The list

    def tell_count(self) -> None:
        self.counted.emit(f"{self._name}: {wording.number(self.count)}")

    def ask(self) -> DueList[P]:
        """What is asked for from now on."""
        self._asked = self.listing()
        return self._asked

    def show_due(self, asked: DueList[P], found: FoundDue[P]) -> None:
        if asked is self._asked:
            self._show(found)

    def fetch(self, places: list[int]) -> Sequence[P | None]:
        return page(self.context.desk, self._asked, [self._due[place] for place in places])

    def _show(self, found: FoundDue[P]) -> None:
        self._due = found.due
        self.show_places(len(found.due), found.rows)
        self.notice.say("warn", self.words_above(found))
        self.tell_count()
        self.show_chosen()

    def show_chosen(self) -> None:
        super().show_chosen()
        chosen = len(self.table.chosen_ids())
        act = _("Issue: {count}") if self.is_head else _("Prepare for signature: {count}")
        self.issue_button.setText(act.format(count=wording.number(chosen)))
        self.issue_button.setEnabled(bool(chosen) and not self.line.is_running)
        self.left_out.setVisible(bool(self.count))
        self.hear_button.setEnabled(chosen == 1 and not self.line.is_running)

    def open_row(self, index: int) -> None:
        self.context.go(places.child(self._due[index].child_id))

    # Hearing

    def call_hearing(self) -> None:
        """One family at a time: each has its day."""
        from desktop_app.gui.papers.hearing import CallDialog

        (place,), desk = self.table.chosen_ids(), self.context.desk
        item, window, context = self.model.row(place), self.window(), self.context
        if item is None:
            return

        def ask(intended: Intended) -> None:
            dialog = CallDialog(window, context, intended)
            dialog.start(lambda paper: show_paper(window, context, paper.id))

        show = self._page.while_here(ask)
        context.act(lambda: self.to_hear(desk, item), show, changes=False)

    # Issuing

    def issue(self) -> None:
        """One after the other; what was done stays when it is stopped, the rest stays due.

        Who was heard needs no reason; who was not and has none stays in the list.
        """
        chosen, left_out = self.table.chosen_ids(), self.left_out.value()
        due = [self._due[place] for place in chosen]
        acts = [partial(self.prepare, due=each, left_out=left_out) for each in due]

        def go() -> None:
            desk = self.context.desk
            self.work_through(
                len(acts),
                lambda progress, stopped: batches.each(
                    acts, lambda act: act(desk), progress, stopped
                ),
                self._done,
            )

        self.confirm_first(self._named(chosen), self.issue_button.text(), acts, go)

    def _named(self, chosen: Sequence[int]) -> str:
        """One by its paper and child, several by their count."""
        row = self.model.row(chosen[0]) if len(chosen) == 1 else None
        if row is not None:
            return f"{_(KIND_WORDS[self.kind])}: {row.child_name}"
        return f"{self._name}: {wording.number(len(chosen))}"

    def _done(self, outcome: Outcome[Prepared]) -> tuple[str, str]:
        papers = [each.id for each in outcome.done if isinstance(each, NoticeRow)]
        waits = len(papers) < len(outcome.done)
        done = _("Prepared for the head's signature: {count}.") if waits else _("Issued: {count}.")
        self.issued = papers
        return outcome_words(self.context, outcome, done)


class TerminationsList(IssueList[Proposal]):
    """Awards that a circumstance stopped before their certificate did (D-5)."""

    kind = NoticeKind.TERMINATION

    def __init__(self, page: Page) -> None:
        self.months: tuple[Month | None, Month] = (None, Month.of(page.context.desk.today()))
        language = translation.current()
        causes = [_(words) for words in terminations.CAUSES]
        columns: list[Column[Proposal]] = [
            Column(_("Child"), lambda row: row.child_name),
            Column(_("Payee"), lambda row: row.payee_name),
            Column(
                _("Circumstance"),
                lambda row: wording.step(terminations.cause(row.stop), language),
                width=fit(_("Circumstance"), *causes),
            ),
            Column(
                _("Date"),
                lambda row: wording.day(row.stop.happened_on),
                width=fit(_("Date"), "00.00.0000"),
            ),
            Column(
                _("Last month"),
                lambda row: wording.month(row.last, language) if row.last else "–",
                width=fit(_("Last month"), wording.month(Month(2026, 9), language)),
            ),
        ]
        name, nothing = _("Terminations"), _("Nobody has to be told that payment stops.")
        super().__init__(page, name, columns, nothing)

    def listing(self) -> Terminations:
        first, last = self.months
        return Terminations(last, first)

    def prepare(self, desk: Desk, due: Due, left_out: str) -> Prepared:
        return terminations.prepare_of(desk, due.decision_id, due.about, left_out)

    def to_hear(self, desk: Desk, item: Proposal) -> Intended:
        return terminations.to_hear(desk, item)


class DemandsList(IssueList[Overpayment]):
    """What was paid and is not due, award by award (D-9)."""

    kind = NoticeKind.REPAYMENT_DEMAND

    def __init__(self, page: Page) -> None:
        language = translation.current()
        columns: list[Column[Overpayment]] = [
            Column(_("Child"), lambda row: row.child_name),
            Column(_("Payee"), lambda row: row.payee_name),
            Column(_("Why"), lambda row: page.context.words(row.causes[0])),
            Column(
                _("Period"),
                lambda row: ", ".join(wording.period(each.period, language) for each in row.owed),
                width=fit(_("Period"), wording.period(Quarter(2026, 3), language)),
            ),
            Column(
                _("Sum"),
                lambda row: wording.tenge(row.total),
                right=True,
                width=fit(_("Sum"), wording.tenge(10_000_000)),
            ),
        ]
        super().__init__(page, _("Demands of repayment"), columns, _("Nothing is to be demanded."))
        self.settings_button = button(
            _("Open Settings"), lambda: page.context.go(Place("settings", text="office"))
        )
        self.settings_button.hide()
        self.notice.extras.addWidget(self.settings_button)

    def listing(self) -> Demands:
        return Demands()

    def words_above(self, found: FoundDue[Overpayment]) -> str:
        """That the office's account is missing, or a value of the law."""
        words = [self.context.words(found.unknown)] if found.unknown is not None else []
        if found.due and found.lacks_account:
            words.insert(0, self.context.words(NoAccount().step))
        return " ".join(words)

    def _show(self, found: FoundDue[Overpayment]) -> None:
        super()._show(found)
        self.settings_button.setVisible(bool(found.due) and found.lacks_account)

    def prepare(self, desk: Desk, due: Due, left_out: str) -> Prepared:
        return repayments.prepare_of(desk, due.decision_id, due.about, left_out)

    def to_hear(self, desk: Desk, item: Overpayment) -> Intended:
        return repayments.to_hear(desk, item)
