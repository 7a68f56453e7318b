"""What a button on a page does, where that leaves the house: its paper is seen, and confirmed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.gui.consequences.dialog import ConsequenceDialog
from desktop_app.gui.context import Context, Slips
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError
from desktop_app.services.papers.foreseen import ActAt, Foreseen, foresee


def _nobody() -> None:
    """Where nobody waits for it."""


def _none(_desk: Desk) -> None:
    """Where it goes on otherwise."""


@dataclass(frozen=True)
class Consequence:
    """What is to be confirmed: ``named`` says what is done to whom, ``words`` are the button's.

    ``done`` is given what the act gave; ``left`` follows where it is not done after all, ``failed``
    is given the words of trouble, which else the window tells. ``look`` gives the papers where not
    the act itself does, ``go`` goes on where it is many acts, one after the other; ``changes`` as
    in `Context.act`.
    """

    named: str
    words: str
    act: ActAt | None
    done: Callable[[Any], None] | None = None
    left: Callable[[], object] = _nobody
    slips: Slips | None = None
    failed: Callable[[str], None] | None = None
    look: Callable[[Desk], Foreseen] | None = None
    go: Callable[[], None] | None = None
    changes: bool = True


class AtOnceDialog(ConsequenceDialog):
    """The second step alone, of an act that asks for nothing."""

    def __init__(
        self, parent: QWidget, context: Context, asked: Consequence, found: Foreseen
    ) -> None:
        super().__init__(parent, context, asked.words, asked.words)
        self._asked, self._done = asked, asked.done
        self.confirm(asked.act or _none, found)
        self.open()

    def named(self) -> str:
        return self._asked.named

    def do_now(self, act: ActAt) -> None:
        if self._asked.go is not None:
            self.accept()
            self._asked.go()
            return
        self._set_doing(doing=True)
        _do(self.context, self._asked, act, self._finished, self._ended)

    def turn_back(self) -> None:
        """There is nothing before it."""
        self._cancel()
        self._asked.left()

    def _ended(self) -> None:
        if isValid(self):
            self._set_doing(doing=False)
            self._cancel()


def confirm_at_once(parent: QWidget, context: Context, asked: Consequence) -> None:
    """Show what it puts on paper, and do it once that is confirmed; what puts nothing there, now.

    Nothing is done where ``parent`` has gone until its paper can be shown.
    """
    window, desk = parent.window(), context.desk
    look = asked.look or (lambda at: foresee(at, asked.act or _none))

    def show(found: Foreseen) -> None:
        if found.count and isValid(parent):
            AtOnceDialog(window, context, asked, found)
        elif found.count:  # whoever went elsewhere meanwhile has confirmed nothing
            asked.left()
        elif asked.go is not None:
            asked.go()
        else:
            _do(context, asked, asked.act or _none, asked.done, _nobody)

    _act(context, asked, lambda: look(desk), show, _nobody, changes=False)


def _do(
    context: Context,
    asked: Consequence,
    act: ActAt,
    done: Callable[[Any], None] | None,
    ended: Callable[[], None],
) -> None:
    desk = context.desk
    _act(context, asked, lambda: act(desk), done, ended, changes=asked.changes)


def _act(
    context: Context,
    asked: Consequence,
    work: Callable[[], Any],
    done: Callable[[Any], None] | None,
    ended: Callable[[], None],
    *,
    changes: bool,
) -> None:
    """Where it can't be done ``ended`` comes first; then pages read again, and it is told."""

    def slipped(error: EntryError) -> None:
        ended()
        if asked.slips is not None:
            asked.slips(error)
        else:
            tell("\n".join(context.words(each.step) for each in error.slips))

    def failed(message: str) -> None:
        ended()
        tell(message)

    def tell(message: str) -> None:
        asked.left()
        if asked.failed is not None:
            asked.failed(message)
        else:
            context.tell("bad", message)
            context.changed.emit()

    context.act(work, done, slips=slipped, failed=failed, changes=changes)
