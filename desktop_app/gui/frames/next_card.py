"""The card that shows what is next: a sentence, the facts, and one primary button."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QPushButton

from desktop_app.gui.context import Context
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.allowed import whose
from desktop_app.gui.parts.pieces import Banner, Card, button, facts, label, literal
from desktop_app.gui.parts.steps import StepsView
from desktop_app.law.steps import Step
from desktop_app.records.acts import Act
from desktop_app.translation import _

_READABLE = 820
"""A wider line of steps is hard to follow to its clause."""


Ground = tuple[str, tuple[str, ...]]
"""A ground of refusal in words, and what is behind it."""


@dataclass(frozen=True)
class Action:
    """A button: its words, what it does, and the act that it begins, if it is not everybody's."""

    words: str
    done_by: Callable[[], None]
    name: str
    act: Act | None = None


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
    """Shows a `NextStep`. What is not the act of who works is disabled, and says whose it is."""

    def __init__(self, step: NextStep, context: Context) -> None:
        super().__init__(_("What is next"))
        self.setObjectName("next")
        self._desk = context.desk
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
        row = Row()
        row.addWidget(self._button(step.action, primary=True))
        for other in step.others:
            row.addWidget(self._button(other))
        row.addStretch(1)
        self.column.addLayout(row)
        words = self._whose(step.action)
        if words:
            who = label(words, "quiet")
            who.setObjectName("whoMustAct")
            self.column.addWidget(who)

    def _button(self, action: Action, *, primary: bool = False) -> QPushButton:
        made = button(action.words, action.done_by, primary=primary)
        made.setObjectName(action.name)
        words = self._whose(action)
        made.setEnabled(not words)
        if primary:
            made.setShortcut("Ctrl+Return")
        made.setToolTip(literal(words or ("Ctrl+Enter" if primary else "")))
        return made

    def _whose(self, action: Action) -> str:
        return whose(self._desk, action.act) if action.act is not None else ""
