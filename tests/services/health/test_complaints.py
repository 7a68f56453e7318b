"""The check of the office finds what is wrong with complaints (R-9)."""

from datetime import date

import pytest
from sqlalchemy import text

from desktop_app.records.complaints import Complaint, ExtensionEntry
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.desk import Desk
from desktop_app.services.health import check as health
from desktop_app.services.health.complaints import complaints as check_of_complaints
from desktop_app.storage.complaints import on_file as stored
from desktop_app.wording import step as step_words
from tests.builders import Clock
from tests.services.complaint_acts import ANSWER, a_complaint


@pytest.fixture
def office(desk: Desk, head: Desk, clock: Clock) -> Desk:
    """ШҒ-2026-00001 is answered, 00002 extended until 1 December, 00003 open."""
    clock.move_to(date(2026, 11, 16))
    for name in ("Қожа Ұлан", "Иванов Сергей", "Ким Ольга"):
        complaints.register(desk, a_complaint(complainant=name))
    first, second = (_complaint(desk, number) for number in (1, 2))
    complaints.answer(head, first, ANSWER)
    complaints.extend(head, second, ExtensionEntry(date(2026, 12, 1), "Сараптама"))
    return desk


def _complaint(desk: Desk, complaint_id: int) -> Complaint:
    with desk.database.read() as connection:
        return stored.by_id(connection, complaint_id)


def _told(desk: Desk) -> list[str]:
    lines = [step_words(each.step, "en") for each in health.check(desk)]
    return [line for line in lines if line.startswith("Complaint")]


def test_sound_complaints_pass(office: Desk) -> None:
    assert _told(office) == []


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (
            "UPDATE complaints SET status = 'sent on' WHERE id = 3",
            "Complaint ШҒ-2026-00003: the paper that tells where it stands is missing.",
        ),
        (
            "UPDATE notices SET complaint_id = NULL WHERE kind = 'complaint slip' AND id = 1",
            "Complaint ШҒ-2026-00001: the paper that tells where it stands is missing.",
        ),
        (
            "UPDATE complaints SET deadline = '2026-11-02' WHERE id = 3",
            "Complaint ШҒ-2026-00003: its deadline lies before its registration.",
        ),
    ],
)
def test_each_damage_is_found(office: Desk, damage: str, words: str) -> None:
    with office.database.begin() as connection:
        connection.execute(text(damage))
    assert _told(office) == [words]


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (
            "UPDATE complaints SET status = 'lost' WHERE id = 2",
            "Complaint ШҒ-2026-00002 can't be read.",
        ),
        (
            "UPDATE complaints SET outcome = 'perhaps' WHERE id = 1",
            "Complaint ШҒ-2026-00001 can't be read.",
        ),
    ],
)
def test_one_that_can_t_be_read_is_told_and_stops_nothing(
    office: Desk, damage: str, words: str
) -> None:
    """Where the whole office is checked, strange words are told before, by their tables."""
    with office.database.begin() as connection:
        connection.execute(text(damage))
        connection.execute(text("UPDATE complaints SET status = 'sent on' WHERE id = 3"))
        told = [step_words(each.step, "en") for each in check_of_complaints(connection)]
    assert told == [
        words,
        "Complaint ШҒ-2026-00003: the paper that tells where it stands is missing.",
    ]
