"""What a row of a register answers about the people in it."""

import pytest

from desktop_app.records.imports import Answered, Severity
from desktop_app.records.likeness import Said
from desktop_app.services.importing import answers
from desktop_app.services.importing.answers import Answers


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("", ()),
        ("Близнец", (Answered(Said.TWIN),)),
        ("егіз 150407603016", (Answered(Said.TWIN, "150407603016"),)),
        ("Другой ребёнок: 1504 0760 3016", (Answered(Said.ANOTHER, "150407603016"),)),
        ("тот же N 12345678", (Answered(Said.SAME, "n12345678"),)),
        ("имя верно; сол 150407603016", (Answered(None), Answered(Said.SAME, "150407603016"))),
    ],
)
def test_answers_are_read(cell: str, read: tuple[Answered, ...]) -> None:
    assert answers.read(cell) == (read, None)


@pytest.mark.parametrize("cell", ["да", "близнецов нет", "150407603016", "тот же; ?"])
def test_what_is_no_answer_is_wrong(cell: str) -> None:
    found, told = answers.read(cell)
    assert found == ()
    assert told is not None
    assert told.severity is Severity.WRONG


def test_a_number_is_the_same_however_it_is_spaced() -> None:
    (found,) = answers.read("тот же N 12345678")[0] or ()
    assert answers.is_about(found, "n 12345678")
    assert not answers.is_about(found, "N 12345679")


def test_what_is_said_last_holds() -> None:
    pair = ("1", "2")
    before = Answers(frozenset({"1"}), {pair: Said.TWIN}, frozenset({"А"}))
    more = Answers(frozenset({"2"}), {pair: Said.ANOTHER}, frozenset({"Б"}))
    assert before.with_more(more) == Answers(
        frozenset({"1", "2"}), {pair: Said.ANOTHER}, frozenset({"А", "Б"})
    )
