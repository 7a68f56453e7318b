"""The calculation slip: in which language it is wanted; then it is issued and shown."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app import translation, wording
from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import ChoiceField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.papers.open import show_paper
from desktop_app.gui.words import choices
from desktop_app.law.quarters import Period
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import PaperLanguage
from desktop_app.services.awards import calculation_slip
from desktop_app.translation import _


class CalculationSlipDialog(AskDialog):
    """For one period, or without one for all periods up to now, or as known on a day.

    ``language``, in which the family last asked for papers, is chosen already.
    """

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        child_id: int,
        language: PaperLanguage | None,
        period: Period | None,
        as_of: date | None = None,
    ) -> None:
        told = _("Every step of the sums of all periods up to now, with its clause.")
        if period is not None:
            name = wording.period(period, translation.current())
            told = _("Every step of the sum for {period}, with its clause.").format(period=name)
        if as_of is not None:
            told += " " + _("As known on {date}").format(date=wording.day(as_of)) + "."
        kept = _("The slip gets a number and is kept as it is printed.")
        super().__init__(
            parent, context, _("Calculation slip"), _("Issue the slip"), f"{told} {kept}"
        )
        self.child_id, self.period, self.as_of = child_id, period, as_of
        self._window = parent.window()
        self.language = ChoiceField(_("Language of the paper"), choices(PaperLanguage))
        self.language.set_value(language)
        self.add("language", self.language)

    def start(self) -> None:
        """Ask; the slip is shown over the window, which outlives the page."""
        window, context = self._window, self.context
        self.ask(self._work, lambda paper: show_paper(window, context, paper.id))

    def _work(self) -> Callable[[], NoticeRow]:
        desk, child_id, period, as_of = self.context.desk, self.child_id, self.period, self.as_of
        language = PaperLanguage(self.language.value())
        return lambda: calculation_slip.issue(desk, child_id, language, period, as_of)
