"""What clerks type, and who and what answers: whatever the spelling, and by any number on paper."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import insert

from desktop_app.records.kinds import Role
from desktop_app.records.looks import Subject
from desktop_app.records.search import Group, Hit, Leads
from desktop_app.services.applications import registering
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.looks.looking import look
from desktop_app.services.office import beginning, details
from desktop_app.services.search import finding
from desktop_app.services.search.index import SearchIndex
from desktop_app.storage import tables as t
from desktop_app.storage.people import on_file as people
from desktop_app.storage.schema import open_database
from tests.builders import (
    Clock,
    a_child,
    a_school,
    home_education_entry,
    make_iban,
    reimbursement_entry,
)
from tests.ready_made import ready_made
from tests.services.acts import award, pay, taken_by
from tests.services.complaint_acts import a_complaint
from tests.services.people_acts import set_right

PHONE = "+7 701 000 64 68"
FAMILIES = (
    ("Қасымбек", "Айша", "Қасымбек Гүлмира"),
    ("Фёдоров", "Иван", "Фёдорова Юлия"),
    ("Өмірова", "Дана", "Омарова Сәуле"),
)


@pytest.fixture
def index() -> SearchIndex:
    return SearchIndex()


def families(desk: Desk, school: int) -> dict[str, int]:
    """Three families with an award; the ids of their children by surname."""
    head, found = taken_by(desk, Role.HEAD), {}
    for number, (surname, given, parent) in enumerate(FAMILIES, start=1):
        entry = reimbursement_entry(school, number)
        mother, name = parent.split()
        child = replace(entry.child, surname=surname, given_name=given, patronymic="")
        applicant = replace(
            entry.applicant,
            surname=mother,
            given_name=name,
            patronymic="",
            phone=PHONE if number == 1 else "",
        )
        application = award(head, replace(entry, child=child, applicant=applicant))
        found[surname] = application.child_id
    pay(head, "2026Q1")
    return found


@pytest.fixture
@ready_made
def children(desk: Desk, school: int) -> dict[str, int]:
    return families(desk, school)


def found(desk: Desk, index: SearchIndex, text: str) -> dict[Group, list[Hit]]:
    answer = finding.find(desk, index, text)
    assert not answer.is_near
    return {some.group: list(some.hits) for some in answer.groups}


@pytest.mark.parametrize(
    ("text", "surname"),
    [
        ("касымбек", "Қасымбек"),
        ("Kasymbek", "Қасымбек"),
        ("қасымбек айша", "Қасымбек"),
        ("Федоров", "Фёдоров"),
        ("Fedorov Ivan", "Фёдоров"),
        ("Омирова", "Өмірова"),
        ("ө", "Өмірова"),
    ],
)
def test_a_child_whatever_the_spelling(
    desk: Desk, index: SearchIndex, children: dict[str, int], text: str, surname: str
) -> None:
    (hit, *_others) = found(desk, index, text)[Group.CHILD]
    assert (hit.leads, hit.id) == (Leads.CHILD, children[surname])


@pytest.mark.parametrize("text", ["+7 (701) 000-64-68", "0006468", "8 701 000 64 68", "Гүлмира"])
def test_a_parent_by_telephone_or_name_leads_to_the_child(
    desk: Desk, index: SearchIndex, children: dict[str, int], text: str
) -> None:
    (hit,) = found(desk, index, text)[Group.PAYEE]
    assert (hit.name, hit.of) == ("Қасымбек Гүлмира", "Қасымбек Айша")
    assert (hit.leads, hit.id) == (Leads.CHILD, children["Қасымбек"])


def test_any_part_of_an_iin_or_an_account(
    desk: Desk, index: SearchIndex, children: dict[str, int]
) -> None:
    with desk.reading() as connection:
        child = people.by_id(connection, children["Өмірова"])
    for part in (child.iin, child.iin[3:], child.iin[2:9], f"{child.iin[:6]} {child.iin[6:]}"):
        assert children["Өмірова"] in [hit.id for hit in found(desk, index, part)[Group.CHILD]]
    account = make_iban(3)
    for typed in (account, f"{account[:4]} {account[4:8]} {account[8:]}", account.lower()):
        (hit,) = found(desk, index, typed)[Group.PAYEE]
        assert hit.id == children["Өмірова"]


def test_any_number_that_stands_on_a_paper(
    desk: Desk, index: SearchIndex, children: dict[str, int], school: int
) -> None:
    numbers = {hit.name: hit for hit in found(desk, index, "2025-0000")[Group.APPLICATION]}
    assert len(numbers) == len(FAMILIES)
    for number, application in numbers.items():
        in_russian = number.replace("Ө", "О")
        (hit,) = found(desk, index, in_russian)[Group.APPLICATION]
        assert hit == application
        assert hit.leads is Leads.CASE
    (paper, *_more) = found(desk, index, "Ш-2025-0000")[Group.PAPER]
    assert paper.leads is Leads.CASE
    assert paper.of
    (payout,) = found(desk, index, "t-2026-00001")[Group.PAYOUT]
    assert payout.leads is Leads.PAYOUT
    (line,) = found(desk, index, "T-2026-00001/1")[Group.LINE]
    assert line.name == "Т-2026-00001/1"
    assert line.leads is Leads.CASE
    (certificate, *_others) = found(desk, index, "17")[Group.CERTIFICATE]
    assert certificate.leads is Leads.CHILD


def test_a_complaint_by_its_number_and_by_who_complains(desk: Desk, index: SearchIndex) -> None:
    complaint = complaints.register(desk, a_complaint(complainant="Тілеуова Әсел")).complaint
    for typed in (complaint.number, complaint.number.lower(), "тилеуова"):
        (hit,) = found(desk, index, typed)[Group.COMPLAINT]
        assert (hit.leads, hit.id, hit.of) == (Leads.COMPLAINT, complaint.id, "Тілеуова Әсел")


def test_a_school_by_either_name_and_its_bin(desk: Desk, index: SearchIndex, school: int) -> None:
    of_file = a_school()
    for typed in (of_file.name_kk[:6], of_file.name_ru, of_file.bin[2:8] or of_file.name_kk):
        assert [hit.id for hit in found(desk, index, typed)[Group.SCHOOL]] == [school]


def test_a_former_surname(desk: Desk, index: SearchIndex, children: dict[str, int]) -> None:
    child = children["Фёдоров"]
    value = {"person_id": child, "field": "surname", "before": "Цветков", "after": "Фёдоров"}
    told = {"answer": "changed", "recorded_at": desk.now(), "recorded_by": desk.worker.name}
    with desk.database.begin() as connection:
        connection.execute(insert(t.person_values).values(**value, **told))
    (hit,) = found(desk, index, "цветков")[Group.CHILD]
    assert (hit.id, hit.name, hit.former) == (child, "Фёдоров Иван", "Цветков")
    (hit,) = found(desk, index, "фёдоров иван")[Group.CHILD]
    assert hit.former == ""


@pytest.mark.parametrize("text", ["Касмыбек", "Омрова", "Федороф", "Қасымбекк Айшаа"])
def test_where_nothing_is_found_what_is_near(
    desk: Desk, index: SearchIndex, children: dict[str, int], text: str
) -> None:
    answer = finding.find(desk, index, text)
    if text != "Қасымбекк Айшаа":  # doubled letters are one
        assert answer.is_near
    assert Group.CHILD in {some.group for some in answer.groups}


def test_an_iin_with_a_wrong_digit_is_near(
    desk: Desk, index: SearchIndex, children: dict[str, int]
) -> None:
    with desk.reading() as connection:
        iin = people.by_id(connection, children["Өмірова"]).iin
    wrong = iin[:-1] + str((int(iin[-1]) + 1) % 10)
    answer = finding.find(desk, index, wrong)
    assert answer.is_near
    assert children["Өмірова"] in [hit.id for some in answer.groups for hit in some.hits]


def test_of_many_the_first_are_shown_and_that_there_are_more(
    desk: Desk, index: SearchIndex, school: int
) -> None:
    given_names = ("Айгүл", "Ботакөз", "Венера", "Гүлнар", "Дидар", "Ерасыл")
    assert len(given_names) == finding.MOST + 1
    for number, given in enumerate(given_names):
        born = date(2010 + number, 1 + number, 7 + 3 * number)
        child = a_child(number + 1, born, surname="Ахметов", given_name=given, patronymic="")
        registering.register(desk, home_education_entry(school, number + 1, child=child))
    (some, *_others) = finding.find(desk, index, "ахметов").groups
    assert some.more
    assert [hit.name for hit in some.hits] == [f"Ахметов {given}" for given in given_names[:-1]]


def test_the_last_ten_that_somebody_opened(
    desk: Desk, index: SearchIndex, children: dict[str, int]
) -> None:
    clerk, head = desk, taken_by(desk, Role.HEAD)
    look(clerk, Subject.CHILD, children["Қасымбек"])
    look(clerk, Subject.CHILD, children["Фёдоров"])
    look(head, Subject.CHILD, children["Өмірова"])
    assert [hit.name for hit in found(clerk, index, "")[Group.CHILD]] == [
        "Фёдоров Иван",
        "Қасымбек Айша",
    ]
    assert [hit.name for hit in found(head, index, " ")[Group.CHILD]] == ["Өмірова Дана"]
    assert index.is_empty


def test_an_administrator_sees_no_family(
    desk: Desk, index: SearchIndex, children: dict[str, int]
) -> None:
    administrator = taken_by(desk, Role.ADMINISTRATOR)
    for text in ("", "касымбек"):
        with pytest.raises(Trouble, match="does not see"):
            finding.find(administrator, index, text)
    assert index.is_empty


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def office(request: pytest.FixtureRequest, database_file: object) -> Iterator[Desk]:
    """The clerk at work on a file, or on a server."""
    server = request.param == "postgresql"
    database = open_database(str(request.getfixturevalue("url") if server else database_file))
    desk = Desk(database, clock=Clock())
    beginning.prepare(desk)
    yield taken_by(desk, Role.CLERK)
    database.close()


def test_what_another_pc_does_is_found_at_once(office: Desk, index: SearchIndex) -> None:
    school = details.save_school(office, a_school())
    ids = families(office, school)
    assert [hit.id for hit in found(office, index, "касымбек")[Group.CHILD]] == [ids["Қасымбек"]]
    other = Desk(open_database(office.database.place), clock=Clock())
    other = taken_by(other, Role.CLERK)
    child = a_child(7, surname="Жаңаев", given_name="Ер", patronymic="")
    application = registering.register(other, home_education_entry(school, 7, child=child))
    assert [hit.name for hit in found(office, index, "zhanaev")[Group.CHILD]] == ["Жаңаев Ер"]
    with other.database.read() as connection:
        card = people.by_id(connection, application.application.child_id)
    set_right(other, card, replace(card, surname="Ескіев"))
    other.database.close()
    assert [hit.name for hit in found(office, index, "ескиев")[Group.CHILD]] == ["Ескіев Ер"]
    number = application.application.number
    assert [hit.name for hit in found(office, index, number)[Group.APPLICATION]] == [number]
