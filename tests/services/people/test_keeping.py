"""People on file are set right with a word in their history, and never doubled (R-8)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from desktop_app.law.iin import Sex
from desktop_app.records.applications import Application
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.people import Person, PersonEntry
from desktop_app.records.who_it_is import Because, Said, WhoItIs
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Question
from desktop_app.services.people import keeping
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.people import on_file as people
from tests.builders import TODAY, a_child, a_parent, home_education_entry, make_iin
from tests.services.acts import register
from tests.services.people_acts import in_capitals, set_right, was_wrong


@pytest.fixture
def case(desk: Desk, school: int) -> Application:
    return register(desk, home_education_entry(school))


def _person(desk: Desk, person_id: int) -> Person:
    with desk.database.read() as connection:
        return people.by_id(connection, person_id)


def _history(desk: Desk, person_id: int) -> list[tuple[str, str]]:
    with desk.database.read() as connection:
        acts = notices.history(connection, child_id=person_id)
    return [(act.who, act.what.label) for act in acts]


def _slips(desk: Desk, person_id: int, entry: PersonEntry) -> list[str]:
    before = _person(desk, person_id)
    with pytest.raises(EntryError) as refused:
        set_right(desk, before, entry)
    assert _person(desk, person_id) == before
    return [slip.field for slip in refused.value.slips]


def test_a_corrected_name_is_kept_and_told(desk: Desk, case: Application) -> None:
    before = _person(desk, case.child_id)
    set_right(desk, before, a_child(surname="Өмірзақова"))
    after = _person(desk, case.child_id)
    assert (after.surname, after.version) == ("Өмірзақова", before.version + 1)
    told = "The personal details were wrong on file and were set right"
    assert _history(desk, case.child_id)[-1] == (desk.worker.name, told)


def test_a_corrected_iin_is_told_with_both(desk: Desk, case: Application) -> None:
    before = _person(desk, case.child_id)
    iin = make_iin(date(2015, 4, 7), serial=55)
    set_right(desk, before, a_child(iin=iin))
    assert _person(desk, case.child_id).iin == iin
    assert _history(desk, case.child_id)[-1][1] == "Changed the IIN from {before} to {now}"


def test_an_iin_is_one_persons(desk: Desk, case: Application) -> None:
    child = _person(desk, case.child_id)
    assert _slips(desk, case.child_id, a_child(iin=a_parent().iin)) == ["person.iin"]
    keeping.update(desk, case.child_id, child.version, a_child())  # one's own is no other's


@pytest.mark.parametrize("birth", [None, TODAY + timedelta(days=1)])
def test_a_childs_birth_date_is_known_and_past(
    desk: Desk, case: Application, birth: date | None
) -> None:
    entry = replace(a_child(), birth_date=birth)
    assert _slips(desk, case.child_id, entry) == ["person.birth_date"]


def test_today_is_a_birth_date_and_a_parent_may_have_none(desk: Desk, case: Application) -> None:
    child, parent = _person(desk, case.child_id), _person(desk, case.applicant_id)
    set_right(desk, child, replace(a_child(), birth_date=TODAY))
    set_right(desk, parent, replace(a_parent(), birth_date=None))
    assert _person(desk, child.id).birth_date == TODAY
    assert _person(desk, parent.id).birth_date is None


def test_every_slip_is_told_at_once(desk: Desk, case: Application) -> None:
    entry = replace(a_child(), iin="12", surname="", given_name="", birth_date=None)
    assert _slips(desk, case.child_id, entry) == [
        "person.iin",
        "person.surname",
        "person.birth_date",
    ]


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(
    desk: Desk, case: Application
) -> None:
    seen = _person(desk, case.child_id)
    set_right(desk, seen, a_child(surname="Өмірзақова"))
    with pytest.raises(ChangedMeanwhile):
        set_right(desk, seen, a_child(surname="Һамитова"))
    assert _person(desk, case.child_id).surname == "Өмірзақова"


@pytest.mark.parametrize("field", ["surname", "birth_date", "sex", "iin"])
def test_who_somebody_is_changes_by_nobodys_hand_unasked(
    desk: Desk, case: Application, field: str
) -> None:
    otherwise: dict[str, Any] = {
        "surname": "Өмірзақова",
        "birth_date": date(2015, 7, 4),
        "sex": Sex.MALE.value,
        "iin": make_iin(date(2015, 4, 7), serial=55),
    }
    before = _person(desk, case.child_id)
    with pytest.raises(Question) as question:
        keeping.update(desk, before.id, before.version, a_child(**{field: otherwise[field]}))
    (asked,) = question.value.asked
    assert [each.field for each in asked.differences] == [field]
    assert _person(desk, case.child_id) == before


def test_a_name_taken_since_a_day_is_kept_with_the_former_one(
    desk: Desk, case: Application
) -> None:
    before = _person(desk, case.applicant_id)
    entry = replace(before, surname="Өмірзақова", phone="")
    answer = WhoItIs(Said.CHANGED, keeping.asks(before, entry), date(2026, 8, 14), "№ 8 куәлік")
    keeping.update(desk, before.id, before.version, entry, answer)
    surname, phone = keeping.held(desk, before.id)
    assert (surname.before, surname.after) == ("Әлімқұлова", "Өмірзақова")
    assert (surname.answer, surname.changed_on) == (Because.CHANGED, date(2026, 8, 14))
    assert (surname.document, surname.recorded_by) == ("№ 8 куәлік", desk.worker.name)
    assert (phone.before, phone.after, phone.answer) == (before.phone, "", Because.GIVEN)
    for name in ("Әлімқұлова", "Өмірзақова"):
        with desk.database.read() as connection:
            assert before.id in [each.id for each in people.matching(connection, name)]
    assert _history(desk, before.id)[-1][1] == (
        "The personal details changed from {day}: {document}"
    )


@pytest.mark.parametrize(
    ("field", "now"), [("birth_date", date(2015, 7, 4)), ("sex", Sex.MALE.value)]
)
def test_a_birth_date_or_a_sex_was_wrong_and_did_not_change(
    desk: Desk, case: Application, field: str, now: Any
) -> None:
    before = _person(desk, case.child_id)
    entry = a_child(**{field: now})
    answer = WhoItIs(Said.CHANGED, keeping.asks(before, entry), date(2026, 8, 14), "№ 8")
    with pytest.raises(Question):
        keeping.update(desk, before.id, before.version, entry, answer)
    entry = a_child(**{field: now, "surname": "Өмірзақова"})
    answer = WhoItIs(Said.CHANGED, keeping.asks(before, entry), date(2026, 8, 14), "№ 8")
    keeping.update(desk, before.id, before.version, entry, answer)
    held = {each.field: (each.answer, each.changed_on) for each in keeping.held(desk, before.id)}
    assert held == {
        "surname": (Because.CHANGED, date(2026, 8, 14)),
        field: (Because.WRONG, None),
    }


@pytest.mark.parametrize(
    ("day", "document", "fields"),
    [
        (None, "№ 8", ["person.changed_on"]),
        (TODAY + timedelta(days=1), "№ 8", ["person.changed_on"]),
        (TODAY, " ", ["person.document"]),
        (None, "", ["person.changed_on", "person.document"]),
    ],
)
def test_a_change_has_its_day_and_its_document(
    desk: Desk, case: Application, day: date | None, document: str, fields: list[str]
) -> None:
    before = _person(desk, case.child_id)
    entry = a_child(surname="Өмірзақова")
    answer = WhoItIs(Said.CHANGED, keeping.asks(before, entry), day, document)
    with pytest.raises(EntryError) as refused:
        keeping.update(desk, before.id, before.version, entry, answer)
    assert [slip.field for slip in refused.value.slips] == fields
    assert _person(desk, case.child_id) == before


def test_an_answer_to_something_else_is_no_answer(desk: Desk, case: Application) -> None:
    before = _person(desk, case.child_id)
    answer = was_wrong(before, a_child(surname="Өмірзақова"))
    with pytest.raises(Question):
        keeping.update(desk, before.id, before.version, a_child(surname="Һамитова"), answer)


def test_a_slip_of_the_keyboard_is_set_right_unasked(desk: Desk, case: Application) -> None:
    before = _person(desk, case.child_id)
    in_capitals(desk, before.iin)
    keeping.update(desk, before.id, before.version, a_child())
    (mended,) = keeping.held(desk, before.id)
    assert (mended.before, mended.answer) == ("ӘЛІМҚҰЛОВА", Because.MENDED)


def test_nothing_is_left_where_nothing_changed(desk: Desk, case: Application) -> None:
    before = _person(desk, case.child_id)
    keeping.update(desk, before.id, before.version, before)
    assert keeping.held(desk, before.id) == []
    assert _person(desk, case.child_id) == before
