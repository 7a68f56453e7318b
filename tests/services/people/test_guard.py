"""Nobody on file is overwritten by being typed: whoever differs is asked about, once."""

import ast
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import desktop_app
from desktop_app.law.iin import Sex
from desktop_app.records.people import Person, PersonEntry
from desktop_app.records.who_it_is import Because, Said
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Question
from desktop_app.services.people import guard, keeping
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.people import on_file as people
from tests.builders import a_child, a_parent, home_education_entry, reimbursement_entry
from tests.services.acts import register
from tests.services.people_acts import came, in_capitals, person

ROBERT = PersonEntry(
    "150214501649", "Герман", "Роберт", "Олегович", date(2015, 2, 14), Sex.MALE.value
)
OLGA = a_parent(5, surname="Герман", given_name="Ольга", patronymic="Петровна")
INNA = replace(ROBERT, surname="Сергеева", given_name="Инна", patronymic="", sex="")
OTHER_OLGA = replace(OLGA, surname="Сергеева", patronymic="", phone="")


def _by_iin(desk: Desk, iin: str) -> Person:
    with desk.database.read() as connection:
        found = people.by_iin(connection, iin)
    assert found is not None
    return found


def _count(desk: Desk) -> int:
    with desk.database.read() as connection:
        return len(people.matching(connection, "", limit=99))


@pytest.fixture
def family(desk: Desk, school: int) -> tuple[Person, Person]:
    entry = home_education_entry(school, child=ROBERT, applicant=OLGA)
    case = register(desk, entry)
    return person(desk, case.child_id), person(desk, case.applicant_id)


# The handed inputs


def test_a_name_typed_before_the_iin_of_another_child_renames_nobody(
    desk: Desk, school: int, family: tuple[Person, Person]
) -> None:
    before = _count(desk)
    entry = reimbursement_entry(school, child=INNA, applicant=OTHER_OLGA)
    with pytest.raises(Question) as question:
        registering.register(desk, entry)
    child, applicant = question.value.asked
    assert (child.who, child.on_file, child.typed) == ("child", family[0], INNA)
    assert [each.field for each in child.differences] == ["surname", "given_name"]
    assert (applicant.who, applicant.on_file) == ("applicant", family[1])
    assert [slip.field for slip in question.value.slips] == ["child.iin", "applicant.iin"]
    assert (person(desk, family[0].id), person(desk, family[1].id)) == family
    assert (_count(desk), _applications(desk)) == (before, 1)


def _applications(desk: Desk) -> int:
    child = _by_iin(desk, ROBERT.iin)
    with desk.database.read() as connection:
        return len(applications.of_child(connection, child.id))


def test_the_same_person_called_otherwise_since_a_day(
    desk: Desk, school: int, family: tuple[Person, Person]
) -> None:
    olga = family[1]
    entry = reimbursement_entry(
        school,
        child=ROBERT,
        applicant=OTHER_OLGA,
        applicant_is=came(olga, OTHER_OLGA, Said.CHANGED),
    )
    with desk.database.read() as connection:
        paper = notices.of_child(connection, family[0].id)[-1]
    registering.register(desk, entry)
    now = person(desk, olga.id)
    assert (now.surname, now.patronymic, now.phone) == ("Сергеева", "Петровна", OLGA.phone)
    (value,) = keeping.held(desk, olga.id)
    assert (value.field, value.before, value.after) == ("surname", "Герман", "Сергеева")
    assert (value.answer, value.changed_on) == (Because.CHANGED, date(2026, 8, 14))
    with desk.database.read() as connection:
        # Old papers keep their words.
        assert notices.of_child(connection, family[0].id)[-1] == paper
        acts = notices.history(connection, child_id=olga.id)
        assert [each.id for each in people.matching(connection, "герман ольга")] == [olga.id]
    assert acts[-1].what.label == "The personal details changed from {day}: {document}"
    (change,) = [each for each in acts[-1].changes if each.column == "surname"]
    assert (change.before, change.after) == ("Герман", "Сергеева")


def test_an_iin_that_is_not_this_persons_is_wrong(
    desk: Desk, school: int, family: tuple[Person, Person]
) -> None:
    answer = came(family[0], INNA, Said.ANOTHER)
    entry = reimbursement_entry(school, child=INNA, applicant=OLGA, child_is=answer)
    with pytest.raises(EntryError) as refused:
        registering.register(desk, entry)
    assert not isinstance(refused.value, Question)
    assert [slip.field for slip in refused.value.slips] == ["child.iin"]
    assert person(desk, family[0].id) == family[0]


# What is asked, and what is not


@pytest.mark.parametrize(
    ("changed", "asked"),
    [
        ({"surname": "Сергеева"}, ["surname"]),
        ({"given_name": "Олеся"}, ["given_name"]),
        ({"birth_date": date(1988, 10, 3)}, ["birth_date"]),
        ({"sex": "male"}, ["sex"]),
        ({"surname": "ГЕРМАН"}, []),
        ({"surname": "Гepмaн"}, []),  # Latin e, p, a
        ({"surname": "Герман\u200b"}, []),
        ({"surname": ""}, []),
        ({"birth_date": None, "sex": ""}, []),
        ({"patronymic": ""}, []),
        ({"surname": "Герман Ольга", "given_name": "Петровна", "patronymic": ""}, []),
        ({"address": "Басқа к., 1", "phone": "+7 701 111 11 11"}, []),
    ],
)
def test_only_another_name_birth_date_or_sex_is_asked_about(
    desk: Desk, family: tuple[Person, Person], changed: dict[str, Any], asked: list[str]
) -> None:
    found = guard.differences(family[1], replace(OLGA, **changed))
    assert [each.field for each in found] == asked


@pytest.mark.parametrize(
    ("on_file", "typed", "asked"),
    [
        ("Фёдоров", "Федоров", False),
        ("Ким-Пак", "Ким Пак", False),
        ("Әлиев", "Алиев", True),
        ("Қасым", "Касым", True),
    ],
)
def test_yo_and_hyphens_are_no_other_name_and_kazakh_letters_are(
    desk: Desk, on_file: str, typed: str, asked: bool
) -> None:
    kept = Person(**a_parent(surname=on_file).__dict__, id=1)
    assert bool(guard.differences(kept, a_parent(surname=typed))) is asked


def test_an_empty_field_erases_nothing(
    desk: Desk, school: int, family: tuple[Person, Person]
) -> None:
    bare = replace(OLGA, patronymic="", birth_date=None, sex="", phone="")
    child = replace(ROBERT, patronymic="", sex="")
    registering.register(desk, reimbursement_entry(school, child=child, applicant=bare))
    assert (person(desk, family[0].id), person(desk, family[1].id)) == family


def test_a_slip_on_file_is_mended_and_told(
    desk: Desk, school: int, family: tuple[Person, Person]
) -> None:
    register(desk, home_education_entry(school, 2, applicant=a_parent(2, surname="Асанова")))
    in_capitals(desk, a_parent(2).iin)
    register(desk, reimbursement_entry(school, 2, applicant=a_parent(2, surname="Асанова")))
    kept = _by_iin(desk, a_parent(2).iin)
    assert kept.surname == "Асанова"
    (value,) = keeping.held(desk, kept.id)
    assert (value.before, value.after, value.answer) == ("АСАНОВА", "Асанова", Because.MENDED)
    sister, mother = a_child(3, date(2012, 5, 6)), a_parent(2, surname="асанова")
    register(desk, home_education_entry(school, 3, child=sister, applicant=mother))
    assert _by_iin(desk, kept.iin) == kept


def test_what_was_missing_is_added_and_what_they_say_anew_is_taken(
    desk: Desk, school: int, family: tuple[Person, Person]
) -> None:
    register(desk, home_education_entry(school, 2, applicant=a_parent(2, patronymic="", phone="")))
    now = a_parent(2, phone="+7 (701) 111-11-11", address="Басқа к., 1")
    register(desk, reimbursement_entry(school, 2, applicant=now))
    kept = _by_iin(desk, now.iin)
    assert (kept.patronymic, kept.phone, kept.address) == (now.patronymic, now.phone, now.address)
    assert [(each.field, each.answer) for each in keeping.held(desk, kept.id)] == [
        ("patronymic", Because.ADDED),
        ("address", Because.GIVEN),
        ("phone", Because.ADDED),
    ]


# The one way in

_ROOT = Path(desktop_app.__file__).parent
_CARDS = {"save", "update"}


def _writers() -> set[str]:
    """The modules that write to people, by what they call: nothing else is the table's business."""
    found = set()
    for file in _ROOT.rglob("*.py"):
        name = file.relative_to(_ROOT).as_posix()
        tree = ast.parse(file.read_text(encoding="utf-8"))
        if _writes_the_table(tree) or _calls(tree, _cards_as(tree)):
            found.add(name)
    return found


def _writes_the_table(tree: ast.Module) -> bool:
    calls = (each for each in ast.walk(tree) if isinstance(each, ast.Call))
    return any(
        isinstance(call.func, ast.Name)
        and call.func.id in {"insert", "update", "delete", "insert_row", "change", "_put"}
        and any(ast.unparse(given) in {"people", "t.people"} for given in call.args)
        for call in calls
    )


def _cards_as(tree: ast.Module) -> set[str]:
    """The names under which a module knows the storage of cards."""
    return {
        alias.asname or alias.name
        for each in ast.walk(tree)
        if isinstance(each, ast.ImportFrom) and each.module == "desktop_app.storage.people"
        for alias in each.names
        if alias.name == "on_file"
    }


def _calls(tree: ast.Module, names: set[str]) -> bool:
    return any(
        isinstance(each, ast.Attribute)
        and each.attr in _CARDS
        and isinstance(each.value, ast.Name)
        and each.value.id in names
        for each in ast.walk(tree)
    )


def test_nothing_else_writes_to_people() -> None:
    assert _writers() == {
        "services/people/guard.py",
        "storage/people/merged.py",  # which record goes on, and nothing of a card
        "storage/people/on_file.py",
        # Only those of whom nobody is on file.
        "storage/importing/bringing_in.py",
    }


def test_once_answered_it_is_not_asked_again(
    desk: Desk, school: int, family: tuple[Person, Person]
) -> None:
    answer = came(family[0], INNA, Said.WRONG)
    entry = reimbursement_entry(school, child=INNA, applicant=OLGA, child_is=answer)
    registering.register(desk, entry)
    now = person(desk, family[0].id)
    assert (now.surname, now.given_name, now.patronymic) == ("Сергеева", "Инна", "Олегович")
    assert guard.differences(now, INNA) == ()
