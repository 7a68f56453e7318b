"""The check of the office finds what is wrong with registers, papers, payouts and awards."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, text

from desktop_app.services.desk import Desk
from desktop_app.services.health import records
from desktop_app.services.health.records import Finding
from desktop_app.services.law_values import law_data
from desktop_app.wording import NO_BREAK, step
from tests.builders import Clock, reimbursement_entry
from tests.services.acts import award, pay
from tests.services.debt_acts import overpaid_family


@pytest.fixture
def office(head: Desk, accountant: Desk, school: int) -> Desk:
    """One family, paid for the third and fourth quarter of 2025 on one sheet of two lines."""
    award(head, reimbursement_entry(school))
    pay(accountant, "2025Q4")
    return head


def _found(connection: Connection) -> Iterator[Finding]:
    yield from records.database(connection, is_file=True)
    yield from records.registers(connection)
    yield from records.papers(connection)
    yield from records.payouts(connection)
    yield from records.amendments(connection)
    yield from records.overpaid(connection, law_data.in_force(connection))


def _told(desk: Desk, *damages: str) -> list[str]:
    with desk.database.begin() as connection:
        for damage in damages:
            connection.execute(text(damage))
        found = list(_found(connection))
    assert all(each.wrong for each in found)
    return [step(each.step, "en") for each in found]


def test_a_sound_office_passes(office: Desk) -> None:
    assert _told(office) == []


LINE = "Payout Т-2025-00001, line 1:"


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (
            "UPDATE register_numbers SET last = 2 WHERE register = 'payouts'",
            "Register of payouts: the number Т-2025-00002 is missing.",
        ),
        (
            "UPDATE register_numbers SET last = 0 WHERE register = 'payouts'",
            "Register of payouts: the number Т-2025-00001 was used but never given.",
        ),
        (
            "UPDATE notices SET pdf = x'00' WHERE id = 1",
            "The paper Ш-2025-00001 is no longer what was issued. Take it from a backup.",
        ),
        (
            "UPDATE payout_lines SET state = 'paid' WHERE number = 1",
            f"{LINE} the day of the bank's answer is missing.",
        ),
        (
            "UPDATE payouts SET paid_on = '2025-12-31'",
            "Payout Т-2025-00001: it is paid, and lines of it have no answer of the bank.",
        ),
    ],
)
def test_each_damage_is_found(office: Desk, damage: str, words: str) -> None:
    assert _told(office, damage) == [words]


def test_an_award_whose_facts_say_nothing(office: Desk) -> None:
    with office.database.begin() as connection:
        connection.execute(text("UPDATE decisions SET facts = '{}'"))
        (found,) = records.amendments(connection)
    words = "Application Ө-2025-00001: the facts of its award can't be read."
    assert step(found.step, "en") == words


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ("amount = amount + 1", "the sum is not what its steps say."),
        ("period = '2026Q1'", "its months do not belong to its period."),
        ("iban = 'KZ00'", "the account (IBAN) can't exist."),
        ("payee_iin = '123'", "an IIN can't exist."),
    ],
)
def test_a_line_that_was_changed_is_found_twice(office: Desk, damage: str, words: str) -> None:
    """Its fingerprint is another, and the line itself is wrong."""
    with office.database.begin() as connection:
        connection.execute(text(f"UPDATE payout_lines SET {damage} WHERE number = 1"))
        told = [step(each.step, "en") for each in records.payouts(connection)]
    assert told == [
        "Payout Т-2025-00001: its lines are no longer those that were approved.",
        f"{LINE} {words}",
    ]


def test_a_line_that_is_gone(office: Desk) -> None:
    with office.database.begin() as connection:
        connection.execute(text("DELETE FROM payout_lines WHERE number = 1"))
        told = [step(each.step, "en") for each in records.payouts(connection)]
    assert told[0] == "Payout Т-2025-00001: a line is missing."


def test_what_is_overpaid_is_told_and_is_not_wrong(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    overpaid_family(head, accountant, school, clock)
    with head.database.read() as connection:
        (found,) = records.overpaid(connection, law_data.in_force(connection))
    assert not found.wrong
    assert f"23{NO_BREAK}067 tenge are overpaid" in step(found.step, "en")
