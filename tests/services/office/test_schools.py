"""A school that may be on file is asked about; two records of one are made into one."""

from datetime import date

import pytest
from sqlalchemy import select

from desktop_app.records.likeness import Said
from desktop_app.records.people import Provider
from desktop_app.records.search import Group
from desktop_app.services.cases import alike
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Doubt, EntryError, PerhapsOnFile, Trouble
from desktop_app.services.importing import writing
from desktop_app.services.messages import proactive
from desktop_app.services.office import details as office
from desktop_app.services.office import schools
from desktop_app.services.search import finding
from desktop_app.services.search.index import SearchIndex
from desktop_app.storage import tables as t
from desktop_app.storage.office import details as offices
from desktop_app.wording import step
from tests.builders import Clock, a_school, home_education_entry, reimbursement_entry
from tests.services import counts
from tests.services.act_stage import a_message
from tests.services.acts import register
from tests.services.complaint_acts import a_complaint

WHY = "Бірыңғай тіркелім"
SPELLED = a_school(name_kk="№7 ЖАЛПЫ білім беретін мектеп", name_ru="ОШ 7", bin="")


def asked(desk: Desk, school: Provider) -> PerhapsOnFile:
    with pytest.raises(PerhapsOnFile) as question:
        office.save_school(desk, school)
    return question.value


def on_file(desk: Desk) -> list[int]:
    with desk.database.read() as connection:
        return [each.id for each in offices.schools(connection)]


@pytest.mark.parametrize(
    "again",
    [
        SPELLED,
        a_school(),
        a_school(name_kk="Басқа атау", name_ru="Другое название"),  # of the same BIN
        a_school(name_kk="ОМ 7", name_ru="Общеобразовательная школа №7", bin=""),
    ],
)
def test_a_school_that_may_be_on_file_is_asked_about(
    desk: Desk, school: int, again: Provider
) -> None:
    (one,) = asked(desk, again).alike
    assert (one.on_file.id, one.typed) == (school, again)
    assert on_file(desk) == [school]


def test_another_school_is_not_asked_about(desk: Desk, school: int) -> None:
    other = a_school(name_kk="№ 17 орта мектеп", name_ru="Средняя школа № 17", bin="")
    assert office.save_school(desk, other) != school


@pytest.mark.parametrize(
    ("name_kk", "name_ru"), [("№7 мектеп", "Школа №7"), ("Школа №7", "№7 мектеп")]
)
def test_the_same_number_may_be_the_same_school(
    desk: Desk, school: int, name_kk: str, name_ru: str
) -> None:
    (one,) = asked(desk, a_school(name_kk=name_kk, name_ru=name_ru, bin="")).alike
    assert one.on_file.id == school


def test_one_bin_is_not_of_two_numbers(desk: Desk, school: int) -> None:
    with pytest.raises(EntryError) as wrong:
        office.save_school(desk, a_school(name_kk="№9 мектеп", name_ru="Школа №9"))
    assert [slip.field for slip in wrong.value.slips] == ["bin"]
    assert on_file(desk) == [school]


def test_schools_of_different_numbers_are_not_made_into_one(
    desk: Desk, head: Desk, school: int
) -> None:
    other = office.save_school(desk, a_school(name_kk="№9 мектеп", name_ru="Школа №9", bin=""))
    with pytest.raises(Trouble, match="different numbers"):
        schools.propose(head, school, other)


def test_two_numbers_in_the_names_of_one_school_are_confirmed(desk: Desk) -> None:
    entry = a_school(name_kk="№7 мектеп", name_ru="Школа №9", bin="")
    with pytest.raises(EntryError) as wrong:
        office.save_school(desk, entry)
    (doubt,) = wrong.value.slips
    assert isinstance(doubt, Doubt)
    assert doubt.field == "name_ru"
    school_id = office.save_school(desk, entry, [doubt.confirmed])
    with desk.database.read() as connection:
        kept = offices.school(connection, school_id)
    office.save_school(desk, kept)  # it was confirmed once


def test_the_answer_is_kept(desk: Desk, school: int) -> None:
    other = office.save_school(desk, SPELLED, others=[school])
    assert on_file(desk) == [school, other]
    with desk.database.read() as connection:
        kept = offices.school(connection, other)
    office.save_school(desk, kept)
    assert alike.seek(desk) == 0
    (pair,) = alike.answered(desk)
    assert (pair.one.id, pair.other.id, pair.said) == (school, other, Said.ANOTHER)


def test_what_was_on_file_before_is_asked_about_once(desk: Desk, school: int) -> None:
    with desk.database.begin() as connection:
        other = offices.save_school(connection, SPELLED, "", desk.now())
    assert alike.seek(desk) == 1
    (pair,) = alike.unanswered(desk)
    assert (pair.kind, pair.one.id, pair.other.id) == ("school", school, other)
    alike.answer(desk, school, other, Said.ANOTHER, pair.kind)
    assert (counts.pairs_alike(desk), alike.seek(desk)) == (0, 0)


def references(desk: Desk) -> dict[str, set[int | None]]:
    with desk.database.read() as connection:
        return {
            table.name: set(connection.scalars(select(table.c.provider_id)))
            for table in (t.applications, t.certificates, t.complaints, t.messages)
        }


def test_everything_of_the_one_is_of_the_other(
    desk: Desk, head: Desk, school: int, clock: Clock
) -> None:
    other = office.save_school(desk, SPELLED, others=[school])
    clock.move_to(date(2026, 11, 16))
    register(desk, reimbursement_entry(other, 1, applied_on=date(2026, 11, 16)))
    complaints.register(desk, a_complaint(provider_id=other))
    proactive.send(desk, a_message(other, 5, clock))
    shown = schools.propose(head, school, other)
    assert shown.rows == {
        "applications.provider_id": 1,
        "certificates.provider_id": 1,
        "complaints.provider_id": 1,
        "messages.provider_id": 1,
    }
    schools.join(head, shown, WHY)
    assert references(desk) == {key: {school} for key in references(desk)}
    assert on_file(desk) == [school]
    assert alike.seek(desk) == 0
    told = office.history(head)[0]
    assert told.act == "join schools"
    assert WHY in step(told.what, "kk")


def test_the_one_that_is_gone_is_found_no_more(desk: Desk, head: Desk, school: int) -> None:
    other = office.save_school(desk, SPELLED, others=[school])
    index = SearchIndex()

    def found() -> set[int]:
        groups = finding.find(head, index, "білім").groups
        return {hit.id for some in groups if some.group is Group.SCHOOL for hit in some.hits}

    assert found() == {school, other}
    schools.join(head, schools.propose(head, school, other), WHY)
    assert found() == {school}


def test_a_register_that_names_the_one_that_is_gone_is_of_the_other(
    desk: Desk, head: Desk, school: int
) -> None:
    other = office.save_school(desk, SPELLED, others=[school])
    third = office.save_school(desk, a_school(name_kk="Г", name_ru="Г", bin=""))
    schools.join(head, schools.propose(head, other, school), WHY)
    schools.join(head, schools.propose(head, third, other), WHY)
    with desk.database.read() as connection:
        found = writing.schools_on_file(connection)
    assert set(found.values()) == {third}


def test_it_is_done_once_with_a_reason_and_as_it_was_shown(
    desk: Desk, head: Desk, school: int
) -> None:
    other = office.save_school(desk, SPELLED, others=[school])
    shown = schools.propose(head, school, other)
    with pytest.raises(EntryError):
        schools.join(head, shown, " ")
    register(desk, home_education_entry(other, 1))
    with pytest.raises(Trouble, match="not what was shown"):
        schools.join(head, shown, WHY)
    schools.join(head, schools.propose(head, school, other), WHY)
    with pytest.raises(Trouble, match="one already"):
        schools.propose(head, school, other)
    with pytest.raises(Trouble, match="one already"):
        schools.propose(head, school, school)
