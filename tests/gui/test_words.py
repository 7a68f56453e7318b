"""What kinds, statuses and channels are called and coloured, and how work for many is summed up."""

from enum import StrEnum

import pytest

from desktop_app import translation
from desktop_app.gui import theme
from desktop_app.gui.context import Context
from desktop_app.gui.words import (
    STATUS_COLOUR,
    WORDS,
    choices,
    document_name,
    outcome_words,
    words,
)
from desktop_app.law.checklist import DocumentState
from desktop_app.law.iin import Sex
from desktop_app.law.steps import N_, Step
from desktop_app.records.kinds import (
    Channel,
    InstructionLanguage,
    PaperLanguage,
    Relation,
    Role,
    Service,
    Status,
)
from desktop_app.services.law_values.law_data import rules
from desktop_app.services.post.batches import Outcome

KINDS: list[type[StrEnum]] = [
    Channel,
    DocumentState,
    InstructionLanguage,
    PaperLanguage,
    Relation,
    Role,
    Service,
    Sex,
    Status,
]
DONE = "Issued: {count}."


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_kind_has_a_word_of_its_own(kind: type[StrEnum], language: str) -> None:
    translation.use(language)
    offered = choices(kind)
    assert [item for item, _words in offered] == list(kind)
    assert len({said for _item, said in offered}) == len(kind)
    english = {WORDS.get(item, "") for item in kind} - {""}
    assert not english & {said for _item, said in offered}


def test_languages_of_instruction_are_not_those_of_papers() -> None:
    translation.use("kk")
    assert words(InstructionLanguage.KAZAKH) == words(PaperLanguage.KAZAKH) == "Қазақша"


def test_every_status_has_a_colour_and_an_end_without_award_is_no_green() -> None:
    assert STATUS_COLOUR.keys() == {*Status}
    green = {status for status, colour in STATUS_COLOUR.items() if colour == theme.GOOD}
    assert green == {Status.ORDERED, Status.AWARDED}
    assert STATUS_COLOUR[Status.REFUSED] == theme.BAD


def test_a_document_is_called_in_the_language_of_the_screen() -> None:
    item = rules(Service.HOME_EDUCATION).checklist[0]
    for language, name in (("kk", item.name_kk), ("ru", item.name_ru)):
        translation.use(language)
        assert document_name(item) == name


def _trouble(words_: str) -> Step:
    return Step(N_(words_), "")


def test_all_that_was_done_is_good(context: Context) -> None:
    told = outcome_words(context, Outcome((0,) * 1200, (), 0), DONE)
    assert told == ("good", "Issued: 1\N{NO-BREAK SPACE}200.")


def test_what_was_left_and_what_could_not_be_done_is_a_warning(context: Context) -> None:
    assert outcome_words(context, Outcome((1,), (), 4), DONE) == (
        "warn",
        "Issued: 1. Stopped; left: 4.",
    )
    troubles = tuple(map(_trouble, ("Бір.", "Бір.", "Екі.", "Үш.", "Төрт.")))
    assert outcome_words(context, Outcome((), troubles, 0), DONE) == (
        "warn",
        "Issued: 0. Could not be done: 5. Бір. Екі. Үш.",
    )
