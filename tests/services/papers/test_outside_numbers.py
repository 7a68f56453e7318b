"""Numbers of other journals: put down, cited on paper, in journals, and found (R-8, D-6)."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection

from desktop_app.records.applications import Application
from desktop_app.records.complaints import ComplaintAnswerEntry
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import ComplaintOutcome, PaperLanguage, Register
from desktop_app.records.outside_numbers import Bearer, NumberEntry, Numbers, Whose
from desktop_app.records.requests import RequestAnswer, RequestEntry, RequestKind, RequestOutcome
from desktop_app.records.search import Group
from desktop_app.services.applications.listed import Applications
from desktop_app.services.cases import file as case_file
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.complaints.listed import Complaints
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.papers import issued, outside_numbers, requests
from desktop_app.services.registers import journals
from desktop_app.services.search.index import Groups, SearchIndex
from desktop_app.services.search.numbers import number_key
from desktop_app.storage.papers import requests as stored
from tests.builders import Clock, reimbursement_entry
from tests.services.acts import register, text_of
from tests.services.complaint_acts import a_complaint, paper_at_once

DAY = date(2025, 9, 3)
INCOMING = {Whose.INCOMING: NumberEntry("№ 05-12/7", DAY)}


@pytest.fixture
def application(desk: Desk, school: int) -> Application:
    return register(desk, reimbursement_entry(school, language=PaperLanguage.RUSSIAN))


def ask(desk: Desk, application: Application) -> NoticeRow:
    by = date(2025, 9, 8)
    entry = RequestEntry(RequestKind.SCHOOL, "Школа № 8", "Выдана ли справка?", by)
    return requests.send(desk, application.id, entry)


def said_of(desk: Desk, application: Application) -> list[str]:
    return [act.what.label for act in case_file.read(desk, application.id).history]


def test_one_of_each_is_kept_and_another_takes_its_place(
    desk: Desk, application: Application
) -> None:
    first = outside_numbers.record(desk, Bearer.APPLICATION, application.id, INCOMING)
    assert [(each.whose, each.number, each.day) for each in first] == [
        (Whose.INCOMING, "05-12/7", DAY)
    ]
    right = {Whose.INCOMING: NumberEntry("05-12/8", DAY), Whose.E_OTINISH: NumberEntry("", None)}
    second = outside_numbers.record(desk, Bearer.APPLICATION, application.id, right, first)
    assert [each.number for each in second] == ["05-12/8"]
    gone = {Whose.INCOMING: NumberEntry("", None)}
    assert not outside_numbers.record(desk, Bearer.APPLICATION, application.id, gone, second)
    assert sum("{whose}" in label for label in said_of(desk, application)) == 3


def test_the_same_again_leaves_nothing_in_the_history(desk: Desk, application: Application) -> None:
    first = outside_numbers.record(desk, Bearer.APPLICATION, application.id, INCOMING)
    before = said_of(desk, application)
    outside_numbers.record(desk, Bearer.APPLICATION, application.id, INCOMING, first)
    assert said_of(desk, application) == before


def test_what_somebody_else_recorded_meanwhile_is_not_written_over(
    desk: Desk, application: Application
) -> None:
    outside_numbers.record(desk, Bearer.APPLICATION, application.id, INCOMING)
    with pytest.raises(Trouble, match="meanwhile"):
        outside_numbers.record(desk, Bearer.APPLICATION, application.id, INCOMING, seen=())


@pytest.mark.parametrize("day", [None, date(2025, 9, 4)])
def test_a_number_has_its_day_and_that_was(
    desk: Desk, clock: Clock, application: Application, day: date | None
) -> None:
    clock.move_to(DAY)
    entry = {Whose.INCOMING: NumberEntry("7", day)}
    with pytest.raises(EntryError) as caught:
        outside_numbers.record(desk, Bearer.APPLICATION, application.id, entry)
    assert [slip.field for slip in caught.value.slips] == ["incoming_day"]


def test_letters_cite_the_application_with_its_incoming_number(
    desk: Desk, application: Application
) -> None:
    outside_numbers.record(desk, Bearer.APPLICATION, application.id, INCOMING)
    said = text_of(desk, ask(desk, application))
    assert f"№ {application.number} (вх. № 05-12/7 от 03.09.2025) по государственной" in said


def test_the_answer_to_a_complaint_cites_its_number_in_e_otinish(desk: Desk, head: Desk) -> None:
    complaint = complaints.register(desk, a_complaint(received_on=desk.today())).complaint
    entry = {Whose.E_OTINISH: NumberEntry("ЖТ-2025-0123456", DAY)}
    outside_numbers.record(desk, Bearer.COMPLAINT, complaint.id, entry)
    answer = ComplaintAnswerEntry(ComplaintOutcome.EXPLAINED, "Түсіндірілді")
    said = text_of(head, paper_at_once(complaints.answer(head, complaint, answer)))
    assert f"№ {complaint.number} («е-Өтініштегі» нөмірі № ЖТ-2025-0123456" in said
    assert list(Complaints("0123456").find(desk).ids) == [complaint.id]


def test_a_reminder_names_the_first_letter_as_it_left(
    desk: Desk, clock: Clock, application: Application
) -> None:
    letter = ask(desk, application)
    outgoing = {Whose.OUTGOING: NumberEntry("05-12/900", DAY)}
    outside_numbers.record(desk, Bearer.PAPER, letter.id, outgoing)
    with desk.database.read() as connection:
        (request,) = stored.of_application(connection, application.id)
    clock.move_to(date(2025, 9, 9))
    said = text_of(desk, requests.remind(desk, request))
    assert f"№ {letter.number} (исх. № 05-12/900 от 03.09.2025) ответ не поступил" in said


def test_a_letter_is_found_by_its_outgoing_number_by_a_command_too(
    desk: Desk, application: Application, tmp_path: Path
) -> None:
    letter = ask(desk, application)
    outgoing = {Whose.OUTGOING: NumberEntry("05-12/900", DAY)}
    outside_numbers.record(desk, Bearer.PAPER, letter.id, outgoing)
    assert issued.by_number(desk, "№ 05-12/900")[0].id == letter.id
    assert issued.save_letter(desk, "05-12/900", tmp_path / "letter.pdf").id == letter.id
    with pytest.raises(Trouble, match="No paper"):
        issued.by_number(desk, "05-12/90")


def test_journals_say_them_in_both_languages(desk: Desk, application: Application) -> None:
    outside_numbers.record(desk, Bearer.APPLICATION, application.id, INCOMING)
    letter = ask(desk, application)
    outgoing = {Whose.OUTGOING: NumberEntry("05-12/900", DAY)}
    outside_numbers.record(desk, Bearer.PAPER, letter.id, outgoing)

    def notes(register: Register, language: str) -> str:
        made = journals.of_period(desk, register, DAY, DAY, language)
        return " ".join(str(line.cells[-1]) for line in made.lines)

    assert "кіріс № 05-12/7, 03.09.2025" in notes(Register.APPLICATIONS, "kk")
    assert "вх. № 05-12/7 от 03.09.2025" in notes(Register.APPLICATIONS, "ru")
    assert "исх. № 05-12/900 от 03.09.2025" in notes(Register.OUTGOING, "ru")


def test_they_are_found_in_memory_as_soon_as_they_are_recorded(
    desk: Desk, application: Application
) -> None:
    index = SearchIndex()

    def found(connection: Connection, group: Group, number: str) -> int:
        groups: Groups = index.fresh(connection)
        return len(groups[group].by_number(number_key(number), 10))

    letter = ask(desk, application)
    with desk.reading() as connection:
        assert found(connection, Group.APPLICATION, "05-12/7") == 0
    outside_numbers.record(desk, Bearer.APPLICATION, application.id, INCOMING)
    outgoing = {Whose.OUTGOING: NumberEntry("05-12/900", DAY)}
    outside_numbers.record(desk, Bearer.PAPER, letter.id, outgoing)
    complaint = complaints.register(desk, a_complaint(received_on=desk.today())).complaint
    theirs = {Whose.E_OTINISH: NumberEntry("ЖТ-2025-0123456", DAY)}
    outside_numbers.record(desk, Bearer.COMPLAINT, complaint.id, theirs)
    with desk.reading() as connection:
        assert found(connection, Group.APPLICATION, "05-12/7") == 1
        assert found(connection, Group.PAPER, "05-12/900") == 1
        assert found(connection, Group.COMPLAINT, "0123456") == 1


def test_an_application_is_found_by_the_number_of_an_answer(
    desk: Desk, application: Application
) -> None:
    ask(desk, application)
    with desk.database.read() as connection:
        (request,) = stored.of_application(connection, application.id)
    back = RequestAnswer(
        RequestOutcome.POSITIVE, "выдана", DAY, "07-3/11", NumberEntry("05-12/44", DAY)
    )
    requests.answer(desk, request, back)
    kept: Numbers = outside_numbers.of(desk, Bearer.REQUEST, request.id)
    assert [each.number for each in kept] == ["05-12/44", "07-3/11"]
    with desk.database.read() as connection:
        assert Applications("05-12/44").ids(connection) == [application.id]
        assert Applications("07-3/11").ids(connection) == [application.id]
    index = SearchIndex()
    with desk.reading() as connection:
        groups = index.fresh(connection)
    assert len(groups[Group.APPLICATION].by_number(number_key("07-3/11"), 10)) == 1
