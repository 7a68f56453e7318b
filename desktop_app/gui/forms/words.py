"""The words for the states and problems of forms."""

from desktop_app.documents.forms.checks import FormProblem
from desktop_app.documents.forms.files import State
from desktop_app.documents.notices.sample_amounts import Amount
from desktop_app.gui import theme
from desktop_app.translation import N_, _

_STATES = {
    State.SHIPPED: N_("The program's words"),
    State.OWN: N_("The office's words"),
    State.WRONG: N_("The office's words can't be used"),
    State.OUT_OF_DATE: N_("The office's words are out of date"),
}
_COLOURS = theme.Named({State.OWN: "good", State.WRONG: "bad", State.OUT_OF_DATE: "warn"})
_AMOUNTS = {
    Amount.TYPICAL: N_("usual data"),
    Amount.LEAST: N_("least data"),
    Amount.MOST: N_("most data"),
}


def state_words(state: State) -> str:
    return _(_STATES[state])


def all_states() -> list[str]:
    return [_(words) for words in _STATES.values()]


def state_colour(state: State) -> str | None:
    return _COLOURS.get(state)


def amounts() -> list[tuple[Amount, str]]:
    return [(amount, _(words)) for amount, words in _AMOUNTS.items()]


def problem_words(problem: FormProblem) -> str:
    """The line, what is wrong there, and of what it is said."""
    said = _(problem.what) + (f": {problem.field}" if problem.field else "")
    return _("Line {line}. {what}").format(line=problem.line, what=said) if problem.line else said


def problem_of_file(problem: FormProblem) -> str:
    """The same with the file before it."""
    return f"{problem.file}: {problem_words(problem)}" if problem.file else problem_words(problem)
