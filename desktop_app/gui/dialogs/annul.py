"""What the office has put on file is taken back, with the reason."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app import wording
from desktop_app.gui.context import Context
from desktop_app.gui.dialogs.dialog import AskDialog
from desktop_app.gui.law_words import citation
from desktop_app.gui.widgets.paragraph import ParagraphField
from desktop_app.law.in_force import Dated
from desktop_app.law.profile import DecisionProfile
from desktop_app.services import office, profiles
from desktop_app.services.desk import Desk
from desktop_app.storage.offices import AddedMci
from desktop_app.translation import _


class AnnulDialog(AskDialog):
    """Asks why; ``act`` is given the desk and the reason, ``done`` what the act gave."""

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        title: str,
        words: str,
        act: Callable[[Desk, str], Any],
        *,
        accept_words: str = "",
        done: Callable[[Any], None] | None = None,
    ) -> None:
        super().__init__(parent, context, title, accept_words or _("Annul"), words)
        self._annul = act
        self.why = ParagraphField(_("Why"), lines=3)
        self.add("why", self.why)
        self.ask(self._work, done)

    def _work(self) -> Callable[[], Any]:
        desk, why = self.context.desk, self.why.value()
        return lambda: self._annul(desk, why)


def annul_mci(parent: QWidget, context: Context, mci: AddedMci) -> None:
    """Ask why an MCI is annulled."""
    words = _(
        "{tenge} from {date}: it stays on file as annulled. "
        "What was counted with it is counted anew: arrears and overpayments follow by themselves."
    ).format(tenge=wording.tenge(mci.tenge), date=wording.day(mci.first_day))
    AnnulDialog(
        parent,
        context,
        _("Annul an MCI"),
        words,
        lambda desk, why: office.annul_mci(desk, mci.first_day, why),
    )


def annul_decision(parent: QWidget, context: Context, dated: Dated[DecisionProfile]) -> None:
    """Ask why a decision is annulled, such as that it is another district's."""
    words = _(
        "In force from {date}: {citation}. It stays on file as annulled, and nothing is counted "
        "by it any more. Months that no other decision covers can't be paid."
    ).format(date=wording.day(dated.first), citation=citation(dated.value))
    AnnulDialog(
        parent,
        context,
        _("Annul a decision"),
        words,
        lambda desk, why: profiles.annul(desk, dated.value.code, why),
    )
