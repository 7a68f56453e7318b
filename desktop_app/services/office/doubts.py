"""What must be answered before work begins: an older state, or a clock that may be wrong."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desktop_app.law.steps import N_, Step
from desktop_app.records.acts import Act
from desktop_app.services.desk import Desk
from desktop_app.services.office import clock, state


@dataclass(frozen=True)
class Question:
    """``accept`` is an act of the office that takes the reason; the words are source texts."""

    title: str
    step: Step
    act: Act
    accept_words: str
    accept: Callable[[Desk, str], None]


def first(desk: Desk, backups: Sequence[Path]) -> Question | None:
    """The first thing that is doubtful; None where nothing is. ``backups``: where they lie."""
    older = state.doubt(desk, backups)
    if older is not None:
        title, words = N_("An older state of the office"), N_("Work on with this state")
        act = Act.ACCEPT_OLDER_STATE
        accept = partial(state.accept_older_state, backups=backups)
        return Question(title, older.step, act, words, accept)
    wrong = clock.doubt(desk)
    if wrong is not None:
        title, words = N_("The clock of this PC"), N_("The clock is right")
        return Question(title, wrong.step, Act.CONFIRM_CLOCK, words, clock.confirm)
    return None
