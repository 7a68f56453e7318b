"""Awards of an old register, some at a time, to be held against the families' papers."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app import translation, wording
from desktop_app.gui.context import Context
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.section import Section
from desktop_app.law.award_papers import about, or_of
from desktop_app.records.decisions import AwardRow
from desktop_app.services.importing import confirming
from desktop_app.services.importing.confirming import Waiting
from desktop_app.translation import N_, _


def _months(award: AwardRow) -> str:
    language = translation.current()
    ends = (award.first, award.last)
    return " – ".join(dict.fromkeys(wording.month(each, language) for each in ends if each))


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
    """All that are shown are chosen to begin with; what differs is left out and put right first."""

    is_for_good = True

    def __init__(self, parent: QWidget, context: Context, waiting: Waiting) -> None:
        words = _(about(waiting.paper, _HOLD_AGAINST))
        title = _("Awards of the old register")
        super().__init__(parent, context, title, _("Held against the papers"), words)
        self.setMinimumSize(1200, 560)
        self._accounts = waiting.accounts
        self.awards: Section[AwardRow] = Section(
            title,
            [
                Column(_("Child"), lambda row: row.child_name),
                Column(_("Payee"), lambda row: row.payee_name),
                Column(_("Account"), lambda row: row.iban, width=190),
                Column(_("What came"), self._what_came, width=185),
                Column(
                    _("Paid before, tenge"),
                    lambda row: wording.number(waiting.paid.get(row.decision_id, 0)),
                    right=True,
                    width=130,
                ),
                Column(_("Months"), _months, width=285),
            ],
            _("Everything was held against the papers."),
        )
        table = self.awards.table
        self.awards.show_rows(waiting.first)
        table.choose_many()
        table.selectAll()
        table.selectionModel().selectionChanged.connect(self._match)
        self.awards.say(self._in_all(waiting))
        self.body.addWidget(self.awards)
        self.fill()

    def _in_all(self, waiting: Waiting) -> str:
        """How much of the whole this list is, by number and by sum."""
        shown = sum(waiting.paid.values())
        words = _(
            "In this list: {shown}, {shown_amount} tenge were paid before. In all: {count}, "
            "{amount} tenge."
        )
        return words.format(
            shown=wording.number(len(waiting.first)),
            shown_amount=wording.number(shown),
            count=wording.number(waiting.count),
            amount=wording.number(waiting.amount),
        )

    def _what_came(self, award: AwardRow) -> str:
        is_account = award.decision_id in self._accounts
        return _("Account alone") if is_account else _("Award and account")

    @property
    def chosen(self) -> list[int]:
        """The awards that are chosen, by their decisions."""
        return [self.awards.rows[place].decision_id for place in self.awards.table.chosen_ids()]

    def _match(self) -> None:
        self.accept_button.setEnabled(bool(self.chosen))

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask(self._work, done)
        self.awards.table.setFocus()

    def _work(self) -> Callable[[], int]:
        desk, chosen = self.context.desk, self.chosen
        return lambda: confirming.confirm(desk, chosen)
