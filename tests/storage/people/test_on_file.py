"""People on file: found in any case, never overwritten, and all they were called kept."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from desktop_app.law.iin import Sex
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.people import Author, PersonEntry
from desktop_app.records.who_it_is import Because, Reason
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.edits import change
from desktop_app.storage.office import details as offices
from desktop_app.storage.people import on_file as people
from desktop_app.storage.people import values
from tests.builders import a_child, a_parent, a_school, make_iin

WHEN, LATER = datetime(2026, 11, 21, 10, 0), datetime(2026, 11, 21, 10, 5)


def _save(database: Database, entry: PersonEntry, who: str = "Маман") -> int:
    with database.begin() as connection:
        return people.save(connection, entry, who, WHEN)


def _named(serial: int, surname: str, given_name: str = "", patronymic: str = "") -> PersonEntry:
    iin = make_iin(date(2015, 4, 7), Sex.MALE, serial)
    return PersonEntry(iin, surname, given_name, patronymic)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("әлия", ["Әлия"]),
        ("ӘЛИЯ", ["Әлия"]),
        ("лия", ["Әлия"]),
        ("ҰЛЫ", ["Өмір"]),
        ("ұлы", ["Өмір"]),
        ("ғалым", ["Өмір"]),
        ("өмір ҒАЛЫМ", ["Өмір"]),
        ("Һ", ["Гауһар"]),
        ("ің", ["Іңкәр"]),
        ("  қызы   ІҢКӘР ", ["Іңкәр"]),
        ("сё", ["Семён"]),
        ("СЕМЁН", ["Семён"]),
        ("eiß", ["Weiß"]),
        ("WEISS", ["Weiß"]),
        ("әлия өмір", []),
        ("%", []),
        ("_", []),
        ("'; DROP TABLE people; --", []),
    ],
)
def test_people_are_found_in_any_case(database: Database, typed: str, found: list[str]) -> None:
    _save(database, _named(1, "Сұлтанова", "Әлия"))
    _save(database, _named(2, "Қожа", "Өмір", "Ғалымұлы"))
    _save(database, _named(3, "Шәріп", "Іңкәр", "Нұрқызы"))
    _save(database, _named(4, "Жүніс", "Гауһар"))
    _save(database, _named(5, "Петров", "Семён"))
    _save(database, _named(6, "Weiß"))
    with database.read() as connection:
        names = [p.given_name or p.surname for p in people.matching(connection, typed)]
    assert sorted(names) == sorted(found)


def test_people_are_found_by_a_part_of_the_iin(database: Database) -> None:
    child = a_child(7)
    _save(database, child)
    with database.read() as connection:
        (found,) = people.matching(connection, child.iin[3:10])
        assert found.iin == child.iin
        assert people.matching(connection, "999999") == []


def _change(database: Database, person_id: int, **changed: Any) -> None:
    with database.begin() as connection:
        before = people.by_id(connection, person_id)
        now = replace(before, **changed)
        reasons = dict.fromkeys(changed, Reason(Because.WRONG, None, "№ 3"))
        people.update(connection, before, now, reasons, Author(1, "Басшы"), LATER)


def test_a_changed_name_and_iin_are_found_and_the_old_ones_too(database: Database) -> None:
    person_id = _save(database, a_parent(1, surname="Бейсенова"))
    _change(database, person_id, surname="Әубәкір", iin=a_parent(2).iin)
    _change(database, person_id, surname="Һамитова")
    with database.read() as connection:
        for sought in ("бейсенова", "әубәкір", "һамитова", a_parent(1).iin, a_parent(2).iin):
            assert [each.id for each in people.matching(connection, sought)] == [person_id]


def test_every_value_that_is_no_longer_on_the_card_is_kept(database: Database) -> None:
    person_id = _save(database, a_parent(1))
    _change(database, person_id, surname="Әубәкір", birth_date=date(1988, 10, 3), phone="")
    with database.read() as connection:
        kept = values.of_person(connection, person_id)
        assert people.by_id(connection, person_id).version == 2
    assert [(each.field, each.before, each.after) for each in kept] == [
        ("surname", "Әлімқұлова", "Әубәкір"),
        ("birth_date", "1988-10-30", "1988-10-03"),
        ("phone", "+7 (700) 000-00-00", ""),
    ]
    assert {(each.answer, each.document) for each in kept} == {(Because.WRONG, "№ 3")}
    assert {(e.recorded_by, e.worker_id, e.recorded_at) for e in kept} == {("Басшы", 1, LATER)}


def test_a_card_does_not_change_without_a_reason(database: Database) -> None:
    person_id = _save(database, a_parent(1))
    entry, who = a_parent(1, phone=""), Author(1, "Басшы")
    with database.read() as connection:
        before = people.by_id(connection, person_id)
    with pytest.raises(KeyError), database.begin() as connection:
        people.update(connection, before, entry, {}, who, LATER)


def test_saving_the_same_again_is_no_change(database: Database) -> None:
    first = _save(database, a_child(1))
    assert _save(database, a_child(1)) == first
    with database.read() as connection:
        assert people.by_id(connection, first).version == 1


def test_who_is_on_file_stays_as_they_are(database: Database) -> None:
    first = _save(database, a_parent(1))
    assert _save(database, a_parent(1, surname="Һамитова", phone="")) == first
    with database.read() as connection:
        person = people.by_id(connection, first)
    assert (person.version, person.surname) == (1, a_parent(1).surname)
    assert person.phone == a_parent(1).phone


def test_two_people_saving_the_same_school_get_told(database: Database) -> None:
    with database.begin() as connection:
        school_id = offices.save_school(connection, a_school(), "Маман", WHEN)
    mine = theirs = a_school(id=school_id)
    with database.begin() as connection:
        offices.save_school(connection, mine, "Басшы", LATER)
    with pytest.raises(ChangedMeanwhile) as caught, database.begin() as connection:
        offices.save_school(connection, theirs, "Маман", LATER)
    assert (caught.value.who, caught.value.when) == ("Басшы", LATER)
    assert str(caught.value) == "changed meanwhile"
    with database.read() as connection:
        assert offices.school(connection, school_id).version == 2


def test_a_change_names_who_and_when(database: Database) -> None:
    person_id = _save(database, a_child(1))
    with database.begin() as connection:
        change(connection, t.people, person_id, 1, {"phone": "1"}, who="Басшы", when=LATER)
    with pytest.raises(ChangedMeanwhile), database.begin() as connection:
        change(connection, t.people, person_id, 1, {"phone": "2"}, who="Маман", when=LATER)
    with database.begin() as connection:
        change(connection, t.people, person_id, 2, {"phone": "3"}, who="Маман", when=LATER)
    with database.read() as connection:
        assert people.by_id(connection, person_id).phone == "3"
