"""What is unusual is kept once somebody has confirmed it, and the history says so."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from desktop_app.law.iin import Sex
from desktop_app.records.confirmed import Confirmed
from desktop_app.records.kinds import PersonKind, Relation, Role
from desktop_app.records.people import Office, Worker
from desktop_app.services.applications import registering
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Doubt, EntryError
from desktop_app.services.messages import proactive
from desktop_app.services.office import details as office
from desktop_app.services.people import confirming, keeping
from desktop_app.storage import tables as t
from tests.builders import Clock, a_parent, a_school, home_education_entry
from tests.services.act_stage import a_message
from tests.services.acts import register
from tests.services.complaint_acts import a_complaint
from tests.services.people_acts import person

TWO = "Петрова Н. И. и Петров С. И."
REMARK = "Ким Светлана (мать)"


def told(desk: Desk) -> list[str]:
    """Which acts the history has of what was confirmed, as source texts."""
    with desk.database.read() as connection:
        rows = connection.execute(select(t.acts.c.label, t.acts.c["values"]).order_by(t.acts.c.id))
        return [f"{label} {values}" for label, values in rows if label.startswith("Confirmed")]


def asked(error: pytest.ExceptionInfo[EntryError]) -> tuple[Confirmed, ...]:
    """What answers everything that was asked."""
    doubts = [slip for slip in error.value.slips if isinstance(slip, Doubt)]
    assert len(doubts) == len(error.value.slips)
    return tuple(doubt.confirmed for doubt in doubts)


def test_an_application_is_kept_once_names_and_relation_are_confirmed(
    desk: Desk, school: int
) -> None:
    man = a_parent(1, surname=REMARK, sex=Sex.MALE.value)
    entry = home_education_entry(school, applicant=man, relation=Relation.MOTHER)
    with pytest.raises(EntryError) as error:
        registering.register(desk, entry)
    said = asked(error)
    assert [each.field for each in said] == ["applicant.surname", "relation"]
    for some in (said[:1], said[1:]):
        with pytest.raises(EntryError):
            registering.register(desk, replace(entry, confirmed=some))
    registering.register(desk, replace(entry, confirmed=said))
    name, relation = told(desk)
    assert REMARK in name
    assert "sex" in relation


def test_an_answer_holds_for_what_it_was_given_to(desk: Desk, school: int) -> None:
    said = (Confirmed("applicant.surname", REMARK),)
    entry = home_education_entry(school, applicant=a_parent(1, surname=TWO), confirmed=said)
    with pytest.raises(EntryError) as error:
        registering.register(desk, entry)
    assert asked(error)[0].value == TWO


def test_a_message(desk: Desk, school: int, clock: Clock) -> None:
    message = a_message(school, 1, clock)
    message = replace(message, parent=replace(message.parent, surname=TWO))
    with pytest.raises(EntryError) as error:
        proactive.send(desk, message)
    proactive.send(desk, replace(message, confirmed=asked(error)))
    assert TWO in told(desk)[0]


def test_a_card(desk: Desk, school: int) -> None:
    case = register(desk, home_education_entry(school))
    before = person(desk, case.applicant_id)
    entry = replace(before, patronymic="Светлана (мать)")
    with pytest.raises(EntryError) as error:
        keeping.update(desk, before.id, before.version, entry)
    said = asked(error)
    with pytest.raises(EntryError) as error:  # and whether it changed or was wrong
        keeping.update(desk, before.id, before.version, entry, confirmed=said)
    assert [slip.field for slip in error.value.slips] == ["person.patronymic"]


def test_a_card_that_is_unusual_already_is_not_asked_about(desk: Desk, school: int) -> None:
    said = (Confirmed("applicant.surname", REMARK),)
    entry = home_education_entry(school, applicant=a_parent(1, surname=REMARK), confirmed=said)
    before = person(desk, register(desk, entry).applicant_id)
    keeping.update(desk, before.id, before.version, replace(before, address="Алатау қ., 9"))
    assert person(desk, before.id).address == "Алатау қ., 9"


def test_a_complaint(desk: Desk) -> None:
    entry = a_complaint(complainant=TWO)
    with pytest.raises(EntryError) as error:
        complaints.register(desk, entry)
    done = complaints.register(desk, entry, confirmed=asked(error)).complaint
    assert TWO in told(desk)[0]
    done = complaints.correct(desk, done, replace(entry, phone="+7 (701) 000-00-01"))
    with pytest.raises(EntryError):
        complaints.correct(desk, done, replace(entry, complainant=REMARK))


def test_whoever_papers_name(desk: Desk, head: Desk, administrator: Desk) -> None:
    details = Office(head_name=TWO, accountant_name=REMARK)
    with pytest.raises(EntryError) as error:
        office.save_details(head, details)
    office.save_details(head, details, confirmed=asked(error))
    with pytest.raises(EntryError) as error:
        office.save_school(desk, a_school(name_kk="№ 8 мектеп", name_ru="Школа № 8", head_name=TWO))
    office.save_school(
        desk,
        a_school(name_kk="№ 8 мектеп", name_ru="Школа № 8", head_name=TWO),
        confirmed=asked(error),
    )
    with pytest.raises(EntryError) as error:
        office.save_worker(administrator, Worker(0, REMARK, Role.CLERK))
    office.save_worker(administrator, Worker(0, REMARK, Role.CLERK), confirmed=asked(error))
    assert len(told(desk)) == 4


def test_of_an_organisation_only_who_signs_is_asked_about() -> None:
    home = replace(a_parent(1, surname=TWO), kind=PersonKind.ORGANISATION, representative=REMARK)
    (doubt,) = confirming.names_of("applicant", home)
    assert doubt.field == "applicant.representative"


@pytest.mark.parametrize(
    ("part", "name", "is_asked"),
    [
        ("given_name", "С.", True),
        ("given_name", "С", True),
        ("patronymic", "Петров С. И.", True),
        ("surname", "О'Коннор", False),
        ("surname", "Ли", False),
        ("given_name", "Ә", True),
    ],
)
def test_a_family_is_named_in_full(part: str, name: str, is_asked: bool) -> None:
    changed: dict[str, Any] = {part: name}
    doubts = list(confirming.names_of("child", replace(a_parent(), **changed)))
    assert [each.field for each in doubts] == [f"child.{part}"] * is_asked


def test_who_signs_for_an_organisation_may_have_initials() -> None:
    signs = replace(a_parent(), kind=PersonKind.ORGANISATION, representative="Ә. Н. Қожағұлова")
    assert not list(confirming.names_of("applicant", signs))
