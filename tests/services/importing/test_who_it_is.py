"""One IIN in a register is one person: on file, and in every row."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from desktop_app.records.applications import Application
from desktop_app.records.imports import Severity
from desktop_app.records.people import Person
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.importing import register as importing
from desktop_app.services.importing.answers import Answers
from desktop_app.services.people import keeping
from desktop_app.storage import tables as t
from tests.builders import a_child, a_parent, home_education_entry
from tests.import_samples import a_row, cells_of, write
from tests.services.acts import register
from tests.services.import_acts import NOBODY, bring_in, checked, told
from tests.services.people_acts import person, set_right

OTHERWISE = {"payee_surname": "Сергеева", "payee_given_name": "Ольга"}


@pytest.fixture
def case(desk: Desk, school: int) -> Application:
    """The family of the first row has a case of another kind."""
    return register(desk, home_education_entry(school, 1))


@pytest.fixture
def mother(desk: Desk, case: Application) -> Person:
    return person(desk, case.applicant_id)


def _people(desk: Desk) -> int:
    with desk.database.read() as connection:
        return connection.scalar(select(func.count()).select_from(t.people)) or 0


def test_two_rows_with_one_iin_and_two_names_are_told_alike(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    rows = [a_row(1), a_row(2, payee_iin=a_parent(1).iin, **OTHERWISE), a_row(3)]
    found = checked(desk, write(tmp_path / "register.xlsx", rows))
    assert [each.row.number for each in found.good] == [4]
    label = "has this IIN with another name or birth date:"
    assert told(found, Severity.WRONG) == [
        f"F2 Row 3 {label} Сергеева Ольга {a_parent(2).patronymic}. Say which holds.",
        f"F3 Row 2 {label} {a_parent(1).full_name}. Say which holds.",
    ]


def test_one_payee_of_several_children_is_one_person(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    payee = {code: cell for code, cell in a_row(1).items() if code.startswith("payee")}
    payee["payee_surname"] = payee["payee_surname"].upper()
    sister = cells_of("child", a_child(2, date(2012, 3, 8)))
    rows = [a_row(1), a_row(2, **payee, **sister)]
    found = checked(desk, write(tmp_path / "register.xlsx", rows))
    assert (len(found.good), found.asking) == (2, ())


@pytest.mark.parametrize(
    "changed",
    [OTHERWISE, {"child_surname": "Сергеева"}, {"birth_date": date(2015, 7, 4)}],
    ids=lambda changed: next(iter(changed)),
)
def test_who_is_on_file_otherwise_is_asked_about(
    desk: Desk, mother: Person, tmp_path: Path, changed: dict[str, object]
) -> None:
    before = _people(desk)
    found = checked(desk, write(tmp_path / "register.xlsx", [a_row(1, **changed)]))
    assert found.good == ()
    (asking,) = found.asking
    assert asking.of_file is not None
    assert "Say who it is." in told(found, Severity.ASKED)[0]
    with pytest.raises(Trouble):
        bring_in(desk, found)
    assert (_people(desk), person(desk, mother.id)) == (before, mother)


def test_the_same_person_stays_as_on_file(desk: Desk, mother: Person, tmp_path: Path) -> None:
    asked = checked(desk, write(tmp_path / "register.xlsx", [a_row(1, **OTHERWISE)]))
    same = NOBODY.with_more(Answers(frozenset({mother.iin})))
    found = importing.check(desk, asked.register, answers=same)
    bring_in(desk, found)
    assert person(desk, mother.id) == mother
    assert keeping.held(desk, mother.id) == []


@pytest.mark.parametrize("answer", ["тот же", "сол адам", "same {iin}"])
def test_the_row_itself_says_that_it_is_the_same_person(
    desk: Desk, mother: Person, tmp_path: Path, answer: str
) -> None:
    row = a_row(1, **OTHERWISE, answers=answer.format(iin=mother.iin))
    assert len(checked(desk, write(tmp_path / "register.xlsx", [row])).good) == 1


def test_an_answer_that_does_not_say_about_whom_is_told(
    desk: Desk, case: Application, tmp_path: Path
) -> None:
    others = {"child_surname": "Сергеева", "child_given_name": "Инна"}
    row = a_row(1, **OTHERWISE, **others, answers="тот же")
    found = checked(desk, write(tmp_path / "register.xlsx", [row]))
    assert found.good == ()
    assert any("write behind each answer the IIN" in each for each in told(found))


def test_a_former_name_is_no_question(desk: Desk, mother: Person, tmp_path: Path) -> None:
    set_right(desk, mother, replace(mother, surname="Сергеева", given_name="Ольга"))
    found = checked(desk, write(tmp_path / "register.xlsx", [a_row(1)]))
    assert (len(found.good), found.asking) == (1, ())
    assert person(desk, mother.id).full_name == "Сергеева Ольга Ғалымқызы"


def test_a_birth_date_read_out_of_an_iin_says_nothing(
    desk: Desk, mother: Person, tmp_path: Path
) -> None:
    set_right(desk, mother, replace(mother, birth_date=date(1988, 10, 3)))
    found = checked(desk, write(tmp_path / "register.xlsx", [a_row(1)]))
    assert (len(found.good), found.asking) == (1, ())
