"""Buttons and fields of acts that are not everybody's: the table of acts says whose they are."""

from PySide6.QtWidgets import QPushButton

from desktop_app.gui.parts.pieces import literal
from desktop_app.records.acts import Act
from desktop_app.services import acts
from desktop_app.services.desk import Desk
from desktop_app.translation import _


def whose(desk: Desk, act: Act) -> str:
    """Empty where who works now does the act; otherwise the words that say who does."""
    return "" if desk.may(act) else _(acts.tip(act))


def allow(made: QPushButton, desk: Desk, act: Act, *, ready: bool = True, tip: str = "") -> None:
    """Enable a button where it is ready and the act theirs; its tip says whose it is otherwise."""
    words = whose(desk, act)
    made.setEnabled(ready and not words)
    made.setToolTip(literal(words or tip))
