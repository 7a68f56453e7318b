"""The page that is shown, and what stands in its place until it is read or answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from desktop_app.gui.garbage import let_go

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.gui.frames.page import Page


class PageStack:
    """At most one page; whoever shows another asks first whether it may go."""

    def __init__(self) -> None:
        self.stack = QStackedWidget()
        self.page: Page | None = None

    def show(self, made: Page) -> None:
        """In the place of the page of before; what is shown instead of both is answered first."""
        old, self.page = self.page, made
        is_asked = self.stack.currentWidget() not in (None, old)
        self.stack.addWidget(made)
        if not is_asked:
            self.stack.setCurrentWidget(made)
        if old is not None:
            self._remove(old)

    def take_away(self) -> None:
        """The page alone."""
        old, self.page = self.page, None
        if old is not None:
            self._remove(old)

    def clear(self) -> None:
        """The page, and whatever is shown instead."""
        self.page = None
        self._remove_what_is_shown_instead()

    def show_instead(self, shown: QWidget) -> None:
        """In the place of every page: what must be read, or answered, before there is one."""
        self._remove_what_is_shown_instead()
        self.stack.addWidget(shown)
        self.stack.setCurrentWidget(shown)

    def show_page_again(self) -> None:
        """What was shown instead is answered."""
        self._remove_what_is_shown_instead()
        if self.page is not None:
            self.stack.setCurrentWidget(self.page)

    def _remove_what_is_shown_instead(self) -> None:
        while (old := self.stack.currentWidget()) is not None and old is not self.page:
            self._remove(old)

    def _remove(self, old: QWidget) -> None:
        self.stack.removeWidget(old)
        let_go(old)
        old.deleteLater()
