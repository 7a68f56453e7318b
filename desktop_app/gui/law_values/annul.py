"""Taking back a value of the MCI that the office added."""

from PySide6.QtWidgets import QWidget

from desktop_app import wording
from desktop_app.gui.context import Context
from desktop_app.gui.frames.annul import AnnulDialog
from desktop_app.records.mci import AddedMci
from desktop_app.services.office import details as office
from desktop_app.translation import _


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
