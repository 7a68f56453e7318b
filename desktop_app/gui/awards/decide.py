"""The head refuses the reimbursement on a ground that people established (D-8)."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.gui.consequences.dialog import ConsequenceDialog
from desktop_app.gui.context import Context
from desktop_app.gui.field_help.table import Asked
from desktop_app.gui.fields.entries import ChoiceField
from desktop_app.gui.fields.paragraph import ParagraphField, TextOnPaper
from desktop_app.law.steps import Step, Words
from desktop_app.records.applications import Application
from desktop_app.records.hearings import Hearing
from desktop_app.records.kinds import PaperLanguage
from desktop_app.services.awards import deciding
from desktop_app.services.awards.deciding import Refusal
from desktop_app.services.papers.foreseen import ActAt
from desktop_app.services.record_words import GROUNDS, ground_words
from desktop_app.translation import _


def names_refusal(child_name: str, grounds: Iterable[int]) -> str:
    listed = ", ".join(map(str, grounds))
    return _("Refuse: {name}, ground {grounds}").format(name=child_name, grounds=listed)


def _typed(facts: Iterable[Step]) -> Words:
    """What somebody typed in the call; a fact of the records stands in the refusal by itself."""
    found = [each.values.get("fact") for each in facts]
    typed = [words for words in found if isinstance(words, Words)]
    return Words("\n".join(each.kk for each in typed), "\n".join(each.ru for each in typed))


class DecisionDialog(ConsequenceDialog):
    """Asks for the ground and the facts behind it, which the notice prints as they are typed.

    They begin as those that the applicant was heard on; others need a reason why nobody was.
    """

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        application: Application,
        child_name: str,
        heard: Hearing | None = None,
        language: PaperLanguage = PaperLanguage.BOTH,
    ) -> None:
        super().__init__(
            parent,
            context,
            _("Refuse the reimbursement"),
            _("Refuse and print the notice"),
            _("The notice states the ground and the facts. It cannot be changed afterwards."),
        )
        self.setMinimumWidth(640)
        self.application, self.child_name = application, child_name
        self.ground = ChoiceField(
            _("Ground of refusal (D-8)"),
            [(ground, ground_words(ground)) for ground in GROUNDS],
        )
        self.facts = TextOnPaper(_("The facts, as the notice prints them"), language)
        self.fact = self.facts.first
        self.ground.explain(Asked.GROUND)
        self.fact.explain(Asked.FACTS)
        self.add("ground", self.ground)
        label = _("Why the applicant is not heard before")
        if heard is not None and heard.said_on is not None:
            label = _("If the facts are others than those heard: why the applicant is not heard")
            self.facts.set_value(_typed(heard.facts))
        self.left_out = ParagraphField(label, lines=2)
        self.left_out.explain(Asked.NOT_HEARD)
        self.facts.add_to(self.add, "fact")
        self.left_out.setVisible(False)
        if heard is None or not heard.left_out_why:
            self.add("why", self.left_out)
            self.left_out.setVisible(True)

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask_of(self._work, done)

    def named(self) -> str:
        return names_refusal(self.child_name, [int(self.ground.value())])

    def _work(self) -> ActAt:
        application = self.application
        typed = self.facts.value()
        found = Refusal(int(self.ground.value()), typed.kk, typed.ru)
        why = self.left_out.value()
        return lambda desk: deciding.decide(desk, application, found, left_out=why)
