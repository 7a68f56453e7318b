"""One complaint that came twice is asked about before it is in the register twice."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop_app.records.complaints import Complaint, ComplaintEntry
from desktop_app.records.kinds import ComplaintChannel
from desktop_app.records.likeness import Said
from desktop_app.services.cases import alike as on_file
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.complaints import alike, complainant
from desktop_app.services.desk import Desk
from desktop_app.services.errors import PerhapsOnFile
from tests.builders import Clock
from tests.services import counts
from tests.services.complaint_acts import OTHER_SUBJECT, a_complaint

IIN = "150407603016"
ONE = a_complaint(iin=IIN, complained_of="Ш-2026-00001")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"channel": ComplaintChannel.POST, "phone": "1"}, True),
        ({"iin": "", "complainant": "Сарсенбай У. Х."}, True),
        ({"complainant": "Үміт Сәрсенбай", "iin": ""}, True),
        ({"complainant": "Қожа Ұлан"}, True),  # of one IIN
        ({"complainant": "Қожа Ұлан", "iin": ""}, False),
        ({"complainant": ""}, True),
        ({"complainant": "", "iin": ""}, False),
        ({"received_on": date(2026, 11, 17)}, False),
        ({"subject": "Қолхат берілмеді, екі рет келдім!", "complained_of": ""}, True),
        ({"subject": OTHER_SUBJECT}, True),  # about one paper
        ({"subject": OTHER_SUBJECT, "complained_of": ""}, False),
        ({"subject": OTHER_SUBJECT, "complained_of": "Ш-2026-00002"}, False),
    ],
)
def test_what_is_alike(changes: dict[str, Any], expected: bool) -> None:
    other = replace(ONE, **changes)
    assert alike.are_alike(ONE, other) is alike.are_alike(other, ONE) is expected


def asked(desk: Desk, entry: ComplaintEntry) -> PerhapsOnFile:
    with pytest.raises(PerhapsOnFile) as question:
        complaints.register(desk, entry)
    return question.value


def test_it_is_asked_and_the_answer_is_kept(desk: Desk, complaint: Complaint) -> None:
    again = a_complaint(channel=ComplaintChannel.POST)
    (one,) = asked(desk, again).alike
    assert one.on_file == complaint
    other = complaints.register(desk, again, others=[complaint.id]).complaint
    assert other.number != complaint.number
    assert on_file.seek(desk) == 0
    (pair,) = on_file.answered(desk)
    assert (pair.one.id, pair.other.id, pair.said) == (complaint.id, other.id, Said.ANOTHER)


def test_one_that_comes_again_while_the_first_waits_is_asked_about(
    desk: Desk, complaint: Complaint, monday: Clock
) -> None:
    """Its new term would hide that the first is late; a closed one may be lodged anew."""
    monday.move_to(date(2026, 11, 30))
    again = a_complaint(received_on=date(2026, 11, 30))
    (one,) = asked(desk, again).alike
    assert one.on_file == complaint
    complaints.withdraw(desk, complaint, "Өзі қайтарып алды")
    assert complaints.register(desk, again).complaint.received_on == date(2026, 11, 30)


def test_what_is_in_the_register_twice_is_found_and_answered(desk: Desk, monday: Clock) -> None:
    first = complaints.register(desk, a_complaint()).complaint
    complaints.register(desk, a_complaint(complainant="Қожа Ұлан"))
    third = complaints.register(desk, a_complaint(complainant="Ким Ольга")).complaint
    complaints.correct(desk, third, a_complaint())
    assert on_file.seek(desk) == 1
    (pair,) = on_file.unanswered(desk)
    assert (pair.kind, pair.one.id, pair.other.id) == ("complaint", first.id, third.id)
    on_file.answer(desk, first.id, third.id, Said.SAME, pair.kind)
    assert (counts.pairs_alike(desk), on_file.seek(desk)) == (0, 0)


def test_an_anonymous_one_is_asked_about_too(desk: Desk, monday: Clock) -> None:
    first = complainant.register_anonymous(desk, a_complaint())
    with pytest.raises(PerhapsOnFile):
        complainant.register_anonymous(desk, a_complaint())
    other = complainant.register_anonymous(desk, a_complaint(), others=[first.id])
    assert on_file.seek(desk) == 0
    assert other.id != first.id
