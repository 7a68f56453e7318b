"""Taking a decision of the office out of force."""

from PySide6.QtWidgets import QWidget

from desktop_app import wording
from desktop_app.gui.context import Context
from desktop_app.gui.decisions.words import citation
from desktop_app.gui.frames.annul import AnnulDialog
from desktop_app.law.in_force import Dated
from desktop_app.law.profile import DecisionProfile
from desktop_app.services.decisions import in_force as profiles
from desktop_app.translation import _


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
