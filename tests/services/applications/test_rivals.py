"""A second parent applies while the first one's application is open: registered and told (D-3)."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.records.applications import Application, ApplicationEntry
from desktop_app.records.confirmed import Confirmed
from desktop_app.records.kinds import Relation, Status
from desktop_app.services.applications import registering
from desktop_app.services.awards import deciding
from desktop_app.services.cases import file as case_file
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Doubt, EntryError
from tests.builders import (
    a_child,
    a_father,
    a_parent,
    home_education_entry,
    make_iban,
    reimbursement_entry,
)
from tests.services.acts import LEFT_OUT, application_now, decision, history, register

FATHER = a_father(2, date(1986, 3, 12))


def of_father(school: int) -> ApplicationEntry:
    return reimbursement_entry(
        school,
        child=a_child(1),
        applicant=FATHER,
        relation=Relation.FATHER,
        facts={"iban": make_iban(2)},
    )


def both(desk: Desk, school: int) -> tuple[Application, Application]:
    first = register(desk, reimbursement_entry(school))
    said = (Confirmed("applicant.iin", first.number),)
    return first, register(desk, replace(of_father(school), confirmed=said))


def test_the_clerk_is_told_and_says_so_once(desk: Desk, school: int) -> None:
    first = register(desk, reimbursement_entry(school))
    with pytest.raises(EntryError) as caught:
        registering.register(desk, of_father(school))
    (doubt,) = caught.value.slips
    assert isinstance(doubt, Doubt)
    assert (doubt.field, doubt.value) == ("applicant.iin", first.number)


def test_both_are_told_of_in_each_case_and_the_head_decides(head: Desk, school: int) -> None:
    first, second = both(head, school)
    assert [each.number for each in case_file.read(head, first.id).beside] == [second.number]
    assert [each.number for each in case_file.read(head, second.id).beside] == [first.number]
    assert history(head, first)[-1][1] == "Another applicant applied for the same child: {number}"
    told = "Registered while another applicant's application was open: {value}"
    assert told in [words for _who, words in history(head, second)]
    deciding.decide(head, second)
    assert case_file.read(head, first.id).beside == ()
    deciding.decide(head, first, left_out=LEFT_OUT)  # every month is the father's now
    assert application_now(head, first.id).status is Status.REFUSED
    assert decision(head, first).grounds == (2,)


def test_the_same_applicant_still_has_one_open_application(desk: Desk, school: int) -> None:
    both(desk, school)
    with pytest.raises(EntryError) as caught:
        registering.register(desk, reimbursement_entry(school, facts={"iban": make_iban(3)}))
    assert "child.iin" in [slip.field for slip in caught.value.slips]


def test_home_education_is_applied_for_once(desk: Desk, school: int) -> None:
    day = date(2026, 11, 20)
    register(desk, home_education_entry(school, applied_on=day))
    entry = home_education_entry(school, applied_on=day, applicant=a_parent(2))
    with pytest.raises(EntryError, match=r"child\.iin"):
        registering.register(desk, entry)
