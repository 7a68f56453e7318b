"""Awards of an old register, some at a time, to be held against the families' papers."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app import translation, wording
from desktop_app.gui.context import Context
from desktop_app.gui.fields.line import Line
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.pieces import button, label
from desktop_app.gui.parts.section import Section
from desktop_app.gui.parts.table import fit
from desktop_app.law.award_papers import about, or_of
from desktop_app.records.decisions import AwardRow
from desktop_app.services.importing import confirming
from desktop_app.services.importing.confirming import Waiting
from desktop_app.translation import N_, _


def _months(award: AwardRow) -> str:
    ends = (award.first, award.last)
    return " – ".join(dict.fromkeys(f"{each.first_day:%m.%Y}" for each in ends if each))


_HOLD_AGAINST = or_of(
    N_(
        "Hold each line against the family's papers: the certificate, the payee and the "
        "account. What you leave out is put right on the child's page first."
    ),
    N_(
        "Hold each line against the family's papers: the document that gives the months, the "
        "payee and the account. What you leave out is put right on the child's page first."
    ),
)


class ConfirmAwardsDialog(AskDialog):
    """All of a page are chosen to begin with; what differs is left out and put right first.

    Of all that wait, or of those that are looked for, nothing is chosen until somebody does.
    """

    is_for_good = True

    def __init__(self, parent: QWidget, context: Context, waiting: Waiting) -> None:
        words = _(about(waiting.paper, _HOLD_AGAINST))
        title = _("Awards of the old register")
        super().__init__(parent, context, title, _("Held against the papers"), words)
        self.setMinimumSize(1280, 560)
        came = (_("What came"), _("Account alone"), _("Award and account"))
        self._accounts, self._waiting, self._page = waiting.accounts, waiting, 0
        self.awards: Section[AwardRow] = Section(
            title,
            [
                Column(_("Child"), lambda row: row.child_name),
                Column(_("Payee"), lambda row: row.payee_name),
                Column(_("School"), self._school),
                Column(_("Account"), lambda row: row.iban, width=190),
                Column(_("What came"), self._what_came, width=fit(*came)),
                Column(
                    _("Paid before, tenge"),
                    lambda row: wording.number(waiting.paid.get(row.decision_id, 0)),
                    right=True,
                    width=130,
                ),
                Column(_("Months"), _months, width=fit(_("Months"), "00.0000 – 00.0000")),
            ],
            _("Everything was held against the papers."),
        )
        table = self.awards.table
        table.choose_many()
        table.selectionModel().selectionChanged.connect(self._match)
        self._add_ways()
        self.chosen_words = label("", "quiet")
        self.body.addWidget(self.awards)
        self.body.addWidget(self.chosen_words)
        self._show_awards()
        self.fill()

    # What is shown

    def _add_ways(self) -> None:
        """Page by page, all at once, or those of a village, a school or a name."""
        self.search = Line(100)
        self.search.setPlaceholderText(_("Village, school or name"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._show_awards())
        self.before_button = button(_("Previous"), lambda: self._turn(-1), icon="chevron-left")
        self.after_button = button(_("Following"), lambda: self._turn(1), icon="chevron-right")
        self.all_button = button(_("Show all"), lambda: self._show_awards(), icon="table")
        self.all_button.setCheckable(True)
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        for each in (self.before_button, self.after_button, self.all_button):
            row.addWidget(each)
        self.body.addLayout(row)

    def _turn(self, pages: int) -> None:
        self._page += pages
        self._show_awards()

    def _show_awards(self) -> None:
        words = self.search.text().casefold().split()
        found = [each for each in self._waiting.first if self._is_meant(each, words)]
        by_page = not words and not self.all_button.isChecked()
        pages = max(1, -(-len(found) // confirming.PAGE))
        self._page = min(self._page, pages - 1) if by_page else 0
        begin = self._page * confirming.PAGE
        shown = found[begin : begin + confirming.PAGE] if by_page else found
        self.before_button.setEnabled(by_page and self._page > 0)
        self.after_button.setEnabled(by_page and self._page < pages - 1)
        self.awards.show_rows(shown)
        self.awards.say(self._in_all(shown))
        table = self.awards.table
        if by_page:
            table.selectAll()
        else:
            table.clearSelection()
        self._match()

    def _is_meant(self, award: AwardRow, words: list[str]) -> bool:
        places = self._waiting.places.get(award.decision_id, ())
        whole = " ".join((award.child_name, award.payee_name, *places)).casefold()
        return all(each in whole for each in words)

    def _school(self, award: AwardRow) -> str:
        kk, ru, _address = self._waiting.places.get(award.decision_id, ("", "", ""))
        return (ru if translation.current() == "ru" else kk) or kk or ru

    def _in_all(self, rows: Sequence[AwardRow]) -> str:
        """How much of the whole this list is, by number and by sum."""
        waiting = self._waiting
        shown = self._paid(rows)
        words = _(
            "In this list: {shown}, {shown_amount} tenge were paid before. In all: {count}, "
            "{amount} tenge."
        )
        return words.format(
            shown=wording.number(len(rows)),
            shown_amount=wording.number(shown),
            count=wording.number(waiting.count),
            amount=wording.number(waiting.amount),
        )

    def _paid(self, rows: Iterable[AwardRow]) -> int:
        return sum(self._waiting.paid.get(each.decision_id, 0) for each in rows)

    def _what_came(self, award: AwardRow) -> str:
        is_account = award.decision_id in self._accounts
        return _("Account alone") if is_account else _("Award and account")

    @property
    def chosen(self) -> list[int]:
        """The awards that are chosen, by their decisions."""
        return [self.awards.rows[place].decision_id for place in self.awards.table.chosen_ids()]

    def _match(self) -> None:
        chosen = [self.awards.rows[place] for place in self.awards.table.chosen_ids()]
        self.accept_button.setEnabled(bool(chosen))
        words = _("Chosen: {count}, {amount} tenge were paid before.")
        count, amount = wording.number(len(chosen)), wording.number(self._paid(chosen))
        self.chosen_words.setText(words.format(count=count, amount=amount))

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask(self._work, done)
        self.awards.table.setFocus()

    def _work(self) -> Callable[[], int]:
        desk, chosen = self.context.desk, self.chosen
        return lambda: confirming.confirm(desk, chosen)
