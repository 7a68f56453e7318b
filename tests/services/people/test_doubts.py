"""What is unusual in a family is told at its field, to the day."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from desktop_app.law.facts import EventKind
from desktop_app.law.iin import Sex
from desktop_app.records.decisions import RecordedEvent
from desktop_app.records.kinds import Relation
from desktop_app.services.people import doubts
from tests.builders import TODAY, a_child, a_parent, make_iin

MOTHER, FATHER, GUARDIAN = Relation.MOTHER, Relation.FATHER, Relation.GUARDIAN
CHILD = a_child(birth=date(2015, 4, 7))


def _told(child: Any, parent: Any, relation: Relation = MOTHER, on: date = TODAY) -> list[str]:
    return [slip.field for slip in doubts.of_family(child, parent, relation, on)]


@pytest.mark.parametrize(
    ("born", "relation", "told"),
    [
        (date(1988, 10, 30), MOTHER, []),
        (date(2003, 4, 7), MOTHER, []),
        (date(2003, 4, 8), MOTHER, ["applicant.birth_date"]),
        (date(2003, 4, 8), GUARDIAN, []),
        (date(2008, 1, 1), GUARDIAN, []),
        (date(2010, 11, 21), GUARDIAN, []),
        (date(2010, 11, 22), GUARDIAN, ["applicant.birth_date"]),
        (date(2016, 1, 1), GUARDIAN, ["applicant.birth_date"]),
        (None, MOTHER, []),
    ],
)
def test_the_years_between_parent_and_child(
    born: date | None, relation: Relation, told: list[str]
) -> None:
    parent = replace(a_parent(), birth_date=born)
    assert _told(CHILD, parent, relation) == told


def test_a_birth_date_that_was_not_typed_is_read_out_of_the_iin() -> None:
    parent = replace(a_parent(birth=date(2009, 1, 1)), birth_date=None)
    assert _told(CHILD, parent) == ["applicant.birth_date"]
    assert _told(CHILD, replace(parent, iin="")) == []


@pytest.mark.parametrize(
    ("born", "told"), [(date(2008, 11, 21), ["child.birth_date"]), (date(2008, 11, 22), [])]
)
def test_a_child_of_age(born: date, told: list[str]) -> None:
    assert _told(a_child(birth=born), a_parent(birth=date(1980, 1, 1))) == told


@pytest.mark.parametrize(
    ("relation", "sex", "told"),
    [
        (MOTHER, Sex.FEMALE, []),
        (MOTHER, Sex.MALE, ["relation"]),
        (FATHER, Sex.FEMALE, ["relation"]),
        (FATHER, Sex.MALE, []),
        (GUARDIAN, Sex.MALE, []),
    ],
)
def test_relation_and_sex(relation: Relation, sex: Sex, told: list[str]) -> None:
    born = date(1988, 10, 30)
    typed = a_parent(iin=make_iin(born, sex), sex=sex.value)
    for each in (typed, replace(typed, sex="")):
        assert [slip.field for slip in doubts.of_relation(each, relation)] == told
        assert _told(CHILD, each, relation) == []


def test_of_a_message_nobody_asks_which_parent_it_is() -> None:
    young = a_parent(birth=date(2003, 4, 8))
    (slip,) = doubts.of_family(CHILD, young, None, TODAY, "parent")
    assert slip.field == "parent.birth_date"


def test_one_iin_of_child_and_applicant_is_told_first() -> None:
    assert _told(CHILD, replace(a_parent(), iin=CHILD.iin)) == ["applicant.iin"]


def test_a_swapped_child_and_applicant() -> None:
    (slip,) = [
        each
        for each in doubts.of_family(a_parent(), CHILD, GUARDIAN, TODAY)
        if each.field == "applicant.birth_date"
    ]
    assert "swapped" in slip.label


@pytest.mark.parametrize(
    ("born", "is_swapped"), [(date(2015, 4, 7), False), (date(2015, 4, 8), True)]
)
def test_a_minor_who_is_younger_can_not_come(born: date, is_swapped: bool) -> None:
    found = doubts.of_swapped(CHILD, a_parent(birth=born), TODAY, "parent")
    assert (found is not None) is is_swapped
    assert found is None or found.field == "parent.birth_date"


def test_a_younger_guardian_of_age_may_come_for_an_adult() -> None:
    younger = a_parent(birth=date(2015, 4, 8))
    assert doubts.of_swapped(CHILD, younger, date(2040, 1, 1)) is None


def _event(kind: EventKind, day: date, ended: date | None = None, **more: Any) -> RecordedEvent:
    values: dict[str, Any] = {"note": "", "recorded_at": datetime(2026, 1, 1), "recorded_by": ""}
    values |= {"annulled_at": None, "annulled_why": "", **more}
    return RecordedEvent(1, 1, kind, day, ended, **values)


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (_event(EventKind.DEATH, TODAY), True),
        (_event(EventKind.DEATH, date(2026, 11, 22)), False),
        (_event(EventKind.DEATH, TODAY, annulled_at=datetime(2026, 2, 1)), False),
        (_event(EventKind.STATE_INSTITUTION, date(2026, 9, 1)), True),
        (_event(EventKind.STATE_INSTITUTION, date(2026, 9, 1), TODAY), True),
        (_event(EventKind.STATE_INSTITUTION, date(2026, 9, 1), date(2026, 11, 20)), False),
    ],
)
def test_what_was_recorded_of_the_child(event: RecordedEvent, told: bool) -> None:
    assert bool(list(doubts.of_child([event], TODAY))) is told
