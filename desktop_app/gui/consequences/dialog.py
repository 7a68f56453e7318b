"""An act that leaves the house is done in two steps: what is asked, and its paper as it will be.

The second takes the place of the first in the same window. Neither Enter in a field nor Ctrl+Enter
goes past it; the focus is on the safe side. What issues nothing, as where somebody prepares for the
head, is done at once.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QWidget
from shiboken6 import isValid

from desktop_app.gui.consequences.confirming import ConfirmingPage
from desktop_app.gui.fit.dialogs import stay_on_screen
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.services.errors import EntryError
from desktop_app.services.papers import foreseen
from desktop_app.services.papers.foreseen import ActAt, Foreseen

_WIDTH, _HEIGHT = 1000, 920
_AROUND = 60


class ConsequenceDialog(AskDialog):
    """Give the act to `ask_of`: it is given the desk, first only to look, then to do it."""

    confirming: ConfirmingPage | None = None
    """The second step, while it is shown."""

    def named(self) -> str:
        """What is done, to whom: «Refuse: Өтеген Мирас, ground 2»."""
        raise NotImplementedError

    def ask_of(self, act: Callable[[], ActAt], done: Callable[[Any], None] | None = None) -> None:
        """As `ask`; ``act`` gives, of what is typed, what is done at a desk."""
        self.ask(act, done)

    def do(self, act: ActAt) -> None:
        """Show what it puts on paper; what puts nothing there is done."""
        desk = self.context.desk
        self.context.act(
            lambda: foreseen.foresee(desk, act),
            partial(self._foreseen, act),
            slips=self._slipped,
            failed=self._troubled,
            changes=False,
        )

    def _foreseen(self, act: ActAt, found: Foreseen) -> None:
        if not isValid(self):
            return
        if found.count:
            self._set_doing(doing=False)
            self.confirm(act, found)
        else:
            self.do_now(act)

    def confirm(self, act: ActAt, found: Foreseen) -> None:
        """Turn to the second step, with the focus on the way back."""
        page = ConfirmingPage(self.context, self.named(), self.accept_button.text(), found)
        page.back_button.clicked.connect(lambda _checked=False: self.turn_back())
        page.act_button.clicked.connect(lambda _checked=False: self.do_now(act))
        self._stack().addWidget(page)
        self._stack().setCurrentWidget(page)
        self._before, self.confirming = self.size(), page
        self.main_button, self.is_for_good = None, True
        room = self.screen().availableGeometry()
        wide = max(self.width(), min(_WIDTH, room.width() - _AROUND))
        self.resize(wide, max(self.height(), min(_HEIGHT, room.height() - _AROUND)))
        stay_on_screen(self)
        page.back_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.confirming is None or not self.confirming.pages.turn_by_key(event):
            super().keyPressEvent(event)

    def _stack(self) -> QStackedLayout:
        """What is asked becomes the first of two pages, once there is a second."""
        stack = self.layout()
        if not isinstance(stack, QStackedLayout):
            first = QWidget()
            first.setLayout(self.column)
            stack = QStackedLayout(self)
            stack.addWidget(first)
        return stack

    def turn_back(self) -> None:
        """To what was asked, as it was typed."""
        page, self.confirming = self.confirming, None
        if page is None:
            return
        self._stack().removeWidget(page)
        page.hide()
        page.deleteLater()
        self.main_button = self.accept_button
        self.is_for_good = type(self).is_for_good
        self.resize(self._before)
        self.accept_button.setFocus()

    def do_now(self, act: ActAt) -> None:
        desk = self.context.desk
        self._set_doing(doing=True)
        super().do(lambda: act(desk))

    def _set_doing(self, *, doing: bool) -> None:
        super()._set_doing(doing=doing)
        if self.confirming is not None:
            if doing:
                self.setFocus()
            self.confirming.set_doing(doing=doing)

    def reject(self) -> None:
        """Escape goes one step back."""
        if self.confirming is None:
            super().reject()
        elif not self._doing:
            self.turn_back()

    def _show(self, error: EntryError) -> None:
        self.turn_back()
        super()._show(error)

    def _failed(self, message: str) -> None:
        self.turn_back()
        super()._failed(message)
