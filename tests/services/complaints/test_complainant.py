"""Who complains: asked where the IIN is another name's, kept unconsidered where nobody is named."""

from datetime import date

import pytest

from desktop_app.records.complaints import ANONYMOUS
from desktop_app.records.kinds import ComplaintStatus, NoticeKind
from desktop_app.records.people import Person
from desktop_app.records.who_it_is import Said, WhoItIs
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.complaints import complainant
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Question, Trouble
from desktop_app.services.health import complaints as health
from desktop_app.storage.papers import issued as notices
from tests.builders import Clock, a_parent, home_education_entry
from tests.services.acts import register
from tests.services.complaint_acts import a_complaint, now
from tests.services.people_acts import person

NAME = "Әлімқұлова Гүлнұр Ғалымқызы"


@pytest.fixture
def parent(desk: Desk, school: int) -> Person:
    return person(desk, register(desk, home_education_entry(school)).applicant_id)


@pytest.mark.parametrize(
    ("typed", "differs"),
    [
        (NAME, False),
        ("Гүлнұр Әлімқұлова", False),
        ("Әлімқұлова Г. Ғ.", False),
        ("ӘЛІМҚҰЛОВА ГҮЛНҰР", False),
        ("Сергеева Ольга", True),
        ("Әлімқұлова Ольга", True),
        ("Әлімқұлова О.", True),
    ],
)
def test_initials_and_order_are_no_other_name(parent: Person, typed: str, differs: bool) -> None:
    assert bool(complainant.differences(parent, typed)) is differs


def test_another_name_is_asked_about_and_the_card_stays(desk: Desk, parent: Person) -> None:
    entry = a_complaint(complainant="Сергеева Ольга", iin=a_parent().iin)
    with pytest.raises(Question) as question:
        complaints.register(desk, entry)
    (asked,) = question.value.asked
    assert [slip.field for slip in question.value.slips] == ["iin"]
    with pytest.raises(EntryError):
        complaints.register(desk, entry, WhoItIs(Said.ANOTHER, asked.differences))
    kept = complaints.register(desk, entry, WhoItIs(Said.WRONG, asked.differences)).complaint
    assert (kept.complainant, person(desk, parent.id)) == ("Сергеева Ольга", parent)
    with desk.database.read() as connection:
        told = [act.what.label for act in notices.history(connection, complaint_id=kept.id)]
    assert "Complains under another name than on file: {name}" in told


def test_a_correction_asks_only_where_the_name_is_another_one_now(
    desk: Desk, parent: Person
) -> None:
    kept = complaints.register(desk, a_complaint(complainant=NAME, iin=parent.iin)).complaint
    changed = a_complaint(complainant=NAME, iin=parent.iin, subject="Басқа.")
    kept = complaints.correct(desk, kept, changed)
    with pytest.raises(Question):
        complaints.correct(desk, kept, a_complaint(complainant="Сергеева", iin=parent.iin))


def test_an_anonymous_complaint_is_kept_and_not_considered(desk: Desk) -> None:
    kept = complainant.register_anonymous(desk, a_complaint(complainant="Біреу", phone="1"))
    assert kept.status is ComplaintStatus.NOT_CONSIDERED
    assert not kept.is_open
    assert (kept.complainant, kept.address, kept.phone) == (ANONYMOUS, "", "")
    assert kept.number.endswith("00001")
    with pytest.raises(EntryError):
        complainant.register_anonymous(desk, a_complaint(subject="", received_on=date(2027, 1, 1)))
    with desk.database.read() as connection:
        assert list(health.complaints(connection)) == []
    assert now(desk, kept) == kept


def test_one_that_was_taken_for_anonymous_is_named_and_considered(
    desk: Desk, monday: Clock
) -> None:
    """Its number and its terms are those of its registration; nobody registers it a second time."""
    kept = complainant.register_anonymous(desk, a_complaint())
    monday.pass_by(days=1)
    with pytest.raises(EntryError):
        complaints.name_complainant(desk, kept, a_complaint(complainant=""))
    assert now(desk, kept) == kept
    done = complaints.name_complainant(desk, kept, a_complaint())
    named = done.complaint
    usual = complaints.register(desk, a_complaint(complainant="Сергеева Ольга")).complaint
    assert (named.number, named.registered_at) == (kept.number, kept.registered_at)
    assert named.status is ComplaintStatus.REGISTERED
    assert named.complainant == a_complaint().complainant
    assert named.considered_by == kept.considered_by < usual.considered_by
    assert done.slip.kind is NoticeKind.COMPLAINT_SLIP
    with pytest.raises(Trouble, match="already"):
        complaints.name_complainant(desk, named, a_complaint())
    with desk.database.read() as connection:
        assert list(health.complaints(connection)) == []
    assert complaints.withdraw(desk, named, "Өзі қайтарып алды").withdrawn_why
