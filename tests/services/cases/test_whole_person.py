"""A person is given everything on file about them, and of others the names alone."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select

from desktop_app.records.applications import Application
from desktop_app.records.kinds import PaperLanguage, Role
from desktop_app.records.messages import MessageEntry
from desktop_app.records.people import PersonEntry
from desktop_app.services.cases import whole_person
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.messages import proactive
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.people import on_file as people
from desktop_app.storage.people.whole import LEFT_OUT
from desktop_app.storage.schema import open_database
from desktop_app.translation import translator
from tests.builders import Clock, a_child, a_parent, home_education_entry
from tests.services.act_stage import NOW, Stage, set_up
from tests.services.acts import register
from tests.services.complaint_acts import a_complaint
from tests.services.people_acts import set_right


@dataclass(frozen=True)
class Office:
    stage: Stage
    desk: Desk
    folder: Path


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """With something of every subject on file."""
    folder, clock = tmp_path_factory.mktemp("whole"), Clock()
    database = open_database(folder / "office.sqlite")
    stage = set_up(Desk(database, clock=clock), clock, folder)
    yield Office(stage, Desk(database, stage.workers[Role.CLERK], clock), folder)
    database.close()


@dataclass(frozen=True)
class Given:
    """What somebody finds in the zip."""

    data: dict[str, Any]
    sheets: dict[str, list[list[str]]]
    papers: dict[str, bytes]

    @property
    def text(self) -> str:
        return json.dumps(self.data, ensure_ascii=False) + str(self.sheets)


def export(office: Office, person_id: int, language: str = "kk") -> Given:
    path = office.folder / f"{person_id}.zip"
    whole_person.export(office.desk, person_id, path, language)
    with ZipFile(path) as packed:
        assert packed.testzip() is None
        book = load_workbook(BytesIO(packed.read("person.xlsx")))
        papers = {name: packed.read(name) for name in packed.namelist() if name.endswith(".pdf")}
        data = json.loads(packed.read("person.json"))
    sheets = {
        sheet.title: [
            [str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)
        ]
        for sheet in book
    }
    return Given(data, sheets, papers)


def everybody(database: Database) -> list[Any]:
    with database.read() as connection:
        return list(connection.execute(select(t.people)))


def test_nothing_of_another_person_but_the_name(office: Office) -> None:
    """Said of everybody on file, child or parent, against everybody else."""
    every = everybody(office.desk.database)
    with office.desk.database.read() as connection:
        accounts = {
            (row.payee_id, row.iban) for row in connection.execute(select(t.decisions)) if row.iban
        }
    assert len(every) > 15
    for person in every:
        text = export(office, person.id).text
        assert (person.iin or person.document_number) in text
        one = {person.id, person.merged_into or person.id}
        others = [
            other.iin or other.document_number
            for other in every
            if not one & {other.id, other.merged_into or other.id}
        ]
        assert [number for number in others if number in text] == []
        own = {iban for payee, iban in accounts if payee == person.id}
        strange = {iban for payee, iban in accounts if payee != person.id} - own
        assert [iban for iban in strange if iban in text] == []


def test_addresses_and_phones_of_others_are_left_out(office: Office) -> None:
    family = office.stage.awarded
    mark(office.desk, family.applicant_id, address="Белгі көшесі, 7", phone="+7 (701) 555-44-33")
    child = export(office, family.child_id)
    assert "Белгі көшесі" not in child.text
    assert "555-44-33" not in child.text
    parent = export(office, family.applicant_id)
    assert "Белгі көшесі, 7" in parent.text
    assert "555-44-33" in parent.text
    with office.desk.database.read() as connection:
        name = people.by_id(connection, family.applicant_id).full_name
    assert name in child.text


ADDRESS, PHONE, STRANGER = "Белгі ауылы, 9", "+7 (747) 123-45-67", "+7 (705) 765-43-21"


@pytest.fixture(scope="module")
def family(office: Office) -> Application:
    """Applied, was asked for consent, and somebody else complained about it, with all of theirs."""
    parent = a_parent(51, address=ADDRESS, phone=PHONE)
    message = MessageEntry(
        child=a_child(51),
        parent=parent,
        provider_id=office.stage.school,
        phone=PHONE,
        language=PaperLanguage.KAZAKH,
        sent_at=office.desk.now(),
    )
    proactive.send(office.desk, message)
    entry = home_education_entry(office.stage.school, 51, applied_on=NOW, applicant=parent)
    found = register(office.desk, entry)
    about = {"application_id": found.id, "child_id": found.child_id}
    complaints.register(
        office.desk,
        a_complaint(
            phone=STRANGER, address="Бөтен көше, 3", subject="Кітапханада оқулық жоқ", **about
        ),
    )
    own = a_complaint(
        complainant=parent.full_name, iin=parent.iin, phone=PHONE, subject="Мұғалім келмейді"
    )
    complaints.register(office.desk, own)
    return found


def test_papers_messages_and_complaints_tell_a_child_nothing_of_where_others_live(
    office: Office, family: Application
) -> None:
    given = export(office, family.child_id)
    rows = given.data["tables"]
    assert [len(rows[name]) for name in ("applications", "messages", "complaints")] == [1, 1, 1]
    assert rows["notices"]
    assert [mark for mark in (ADDRESS, PHONE, STRANGER, "Бөтен көше") if mark in given.text] == []


def test_a_parent_finds_their_own_and_names_in_place_of_ids(
    office: Office, family: Application
) -> None:
    given = export(office, family.applicant_id)
    rows = given.data["tables"]
    assert STRANGER not in given.text
    assert rows["messages"][0]["phone"] == rows["complaints"][-1]["phone"] == PHONE
    (applied,) = rows["applications"]
    assert (applied["child"], applied["applicant"]) == (
        a_child(51).full_name,
        a_parent(51).full_name,
    )
    assert not {"child_id", "applicant_id", "provider_id"} & set(applied)
    assert "Общеобразовательная школа" in applied["provider"]
    own = rows["complaints"][-1]["id"]
    told = {act["act"] for act in rows["acts"] if act["complaint_id"] == own}
    assert told == {"register complaint"}


def test_the_ledger_is_the_payees_own(office: Office) -> None:
    """The child's file says what was overpaid, and not by which receipt somebody returned it."""
    overpaid = office.stage.overpaid
    child = export(office, overpaid.child_id).data["tables"]["debt_entries"]
    payee = export(office, overpaid.applicant_id).data["tables"]["debt_entries"]
    assert [row["amount"] for row in child] == [row["amount"] for row in payee] == [100]
    assert payee[0]["document"] == "№ 5 түбіртек"
    assert "document" not in child[0]


def mark(desk: Desk, person_id: int, **changed: str) -> None:
    with desk.database.read() as connection:
        now = people.by_id(connection, person_id)
    fields = {name: getattr(now, name) for name in PersonEntry.__dataclass_fields__}
    set_right(desk, now, PersonEntry(**{**fields, **changed}))


def test_every_row_about_the_child_is_there(office: Office) -> None:
    child_id = office.stage.overpaid.child_id
    found = export(office, child_id).data["tables"]
    with office.desk.database.read() as connection:
        for table in t.metadata.sorted_tables:
            left_out = {"notices", "acts", *LEFT_OUT}
            if "child_id" in table.c and table.name not in left_out:
                query = select(func.count()).where(table.c.child_id == child_id)
                assert len(found[table.name]) == connection.scalar(query), table.name
    for name in ("documents", "decisions", "payout_lines", "debts", "debt_entries"):
        assert found[name], name
    for name in ("debt_parts", "payouts", "notices", "acts"):
        assert found[name], name
    assert found["decisions"][0]["facts"]
    assert found["decisions"][0]["steps"]


def test_every_paper_is_as_it_was_issued(office: Office) -> None:
    given = export(office, office.stage.awarded.child_id)
    told = {row["number"]: row["sha256"] for row in given.data["tables"]["notices"]}
    assert len(told) > 2
    assert sorted(sha256(pdf).hexdigest() for pdf in given.papers.values()) == sorted(told.values())
    assert all(pdf.startswith(b"%PDF") for pdf in given.papers.values())
    assert given.data["papers"] == sorted(told)


def test_the_card_says_what_stood_there_before(office: Office) -> None:
    person_id = office.stage.applicant.id
    mark(office.desk, person_id, phone="+7 (700) 000-00-01")
    mark(office.desk, person_id, phone="+7 (700) 000-00-02")
    sheet = export(office, person_id).sheets["Жеке деректер"]
    phones = [row[1] for row in sheet if row[0] == translator("kk").gettext("Phone")]
    assert phones[0] == "+7 (700) 000-00-02"
    assert "+7 (700) 000-00-01" in phones[1:]


def test_it_speaks_the_persons_language_and_says_what_is_left_out(office: Office) -> None:
    person_id = office.stage.message.parent_id
    mark(office.desk, person_id, paper_language="ru")
    russian = export(office, person_id, "kk").sheets
    assert next(iter(russian)) == "Личные данные"
    assert "Что не включено" in russian
    assert any("только имя" in str(row) for row in russian["Что не включено"])
    mark(office.desk, person_id, paper_language="kk,ru")
    assert "Жеке деректер" in export(office, person_id, "ru").sheets
    mark(office.desk, person_id, paper_language="kk|ru")
    assert "Нелер енгізілмеді" not in russian


def test_it_stands_in_the_history_of_the_person(office: Office) -> None:
    child_id = office.stage.registered.child_id
    before = exports(office.desk)
    export(office, child_id)
    assert exports(office.desk) == before + 1
    with office.desk.database.read() as connection:
        query = select(t.acts).where(t.acts.c.child_id == child_id).order_by(t.acts.c.id.desc())
        entry = connection.execute(query.limit(1)).one()
    assert entry.act == "export person"
    assert (entry.who, entry.at) == (office.desk.worker.name, office.desk.now())
    assert entry.after[f"export {child_id}"]["applications"] == 1
    again = export(office, child_id).data["tables"]["acts"]
    assert [act["act"] for act in again][-1] == "export person"


def test_a_folder_that_is_not_there_is_told_and_nothing_is_recorded(office: Office) -> None:
    before = exports(office.desk)
    place = office.folder / "none" / "a.zip"
    with pytest.raises(Trouble):
        whole_person.export(office.desk, office.stage.applicant.id, place, "kk")
    assert exports(office.desk) == before
    assert list(office.folder.glob(".saving*")) == []


def test_who_may_not_reads_nothing_and_writes_nothing(office: Office) -> None:
    place = office.folder / "accountant.zip"
    accountant = office.desk.taken_by(office.stage.workers[Role.ACCOUNTANT])
    with pytest.raises(Trouble):
        whole_person.export(accountant, office.stage.applicant.id, place, "kk")
    assert not place.exists()


def exports(desk: Desk) -> int:
    with desk.database.read() as connection:
        query = select(func.count()).where(t.acts.c.act == "export person")
        return connection.scalar(query) or 0


def test_nobody_of_this_iin(office: Office) -> None:
    with pytest.raises(Trouble):
        whole_person.by_iin(office.desk, "000000000000")
    first = everybody(office.desk.database)[0]
    assert whole_person.by_iin(office.desk, first.iin).id == first.id
