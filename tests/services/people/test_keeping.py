"""People on file are set right with a word in their history, and never doubled (R-8)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.records.applications import Application
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.people import Person, PersonEntry
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError
from desktop_app.services.people import keeping
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.people import on_file as people
from tests.builders import TODAY, a_child, a_parent, home_education_entry, make_iin
from tests.services.acts import register


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
        keeping.update(desk, person_id, before.version, entry)
    assert _person(desk, person_id) == before
    return [slip.field for slip in refused.value.slips]


def test_a_corrected_name_is_kept_and_told(desk: Desk, case: Application) -> None:
    before = _person(desk, case.child_id)
    keeping.update(desk, case.child_id, before.version, a_child(surname="Өмірзақова"))
    after = _person(desk, case.child_id)
    assert (after.surname, after.version) == ("Өмірзақова", before.version + 1)
    assert _history(desk, case.child_id)[-1] == (desk.worker.name, "Changed the personal details")


def test_a_corrected_iin_is_told_with_both(desk: Desk, case: Application) -> None:
    before = _person(desk, case.child_id)
    iin = make_iin(date(2015, 4, 7), serial=55)
    keeping.update(desk, case.child_id, before.version, a_child(iin=iin))
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
    keeping.update(desk, child.id, child.version, replace(a_child(), birth_date=TODAY))
    keeping.update(desk, parent.id, parent.version, replace(a_parent(), birth_date=None))
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
    seen = _person(desk, case.child_id).version
    keeping.update(desk, case.child_id, seen, a_child(surname="Өмірзақова"))
    with pytest.raises(ChangedMeanwhile):
        keeping.update(desk, case.child_id, seen, a_child(surname="Һамитова"))
    assert _person(desk, case.child_id).surname == "Өмірзақова"


def test_a_person_is_put_on_file_once(desk: Desk, case: Application) -> None:
    with desk.database.begin() as connection:
        again = keeping.put_on_file(connection, desk, a_child())
        new = keeping.put_on_file(connection, desk, a_child(2))
    assert again == case.child_id
    assert new not in (case.child_id, case.applicant_id)
    assert "Changed the personal details" not in [
        what for _who, what in _history(desk, case.child_id)
    ]


def test_what_a_new_entry_says_otherwise_is_told(desk: Desk, case: Application) -> None:
    with desk.database.begin() as connection:
        again = keeping.put_on_file(connection, desk, a_child(surname="Өмірзақова"))
    assert again == case.child_id
    assert _person(desk, case.child_id).surname == "Өмірзақова"
    assert _history(desk, case.child_id)[-1][1] == "Changed the personal details"
