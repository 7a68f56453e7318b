"""A paper of another family's case is asked about before the complaint is tied to that case."""

from typing import Any

import pytest

from desktop_app.records.applications import Application
from desktop_app.records.confirmed import Confirmed
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.complaints.whose_paper import OF_ANOTHER_FAMILY
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError
from desktop_app.storage.papers import issued as notices
from tests.builders import a_parent, home_education_entry
from tests.services.acts import register
from tests.services.complaint_acts import a_complaint, now

OWN, OF_OTHERS = "Ш-2026-00001", "Ш-2026-00002"
COMPLAINANT: dict[str, Any] = {"complainant": a_parent().full_name, "iin": a_parent().iin}


@pytest.fixture
def cases(desk: Desk, school: int) -> tuple[Application, Application]:
    """Of the complainant, and of another family."""
    own = register(desk, home_education_entry(school))
    return own, register(desk, home_education_entry(school, 2))


@pytest.mark.parametrize("spelled", [OF_OTHERS, "№ ш-2026-00002"])
def test_a_paper_of_another_family_is_asked_about(
    desk: Desk, cases: tuple[Application, Application], spelled: str
) -> None:
    entry = a_complaint(**COMPLAINANT, complained_of=spelled)
    with pytest.raises(EntryError) as refused:
        complaints.register(desk, entry)
    (slip,) = refused.value.slips
    assert (slip.field, slip.step.label) == ("complained_of", OF_ANOTHER_FAMILY)
    confirmed = [Confirmed("complained_of", OF_OTHERS)]
    kept = complaints.register(desk, entry, confirmed=confirmed).complaint
    assert kept.application_id == cases[1].id
    with desk.database.read() as connection:
        told = [act.what.label for act in notices.history(connection, complaint_id=kept.id)]
    assert "Confirmed as it stands in the document: {value}" in told


@pytest.mark.parametrize(
    "by",
    [
        COMPLAINANT,
        {"complainant": a_parent().full_name},
        {"complainant": "Әлімқұлова Г. Ғ."},
    ],
)
def test_a_paper_of_ones_own_case_is_not(
    desk: Desk, cases: tuple[Application, Application], by: dict[str, Any]
) -> None:
    kept = complaints.register(desk, a_complaint(**by, complained_of=OWN)).complaint
    assert kept.application_id == cases[0].id


def test_whoever_complains_in_a_case_that_was_chosen_is_not_asked(
    desk: Desk, cases: tuple[Application, Application]
) -> None:
    """As a lawyer does, in the case that stands open."""
    chosen = a_complaint(application_id=cases[0].id, complained_of=OWN)
    assert complaints.register(desk, chosen).complaint.complained_of == OWN


def test_a_paper_of_another_case_than_the_chosen_one_is_asked_about(
    desk: Desk, cases: tuple[Application, Application]
) -> None:
    entry = a_complaint(**COMPLAINANT, application_id=cases[0].id, complained_of=OF_OTHERS)
    with pytest.raises(EntryError):
        complaints.register(desk, entry)


def test_a_number_that_is_mistyped_in_correcting_is_asked_about(
    desk: Desk, cases: tuple[Application, Application]
) -> None:
    entry = a_complaint(**COMPLAINANT, complained_of=OWN)
    kept = complaints.register(desk, entry).complaint
    with pytest.raises(EntryError):
        complaints.correct(desk, kept, a_complaint(**COMPLAINANT, complained_of=OF_OTHERS))
    assert now(desk, kept) == kept
