"""The card and what was typed, side by side, and the clerk's answer to who it is."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout

from desktop_app import wording
from desktop_app.gui.fields.entries import DayField, Field, TextField
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.pieces import button, clear, label
from desktop_app.gui.people.words import sides
from desktop_app.records import who_it_is
from desktop_app.records.who_it_is import Difference, Said, WhoItIs
from desktop_app.translation import N_, _

_ANSWERS = {
    Said.CHANGED: N_("The same person: it changed"),
    Said.WRONG: N_("The same person: it was wrong on file"),
    Said.ANOTHER: N_("Not this person: the IIN is wrong"),
}


class WhoIsIt(QFrame):
    """Hidden while nothing differs. An answer holds for the differences it was given to."""

    answered = Signal()
    """There is an answer, or none any more."""
    denied = Signal()
    """It is not this person: the IIN is to be typed again."""

    def __init__(self, *offered: Said, words: Mapping[Said, str] = _ANSWERS) -> None:
        """``offered`` are the answers that there are; all, where none is named.

        ``words`` are what they say, as source texts.
        """
        super().__init__()
        self._words = words
        self.setProperty("banner", "warn")
        self._differences: tuple[Difference, ...] = ()
        self._answer: WhoItIs | None = None
        self._question = ""
        self.title = label()
        self.sides = QGridLayout()
        self.sides.setHorizontalSpacing(14)
        self.buttons: dict[Said, QPushButton] = {}
        self.changed_on = DayField(_("Since"))
        self.document = TextField(_("Document that shows it"), most=200)
        self.take_button = button(_("Take this answer"), self._take_change)
        self.again_button = button(_("Answer again"), self._answer_again)
        self.fields: dict[str, Field] = {"changed_on": self.changed_on, "document": self.document}
        self._lay_out(offered or tuple(Said))
        self.hide()

    def _lay_out(self, offered: tuple[Said, ...]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addLayout(self.sides)
        for said in offered:
            made = button(_(self._words[said]), partial(self._say, said))
            made.setObjectName(f"said {said.value}")
            self.buttons[said] = made
            column.addWidget(made)
        self._proof = Row()
        self._proof.addWidget(self.changed_on, 1)
        self._proof.addWidget(self.document, 2)
        column.addLayout(self._proof)
        for each in (self.take_button, self.again_button):
            column.addWidget(each)
        self._show_ways(proof=False)

    # What differs

    def ask(self, question: str, differences: tuple[Difference, ...]) -> None:
        """Show what differs from the card; nothing, where nothing does.

        An answer to just these differences stands.
        """
        if differences == self._differences:
            return
        stood = self.answer
        self._differences = differences
        clear(self.sides)
        self._question = question
        rows = [("", _("On file"), _("Typed here")), *map(sides, differences)]
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                self.sides.addWidget(_cell(text, heading=not (row and column)), row, column)
        for side in (1, 2):
            self.sides.setColumnStretch(side, 1)
        self.setVisible(bool(differences))
        self._show_ways(proof=False)
        if stood is not None and self.answer is None:
            self.answered.emit()

    @property
    def asks(self) -> bool:
        """Whether somebody must still answer."""
        return bool(self._differences) and self.answer is None

    def take_focus(self) -> None:
        next(each for each in self.buttons.values() if not each.isHidden()).setFocus()

    # The answer

    @property
    def answer(self) -> WhoItIs | None:
        given = self._answer
        if given is None or set(given.differences) != set(self._differences):
            return None
        return given

    def restore(self, answer: WhoItIs | None) -> None:
        """What a draft kept."""
        self._answer = answer
        if answer is not None and answer.said is Said.CHANGED:
            self.changed_on.set_value(answer.changed_on)
            self.document.set_value(answer.document)
        self._show_ways(proof=False)

    def _say(self, said: Said) -> None:
        if said is Said.ANOTHER:
            self._answer = None
            self.denied.emit()
        elif said is Said.CHANGED:
            self._show_ways(proof=True)
            self.changed_on.edit.setFocus()
        else:
            self._given(WhoItIs(said, self._differences))

    def _take_change(self) -> None:
        day, document = self.changed_on.value(), self.document.value()
        if not self.changed_on.check():
            return
        self.changed_on.show_slip("" if day else _("Enter the day from which it is otherwise."))
        self.document.show_slip("" if document else _("Name the document that shows it."))
        if day is not None and document:
            self._given(WhoItIs(Said.CHANGED, self._differences, day, document))

    def _given(self, answer: WhoItIs) -> None:
        self._answer = answer
        self._show_ways(proof=False)
        self.again_button.setFocus()
        self.answered.emit()

    def _answer_again(self) -> None:
        self._answer = None
        self._show_ways(proof=False)
        self.take_focus()
        self.answered.emit()

    def _said(self, answer: WhoItIs) -> str:
        said = _(self._words[answer.said])
        if answer.changed_on is None:
            return said
        return f"{said} · {wording.day(answer.changed_on)} · {answer.document}"

    def _show_ways(self, *, proof: bool) -> None:
        """The answers to choose from; what one of them asks; or the one that was given."""
        given = self.answer
        may_have_changed = who_it_is.may_have_changed(self._differences)
        for said, each in self.buttons.items():
            is_possible = said is not Said.CHANGED or may_have_changed
            each.setVisible(given is None and not proof and is_possible)
        for field in self.fields.values():
            field.setVisible(proof)
        self.take_button.setVisible(proof)
        self.again_button.setVisible(given is not None or proof)
        self.title.setText(self._question if given is None else self._said(given))


def _cell(text: str, *, heading: bool) -> QLabel:
    return label(text, "quiet" if heading else "")
