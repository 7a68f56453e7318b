"""People on file: found in any case, brought up to date, never overwritten unseen."""

from datetime import date, datetime

import pytest

from desktop_app.law.iin import Sex
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.people import PersonEntry
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.edits import change
from desktop_app.storage.office import details as offices
from desktop_app.storage.people import on_file as people
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


def test_a_changed_name_is_found_and_the_old_one_is_not(database: Database) -> None:
    _save(database, a_parent(1, surname="Бейсенова"))
    _save(database, a_parent(1, surname="Әубәкір"))
    with database.read() as connection:
        assert len(people.matching(connection, "әубәкір")) == 1
        assert people.matching(connection, "бейсенова") == []


def test_saving_the_same_again_is_no_change(database: Database) -> None:
    first = _save(database, a_child(1))
    assert _save(database, a_child(1)) == first
    with database.read() as connection:
        assert people.by_id(connection, first).version == 1


def test_one_person_has_one_row(database: Database) -> None:
    first = _save(database, a_parent(1))
    assert _save(database, a_parent(1, phone="+7 701 111 11 11")) == first
    with database.read() as connection:
        person = people.by_id(connection, first)
    assert (person.version, person.phone) == (2, "+7 701 111 11 11")


def test_what_is_not_known_now_does_not_erase_what_was_known(database: Database) -> None:
    """Someone who was a child of the office may later apply for a sister, with less typed."""
    first = _save(database, a_child(1))
    _save(database, a_child(1, birth_date=None, sex="", address="Алатау қ."))
    with database.read() as connection:
        person = people.by_id(connection, first)
    assert person.birth_date == a_child(1).birth_date
    assert person.sex == a_child(1).sex
    assert person.address == "Алатау қ."


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
