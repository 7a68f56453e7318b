"""A family is heard before what goes against it: called, put down, or left out with its reason."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app import wording
from desktop_app.gui.consequences.dialog import ConsequenceDialog
from desktop_app.gui.context import Context
from desktop_app.gui.field_help.table import Asked
from desktop_app.gui.fields.entries import DayField, TextField
from desktop_app.gui.fields.moment_field import MomentField
from desktop_app.gui.fields.paragraph import ParagraphField, TextOnPaper
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.law.steps import Step
from desktop_app.records.hearings import Hearing, Intended
from desktop_app.records.kinds import PaperLanguage
from desktop_app.services.desk import Desk
from desktop_app.services.papers import hearings
from desktop_app.services.papers.foreseen import ActAt
from desktop_app.translation import _


class CallDialog(ConsequenceDialog):
    """Asks when and where; for what nobody has on file yet, also on which facts."""

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        intended: Intended,
        language: PaperLanguage = PaperLanguage.BOTH,
    ) -> None:
        super().__init__(
            parent,
            context,
            _("Call to a hearing"),
            _("Print the notice"),
            _("The notice says what is intended, on which facts, and how to answer."),
        )
        self.setMinimumWidth(600)
        self.intended = intended
        self.held_at = MomentField(_("Day and time"))
        self.place = TextField(_("Where they are heard"))
        self.facts = TextOnPaper(_("The facts, as the notice prints them"), language)
        self.held_at.explain(Asked.HEARING)
        self.facts.first.explain(Asked.FACTS)
        self.add("held_at", self.held_at)
        self.add("place", self.place)
        if not intended.facts:
            self.facts.add_to(self.add, "facts")

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask_of(self._work, done)

    def named(self) -> str:
        held_at = self.held_at.value()
        day = wording.moment(held_at) if held_at is not None else ""
        return _("Call to a hearing: {moment}").format(moment=day)

    def _work(self) -> ActAt:
        intended = self.intended
        typed = self.facts.value()
        if typed.kk:
            facts = (Step("{fact}", "D-8", {"fact": typed}),)
            intended = replace(intended, facts=facts)
        held_at, place = self.held_at.value(), self.place.value()
        return lambda desk: hearings.call(desk, intended, held_at, place)


class PutDownDialog(AskDialog):
    """Asks what was said and when."""

    def __init__(self, parent: QWidget, context: Context, hearing: Hearing) -> None:
        super().__init__(parent, context, _("What was said at the hearing"), _("Put it down"))
        self.hearing = hearing
        self.said = ParagraphField(_("What was said, or written"))
        self.said_on = DayField(_("Day"))
        self.said.explain(Asked.HEARING)
        self.add("said", self.said)
        self.add("said_on", self.said_on)

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask(self._work, done)

    def _work(self) -> Callable[[], Hearing]:
        desk, said, day = self.context.desk, self.said.value(), self.said_on.value()
        return lambda: hearings.put_down(desk, self.hearing, said, day)


class LeaveOutDialog(ConsequenceDialog):
    """Asks why nobody is heard, and does what needs the reason; ``named`` where that issues."""

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        accept: str,
        act: Callable[[Desk, str], Any],
        named: str = "",
    ) -> None:
        super().__init__(
            parent,
            context,
            _("Nobody is heard"),
            accept,
            _("Whom it goes against was not heard yet. Say why nobody is: it stays on file."),
        )
        self.act, self._named = act, named or accept
        self.why = ParagraphField(_("Why"), lines=3)
        self.why.explain(Asked.NOT_HEARD)
        self.add("why", self.why)

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask_of(self._work, done)

    def named(self) -> str:
        return self._named

    def _work(self) -> ActAt:
        act, why = self.act, self.why.value()
        return lambda desk: act(desk, why)
