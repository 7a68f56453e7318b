"""Buttons and fields of acts that are not everybody's: the table of acts says whose they are."""

from dataclasses import dataclass

from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.gui.parts.pieces import literal
from desktop_app.records.acts import Act
from desktop_app.services import acts
from desktop_app.services.desk import Desk
from desktop_app.translation import _


def whose(desk: Desk, act: Act) -> str:
    """Empty where who works now does the act; otherwise the words that say who does."""
    return "" if desk.may(act) else _(acts.tip(act))


_ASKED = "allowed"


@dataclass(frozen=True)
class _Asked:
    """What a button was allowed by, kept with it."""

    act: Act
    ready: bool
    tip: str
    may: bool


def allow(made: QPushButton, desk: Desk, act: Act, *, ready: bool = True, tip: str = "") -> None:
    """Enable a button where it is ready and the act theirs; its tip says whose it is otherwise."""
    words = whose(desk, act)
    made.setEnabled(ready and not words)
    made.setToolTip(literal(words or tip))
    made.setProperty(_ASKED, _Asked(act, ready, tip, not words))


def allow_again(shown: QWidget, desk: Desk) -> None:
    """Somebody else works now: what is theirs is enabled, what is not any more says whose it is.

    Also on pages that read nothing again then, as while an old register is looked at.
    """
    for made in shown.findChildren(QPushButton):
        asked = made.property(_ASKED)
        if isinstance(asked, _Asked) and asked.may is not desk.may(asked.act):
            allow(made, desk, asked.act, ready=asked.ready, tip=asked.tip)
