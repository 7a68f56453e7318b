"""Whoever looks like somebody on file is asked about before they are there a second time."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from desktop_app.identity.likeness import Likeness
from desktop_app.law.iin import Sex
from desktop_app.law.quarters import Quarter
from desktop_app.records.applications import ApplicationEntry
from desktop_app.records.kinds import Relation
from desktop_app.records.likeness import Said, TwoAre
from desktop_app.records.people import PersonEntry
from desktop_app.services.applications import registering
from desktop_app.services.cases import alike as on_file_alike
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Question
from desktop_app.services.messages import proactive
from desktop_app.services.people import duplicates
from desktop_app.storage import tables as t
from desktop_app.storage.people import on_file as people
from tests.builders import Clock, a_parent, home_education_entry, reimbursement_entry
from tests.services.act_stage import a_message
from tests.services.acts import award, register
from tests.services.twice_on_file import SECOND_IIN, dana, to_be_paid

Q4 = Quarter(2025, 4)
AGAIN = date(2025, 9, 4)


def entry(school: int, child: PersonEntry, *said: TwoAre, **changes: Any) -> ApplicationEntry:
    """An application for the reimbursement, of one mother, account and certificate."""
    values = {"child": child, "applicant": a_parent(), "alike": said, **changes}
    return reimbursement_entry(school, **values)


def rows(desk: Desk, table: Any) -> int:
    with desk.database.read() as connection:
        return len(connection.execute(select(table.c.id)).all())


def asked(desk: Desk, wanted: ApplicationEntry) -> Question:
    assert isinstance(desk.clock, Clock)
    desk.clock.move_to(wanted.applied_on)
    before = rows(desk, t.people), rows(desk, t.applications)
    with pytest.raises(Question) as question:
        registering.register(desk, wanted)
    assert (rows(desk, t.people), rows(desk, t.applications)) == before
    return question.value


def test_the_same_child_under_another_iin_is_stopped_and_asked(head: Desk, school: int) -> None:
    first = award(head, entry(school, dana()))
    question = asked(head, entry(school, dana(SECOND_IIN), applied_on=AGAIN))
    (alike,) = question.alike
    assert (alike.who, alike.on_file.id) == ("child", first.child_id)
    assert alike.likeness is Likeness.CERTIFICATE
    assert question.asked == ()
    (slip,) = question.slips
    assert (slip.field, slip.label) == ("child.iin", duplicates.LOOKS_ALIKE)


def test_twins_stay_two_and_nobody_is_asked_again(
    head: Desk, accountant: Desk, school: int
) -> None:
    first = award(head, entry(school, dana()))
    said = TwoAre("child", first.child_id, Said.TWIN)
    second = award(head, entry(school, dana(SECOND_IIN), said, applied_on=AGAIN))
    assert second.child_id != first.child_id
    assert [amount for _who, amount in to_be_paid(accountant, Q4)] == [31_456, 31_456]
    assert on_file_alike.seek(head) == 0
    assert on_file_alike.unanswered(head) == []


def test_whoever_was_born_months_apart_is_no_twin(head: Desk, school: int) -> None:
    first = award(head, entry(school, dana()))
    said = TwoAre("child", first.child_id, Said.TWIN)
    born = date(2016, 1, 7)
    other = dana("160107600012", birth_date=born)
    (slip,) = asked(head, entry(school, other, said, applied_on=AGAIN)).slips
    assert (slip.field, slip.label) == ("child.iin", duplicates.NO_TWINS)
    said = TwoAre("child", first.child_id, Said.ANOTHER)
    assert register(head, entry(school, other, said, applied_on=AGAIN)).child_id


def test_the_same_child_is_registered_under_the_number_on_file(
    head: Desk, accountant: Desk, school: int
) -> None:
    first = award(head, entry(school, dana()))
    said = TwoAre("child", first.child_id, Said.SAME)
    again = register(head, entry(school, dana(SECOND_IIN), said, applied_on=AGAIN))
    assert again.child_id == first.child_id
    assert to_be_paid(accountant, Q4) == [("Сейтова Дана Ержанқызы", 31_456)]
    with head.database.read() as connection:
        assert people.by_iin(connection, SECOND_IIN) is None


def test_somebody_without_an_iin_goes_on_under_the_one_on_file(head: Desk, school: int) -> None:
    first = award(head, entry(school, dana()))
    bare = replace(dana(), iin="", document_kind="Паспорт", document_number="N 12345678")
    said = TwoAre("child", first.child_id, Said.SAME)
    again = register(head, entry(school, bare, said, applied_on=AGAIN))
    assert again.child_id == first.child_id
    with head.database.read() as connection:
        assert people.by_id(connection, first.child_id).iin == dana().iin


def test_whoever_has_only_a_document_on_file_is_put_there_once(head: Desk, school: int) -> None:
    """By the IIN that has come since, and by another document."""
    bare = replace(dana(), iin="", document_kind="Паспорт", document_number="N 12345678")
    first = award(head, entry(school, bare))
    said = TwoAre("child", first.child_id, Said.SAME)
    other = replace(bare, document_number="N 87654321")
    before = rows(head, t.people)
    for again in (other, dana()):
        made = register(head, entry(school, again, said, applied_on=AGAIN))
        assert made.child_id == first.child_id
        registering.withdraw(head, made, "Қайта тапсырады")
    assert rows(head, t.people) == before
    with head.database.read() as connection:
        on_file = people.by_id(connection, first.child_id)
    assert (on_file.iin, on_file.document_number) == (dana().iin, bare.document_number)


def test_an_answer_about_one_answers_for_no_other(head: Desk, school: int) -> None:
    first = award(head, entry(school, dana()))
    for said in (
        TwoAre("child", first.applicant_id, Said.TWIN),
        TwoAre("applicant", first.child_id, Said.TWIN),
        TwoAre("child", first.child_id, Said.OPEN),
    ):
        assert asked(head, entry(school, dana(SECOND_IIN), said, applied_on=AGAIN)).alike


def test_a_parent_is_asked_about_as_well(desk: Desk, school: int) -> None:
    register(desk, home_education_entry(school, 1))
    wanted = home_education_entry(school, 2, applicant=replace(a_parent(), iin=a_parent(9).iin))
    (alike,) = asked(desk, wanted).alike
    assert (alike.who, alike.likeness) == ("applicant", Likeness.NAME_AND_DAY)


def test_father_and_mother_are_not_asked_about(desk: Desk, school: int) -> None:
    register(desk, home_education_entry(school, 1))
    named = {"given_name": "Ерлан", "patronymic": "Серікұлы", "sex": Sex.MALE.value}
    father = a_parent(7, date(1985, 2, 3), **named)
    wanted = home_education_entry(school, 2, applicant=father, relation=Relation.FATHER)
    register(desk, wanted)


def test_who_is_on_file_under_the_iin_is_not_asked_about(desk: Desk, school: int) -> None:
    first = register(desk, home_education_entry(school, 1))
    again = register(desk, reimbursement_entry(school, 1, applied_on=date(2026, 11, 21)))
    assert again.child_id == first.child_id


def test_a_message_asks_too(desk: Desk, school: int, clock: Clock) -> None:
    register(desk, home_education_entry(school, 1))
    message = replace(a_message(school, 5, clock), child=replace(a_message(school, 1, clock).child))
    message = replace(
        message, child=replace(message.child, iin=a_message(school, 8, clock).child.iin)
    )
    with pytest.raises(Question) as question:
        proactive.send(desk, message)
    (alike,) = question.value.alike
    assert alike.who == "child"
    said = (TwoAre("child", alike.on_file.id, Said.TWIN),)
    sent = proactive.send(desk, replace(message, alike=said))
    assert sent.child_id != alike.on_file.id
