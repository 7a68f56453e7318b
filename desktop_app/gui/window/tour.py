"""A tour of the program in a few minutes: a panel beside the work that points at what it tells of.

Nothing is blocked meanwhile. It begins where it was left, and again from the guide when it was
taken to the end. Escape leaves it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop_app.gui import places, theme
from desktop_app.gui.context import Context
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.pieces import button, label
from desktop_app.gui.places import Place
from desktop_app.gui.window.search_box import SearchBox
from desktop_app.gui.window.sidebar import Sidebar
from desktop_app.gui.window.status_line import StatusLine
from desktop_app.translation import N_, _

_WIDTH, _GAP, _AROUND = 400, 16, 4


class Toured(Protocol):
    """Of a window: what stands around the pages, and how one goes to another page."""

    sidebar: Sidebar
    status: StatusLine
    search: SearchBox
    new_application: QPushButton
    context: Context | None

    def open(self, place: Place) -> None: ...


@dataclass(frozen=True)
class Step:
    """``place`` is opened where whoever works may; elsewhere the step is left out."""

    words: str
    pointed: Callable[[Toured], QWidget]
    place: Place | None = None


def _side(place: Place) -> Callable[[Toured], QWidget]:
    return lambda window: window.sidebar.item(place)


def _lock(window: Toured) -> QWidget:
    """There is nothing to lock where one only practises."""
    status = window.status
    return status.lock_button if status.lock_button.isVisible() else status


STEPS = (
    Step(
        N_(
            "Today is one queue of all that waits, the nearest day first. Enter or a double click "
            "on a line opens the place where it is done; on the right everything is counted."
        ),
        _side(places.TODAY),
        places.TODAY,
    ),
    Step(
        N_(
            "An application begins here, or with Ctrl+N. What is typed is kept by itself; below "
            "the form it is said what follows. At hard fields Shift+F1 says what the law asks."
        ),
        lambda window: window.new_application,
        places.TODAY,
    ),
    Step(
        N_(
            "Each application is a case: who, what stands, what is next – one blue button – then "
            "papers, payments and history. Enter on a line of the list opens it."
        ),
        _side(places.APPLICATIONS),
        places.APPLICATIONS,
    ),
    Step(
        N_(
            "Any child, parent, number or paper is found here, in Kazakh, Russian or Latin "
            "letters. Ctrl+K leads here from everywhere."
        ),
        lambda window: window.search,
        places.TODAY,
    ),
    Step(
        N_(
            "Every paper that left the office is here: what waits for the head's signature, what "
            "was not handed over yet. What was issued is never changed."
        ),
        _side(places.PAPERS),
        places.PAPERS,
    ),
    Step(
        N_(
            "Here the sheet of a period is drawn up, approved by somebody else, and saved for "
            "Excel and the bank. Nothing is paid twice, however often it is drawn up."
        ),
        _side(places.PAYOUTS),
        places.PAYOUTS,
    ),
    Step(
        N_(
            "The office's own is set up here: details, schools, workers, the decision in force, "
            "the calendar, forms and backups."
        ),
        _side(places.SETTINGS),
        places.SETTINGS,
    ),
    Step(
        N_(
            "When you leave the PC, lock the program: Ctrl+L. It locks by itself after a while. "
            "Beside it the language is changed, and it is said whether backups are made."
        ),
        _lock,
    ),
    Step(
        N_(
            "The guide opens with F1 at the page where you are. The tour can be taken again from "
            "the guide whenever you like."
        ),
        lambda window: window.sidebar.help,
    ),
)


class Tour(QFrame):
    """Over the window, where it covers nothing that it points at."""

    def __init__(self, parent: QWidget, window: Toured, context: Context) -> None:
        super().__init__(parent)
        self.setObjectName("tour")
        self._over, self._window, self._context = parent, window, context
        self._steps = [step for step in STEPS if self._is_open(step)]
        self._pointed: QWidget | None = None
        self.ring = QFrame(parent)
        self.ring.setObjectName("tourRing")
        self.ring.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedWidth(theme.scaled(_WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        self.title, self.words = label("", "heading"), label()
        column.addWidget(self.title)
        column.addWidget(self.words)
        foot = Row()
        self.close_button = button(_("Close"), self.leave, icon="x")
        self.back_button = button(_("To the step before"), self.back)
        self.next_button = button(_("Next step"), self.go_on)
        foot.addWidget(self.close_button)
        foot.addStretch(1)
        foot.addWidget(self.back_button)
        foot.addWidget(self.next_button)
        column.addLayout(foot)
        parent.installEventFilter(self)
        kept = context.settings.tour
        at = int(kept) if kept.isdecimal() else 0
        self.at = at if at < len(self._steps) else 0
        self.show()
        self._show_step()

    def _is_open(self, step: Step) -> bool:
        place = step.place
        return place is None or not self._window.sidebar.item(place).isHidden()

    # Going through it

    def go_on(self) -> None:
        """To the next step; after the last it is over, and begins anew another time."""
        if self.at + 1 == len(self._steps):
            self.at = 0
            self.leave()
        else:
            self.at += 1
            self._show_step()

    def back(self) -> None:
        if self.at:
            self.at -= 1
            self._show_step()

    def leave(self) -> None:
        """It begins here when it is taken up again."""
        self._context.remember(tour=str(self.at or ""))
        self.end()

    def end(self) -> None:
        self._over.removeEventFilter(self)
        for each in (self, self.ring):
            each.hide()
            each.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    # What it shows

    def _show_step(self) -> None:
        step, count = self._steps[self.at], len(self._steps)
        if step.place is not None:
            self._window.open(step.place)
        words = _("Tour: step {number} of {count}")
        self.title.setText(words.format(number=self.at + 1, count=count))
        self.words.setText(_(step.words))
        self.setAccessibleName(self.title.text())
        self.next_button.setAccessibleDescription(f"{self.title.text()}. {self.words.text()}")
        self.back_button.setEnabled(self.at > 0)
        is_last = self.at + 1 == count
        self.next_button.setText(_("End of the tour") if is_last else _("Next step"))
        self._pointed = step.pointed(self._window)
        self._place()
        self.next_button.setFocus()

    def _place(self) -> None:
        pointed = self._pointed
        if pointed is None:
            return
        window = self._over
        there = QRect(pointed.mapTo(window, QPoint(0, 0)), pointed.size())
        self.ring.setGeometry(there.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND))
        width = self.width()
        height = max(self.heightForWidth(width), self.sizeHint().height())
        self.resize(width, height)
        right, bottom = window.width() - width - _GAP, window.height() - height - _GAP
        lowest = bottom - self._window.status.height()
        corners = [QPoint(right, lowest), QPoint(right, there.bottom() + _GAP)]
        free = [at for at in corners if not QRect(at, self.size()).intersects(there)]
        self.move((free or corners)[0])
        self.ring.show()
        self.ring.raise_()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place()
        return super().eventFilter(watched, event)
