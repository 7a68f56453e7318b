"""What an act changed: the field, what was before and what is now, as people call them."""

from datetime import date, datetime
from typing import Any

import pytest

from desktop_app import translation
from desktop_app.gui.context import Context
from desktop_app.gui.frames.change_words import changed, in_lines, told
from desktop_app.law.iin import Sex
from desktop_app.law.steps import N_, Step
from desktop_app.records.decisions import Act, Change

AT = datetime(2026, 11, 21, 10, 0)


def _act(*changes: Change) -> Act:
    return Act(AT, "Әлия", Step(N_("Saved the office"), ""), "", changes)


def _of(table: str, column: str, before: Any, after: Any, row: str = "3") -> list[str]:
    return changed(_act(Change(table, row, column, before, after)))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("people", "surname", "Омаров", "Омарова"), "Surname: Омаров → Омарова"),
        (("people", "phone", "", "+7 700"), "Phone: – → +7 700"),
        (("people", "phone", "+7 700", None), "Phone: +7 700 → –"),
        (("people", "sex", Sex.MALE.value, Sex.FEMALE.value), "Sex: Male → Female"),
        (
            ("people", "birth_date", date(2015, 4, 7), date(2015, 4, 8)),
            "Date of birth: 07.04.2015 → 08.04.2015",
        ),
        (("workers", "active", True, False), "In the list: yes → no"),
        (("workers", "role", "clerk", "head"), "Role: Clerk → Head"),
        (("applications", "status", "registered", "withdrawn"), "State: Registered → Withdrawn"),
        (("providers", "bin", "1", "2"), "BIN: 1 → 2"),
    ],
)
def test_a_value_as_it_was_and_as_it_is(change: tuple[str, str, Any, Any], words: str) -> None:
    assert _of(*change) == [words]


def test_settings_are_called_by_their_own_names() -> None:
    assert _of("office", "value", 30, 1500, row="repayment.days") == [
        "Calendar days to return it of one's own will: 30 → 1\N{NO-BREAK SPACE}500"
    ]
    assert _of("office", "value", "1", "2", row="what nobody reads") == []


def test_what_is_new_or_has_no_name_is_not_told() -> None:
    assert _of("people", "surname", None, "Омарова") == []
    assert _of("people", "version", 1, 2) == []
    assert _of("what is no table", "surname", "a", "b") == []


def test_what_was_done_stands_before_what_was_changed(context: Context) -> None:
    act = _act(
        Change("people", "3", "surname", "Омаров", "Омарова"),
        Change("people", "3", "phone", "1", "2"),
    )
    assert told(context, act) == "Saved the office; Surname: Омаров → Омарова; Phone: 1 → 2"
    assert in_lines(context, act).splitlines() == told(context, act).split("; ")
    assert told(context, _act()) == "Saved the office"


def test_in_kazakh_nothing_is_left_in_english() -> None:
    translation.use("kk")
    (words,) = _of("workers", "active", True, False)
    assert not [letter for letter in words if letter.isascii() and letter.isalpha()]
