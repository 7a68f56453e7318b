"""The papers of the office: what is to be issued, signed and delivered, and many at once."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtGui import QShowEvent

from desktop_app.gui.context import Context
from desktop_app.gui.frames.page import LaterTabs, Page
from desktop_app.gui.places import Place
from desktop_app.gui.post.many_tab import ManyPapersTab
from desktop_app.gui.post.to_issue import ToIssueTab
from desktop_app.gui.post.to_sign import ToSignTab
from desktop_app.gui.post.undelivered import UndeliveredList
from desktop_app.records.acts import Act
from desktop_app.translation import N_, _

_TABS: tuple[tuple[str, str, Callable[[Page], Any]], ...] = (
    ("issue", N_("To issue"), ToIssueTab),
    ("sign", N_("To sign"), ToSignTab),
    ("undelivered", N_("To deliver"), UndeliveredList),
    ("many", N_("Many at once"), ManyPapersTab),
)
"""Its name in the place, its heading, and the widget, which has ``refresh``."""


class PapersPage(Page):
    """``place.text`` names a tab; without one the head begins with what is to be signed."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place, _("Papers"))
        names = [name for name, *_rest in _TABS]
        usual = "sign" if context.desk.may(Act.SIGN) else "issue"
        chosen = names.index(place.text if place.text in names else usual)
        self.tabs = LaterTabs()
        for _name, heading, make in _TABS:
            self.tabs.add_later(_(heading), partial(make, self))
        self.tabs.begin_at(chosen)
        self.tabs.currentChanged.connect(self._tab_changed)
        self.column.addWidget(self.tabs, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.tabs.currentWidget().take_focus()  # type: ignore[attr-defined]

    def refresh(self) -> None:
        self.tabs.currentWidget().refresh()  # type: ignore[attr-defined]

    def _tab_changed(self) -> None:
        self.place = Place("papers", text=_TABS[self.tabs.currentIndex()][0])
        self.refresh()
