"""The card that shows what is next: a sentence, the facts, and one primary button."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from desktop_app.gui.context import Context
from desktop_app.gui.parts.pieces import Banner, Card, button, facts, label
from desktop_app.gui.parts.steps import StepsView
from desktop_app.law.steps import Step
from desktop_app.records.kinds import Role
from desktop_app.translation import _

_READABLE = 820
"""A wider line of steps is hard to follow to its clause."""


Ground = tuple[str, tuple[str, ...]]
"""A ground of refusal in words, and what is behind it."""


@dataclass(frozen=True)
class Action:
    """A button: its words, what it does, and whether only the head may."""

    words: str
    done_by: Callable[[], None]
    name: str
    heads: bool = False


@dataclass(frozen=True)
class NextStep:
    """``refused`` are the grounds in words, each with its facts."""

    sentence: str
    action: Action
    others: tuple[Action, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    refused: tuple[Ground, ...] = ()
    steps: Sequence[Step] = ()
    trouble: Step | None = None


class NextCard(Card):
    """Shows a `NextStep`. What only the head may do is disabled for others, and says so."""

    def __init__(self, step: NextStep, context: Context) -> None:
        super().__init__(_("What is next"))
        self.setObjectName("next")
        self._is_head = context.desk.worker.role is Role.HEAD
        sentence = label(step.sentence)
        sentence.setObjectName("sentence")
        self.column.addWidget(sentence)
        if step.trouble is not None:
            banner = Banner()
            banner.setObjectName("trouble")
            self.column.addWidget(banner)
            banner.say("warn", context.words(step.trouble))
        for ground, behind in step.refused:
            self.column.addWidget(label(ground, "error"))
            if behind:
                self.column.addWidget(label("\n".join(f"– {fact}" for fact in behind)))
        if any(value for _name, value in step.facts):
            self.column.addLayout(facts(list(step.facts)))
        if step.steps:
            steps = StepsView(context, step.steps)
            steps.setMaximumWidth(_READABLE)
            self.column.addWidget(steps)
        row = QHBoxLayout()
        row.addWidget(self._button(step.action, primary=True))
        for other in step.others:
            row.addWidget(self._button(other))
        row.addStretch(1)
        self.column.addLayout(row)
        if step.action.heads and not self._is_head:
            who = label(_("The head decides: choose the head under “Who works”."), "quiet")
            who.setObjectName("whoMustAct")
            self.column.addWidget(who)

    def _button(self, action: Action, *, primary: bool = False) -> QPushButton:
        made = button(action.words, action.done_by, primary=primary)
        made.setObjectName(action.name)
        made.setEnabled(self._is_head or not action.heads)
        if primary:
            made.setShortcut("Ctrl+Return")
            made.setToolTip("Ctrl+Enter")
        return made
