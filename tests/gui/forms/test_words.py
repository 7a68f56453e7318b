"""The states and problems of forms in words."""

import pytest

from desktop_app import translation
from desktop_app.documents.forms.checks import FormProblem
from desktop_app.documents.forms.files import State
from desktop_app.documents.notices.sample_amounts import Amount
from desktop_app.gui import theme
from desktop_app.gui.forms.words import (
    all_states,
    amounts,
    problem_of_file,
    problem_words,
    state_colour,
    state_words,
)
from desktop_app.translation import N_

WRONG = N_("There is no such field")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_each_state_and_amount_has_words_of_its_own(language: str) -> None:
    translation.use(language)
    assert [state_words(state) for state in State] == all_states()
    assert len({*all_states()}) == len(State)
    assert [amount for amount, _words in amounts()] == list(Amount)
    assert len({words for _amount, words in amounts()}) == len(Amount)


def test_what_cant_be_used_is_red_and_what_is_the_programs_has_no_colour() -> None:
    assert state_colour(State.WRONG) == theme.BAD
    assert state_colour(State.OUT_OF_DATE) == theme.WARN
    assert state_colour(State.OWN) == theme.GOOD
    assert state_colour(State.SHIPPED) is None


@pytest.mark.parametrize(
    ("problem", "words", "of_file"),
    [
        (
            FormProblem("kk/receipt.txt", 7, WRONG, "аты"),
            "Line 7. There is no such field: аты",
            "kk/receipt.txt: Line 7. There is no such field: аты",
        ),
        (FormProblem("", 7, WRONG), "Line 7. There is no such field", None),
        (FormProblem("", 0, WRONG), "There is no such field", None),
    ],
)
def test_a_problem_has_its_line_and_its_field_where_it_has_them(
    problem: FormProblem, words: str, of_file: str | None
) -> None:
    assert problem_words(problem) == words
    assert problem_of_file(problem) == (of_file or words)
