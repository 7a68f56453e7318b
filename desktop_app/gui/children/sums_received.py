"""The yearly statement of sums received: whose, which year and language; then it is shown."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import ChoiceField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.papers.open import show_paper
from desktop_app.gui.words import choices
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import PaperLanguage
from desktop_app.services.children import sums_received
from desktop_app.services.children.sums_received import YearOfPayee
from desktop_app.translation import _


class SumsReceivedDialog(AskDialog):
    """``years`` are those that can be told of, the newest first; ``language`` the family's."""

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        child_id: int,
        years: Sequence[YearOfPayee],
        language: PaperLanguage | None,
    ) -> None:
        told = _("What the bank paid in a calendar year, by day, sheet and payment order.")
        kept = _("The statement gets a number and is kept as it is printed.")
        title, accept = _("Statement of sums received"), _("Issue the statement")
        super().__init__(parent, context, title, accept, f"{told} {kept}")
        self.child_id, self._years = child_id, years
        self._window = parent.window()
        offered = [(at, f"{each.year}: {each.name}") for at, each in enumerate(years)]
        self.year = ChoiceField(_("Year and payee"), offered)
        self.year.set_value(0)
        self.add("year", self.year)
        self.language = ChoiceField(_("Language of the paper"), choices(PaperLanguage))
        self.language.set_value(language)
        self.add("language", self.language)

    def start(self) -> None:
        """Ask; the statement is shown over the window, which outlives the page."""
        window, context = self._window, self.context
        self.ask(self._work, lambda paper: show_paper(window, context, paper.id))

    def _work(self) -> Callable[[], NoticeRow]:
        desk, child_id, chosen = self.context.desk, self.child_id, self._years[self.year.value()]
        language = PaperLanguage(self.language.value())
        return lambda: sums_received.issue(desk, child_id, chosen.payee_id, chosen.year, language)
