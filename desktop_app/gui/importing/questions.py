"""Many questions on one screen: a list, what the chosen one is about, and a button an answer."""

from collections.abc import Hashable, Mapping, Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from desktop_app.gui import theme
from desktop_app.gui.context import Context
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.pieces import button
from desktop_app.gui.parts.section import Section
from desktop_app.gui.parts.table import fit
from desktop_app.translation import _

Q = TypeVar("Q")
A = TypeVar("A")


class QuestionsDialog(AskDialog, Generic[Q, A]):
    """Rows are chosen with Shift or Ctrl and answered at once, by button or by its number.

    ``offered`` are the answers, in their order, with their words. Whoever makes one says by `_ways`
    which of them a question takes, and shows in ``about`` what the chosen questions are about.
    """

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        title: str,
        words: str,
        columns: Sequence[Column[Q]],
        offered: Mapping[A, str],
        about: QLayout,
    ) -> None:
        super().__init__(parent, context, title, _("Check again"), words)
        self.setMinimumSize(1000, 600)
        self.offered = offered
        self.said: dict[Hashable, A] = {}
        answer = Column[Q](
            _("Answer"), self._said_of, width=fit(_("Answer"), *offered.values()), colour=self._mark
        )
        self.list: Section[Q] = Section(title, [*columns, answer], "")
        self.list.table.choose_many()
        self.list.table.installEventFilter(self)
        self.buttons: dict[A, QPushButton] = {}
        answers = Row()
        for number, (said, text) in enumerate(offered.items(), 1):
            made = button(f"{number}  {text}", partial(self.answer, said))
            self.buttons[said] = made
            answers.addWidget(made)
        answers.addStretch(1)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(about)
        self.body.addLayout(answers)

    def ask_of(self, questions: Sequence[Q]) -> None:
        """Show them, the first one chosen."""
        self.list.show_rows(questions)
        self.list.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self.list.table.selectRow(0)
        self._show_chosen()
        self.fill()

    def open_list(self) -> None:
        self.ask(lambda: None)
        self.list.table.setFocus()

    @property
    def chosen(self) -> list[Q]:
        return [self.list.rows[place] for place in self.list.table.chosen_ids()]

    def answer(self, said: A) -> None:
        """Say it of every chosen row that can be answered so; then the next one is chosen."""
        chosen = self.chosen
        self.said |= {self._key(each): said for each in chosen if said in self._ways(each)}
        rows = [*self.list.rows]
        place = rows.index(chosen[-1]) + 1
        waiting = [each for each in (*rows[place:], *rows[:place]) if self._is_open(each)]
        self.list.show_rows(rows)
        self.list.table.selectRow(rows.index(waiting[0] if waiting else chosen[-1]))
        if not waiting:
            self.accept_button.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The answers have numbers: a key for the rows that are chosen."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            pressed = event.text()
            number = int(pressed) if pressed.isdecimal() and pressed.isascii() else 0
            if 1 <= number <= len(self.buttons):
                said, made = [*self.buttons.items()][number - 1]
                if made.isEnabled():
                    self.answer(said)
                return True
        return super().eventFilter(watched, event)

    def _show_chosen(self) -> None:
        chosen = self.chosen
        for said, each in self.buttons.items():
            each.setEnabled(self._can(said, chosen))
        if chosen:
            self._show_about(chosen)

    def _is_open(self, question: Q) -> bool:
        return self._key(question) not in self.said

    def _said_of(self, question: Q) -> str:
        return "" if self._is_open(question) else self.offered[self.said[self._key(question)]]

    # What each kind of question says of itself

    def _mark(self, question: Q) -> str:
        """The colour of its answer."""
        return theme.BAD if self._is_open(question) else theme.GOOD

    def _key(self, question: Q) -> Hashable:
        """What an answer is kept by."""
        raise NotImplementedError

    def _ways(self, question: Q) -> Sequence[A]:
        """The answers that it takes."""
        raise NotImplementedError

    def _can(self, said: A, chosen: Sequence[Q]) -> bool:
        """Whether the chosen ones may be answered so together."""
        return any(said in self._ways(each) for each in chosen)

    def _show_about(self, chosen: Sequence[Q]) -> None:
        """What the chosen ones are about."""
        raise NotImplementedError
