"""Each slip of an entry names its field, at the very edges of what is right."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from desktop_app.law.checklist import DocumentState
from desktop_app.records.applications import ApplicationEntry, DocumentEntry
from desktop_app.records.kinds import Channel
from desktop_app.services import validation
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import calendar
from tests.builders import (
    NOW,
    SCHOOL_YEAR,
    TODAY,
    a_child,
    a_document,
    a_parent,
    home_education_entry,
    reimbursement_entry,
)

TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
ACCEPTED, MISSING = DocumentState.ACCEPTED, DocumentState.MISSING


def _slips(desk: Desk, entry: ApplicationEntry, now: datetime = NOW) -> list[str]:
    with desk.database.read() as connection:
        days = calendar.working_calendar(connection)
    return [slip.field for slip in validation.application_slips(entry, now, days)]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"applied_on": TOMORROW}, ["applied_on"]),
        ({"applied_on": YESTERDAY}, []),
        ({"channel": Channel.PORTAL}, ["sent_at"]),
        ({"channel": Channel.PORTAL, "sent_at": NOW}, []),
        ({"sent_at": NOW + timedelta(seconds=1)}, ["sent_at"]),
        ({"child": a_child(birth_date=None)}, ["child.birth_date"]),
        ({"child": a_child(birth_date=TODAY)}, []),
        ({"child": a_child(birth_date=TOMORROW)}, ["child.birth_date"]),
        ({"child": a_child(surname="", given_name="")}, ["child.surname"]),
        ({"child": a_child(surname="")}, []),
        ({"child": a_child(iin="123")}, ["child.iin"]),
        ({"child": a_child(iin=a_parent().iin)}, ["applicant.iin"]),
        ({"applicant": a_parent(address="")}, ["applicant.address"]),
        ({"applicant": a_parent(birth_date=None)}, []),
        ({"provider_id": 0}, ["provider"]),
    ],
)
def test_what_is_asked_of_every_application(
    desk: Desk, changes: dict[str, Any], expected: list[str]
) -> None:
    assert _slips(desk, replace(home_education_entry(1), **changes)) == expected


def test_a_day_whose_deadline_lies_in_a_year_that_is_not_known(desk: Desk) -> None:
    """Of a year to come somebody confirms the days off later; one long ago was mistyped."""
    late = date(2026, 12, 30)
    entry = home_education_entry(1, applied_on=late)
    assert _slips(desk, entry, datetime(2026, 12, 30, 10)) == []
    assert _slips(desk, replace(entry, applied_on=date(1926, 12, 30))) != []


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"issued_on": TODAY}, []),
        ({"issued_on": TOMORROW}, ["documents.identity"]),
        ({"issued_on": YESTERDAY, "expires_on": YESTERDAY}, []),
        ({"issued_on": TODAY, "expires_on": YESTERDAY}, ["documents.identity"]),
    ],
)
def test_the_days_of_a_document_that_was_accepted(
    desk: Desk, days: dict[str, Any], expected: list[str]
) -> None:
    accepted = DocumentEntry("identity", ACCEPTED, **days)
    entry = replace(home_education_entry(1), documents=(accepted,))
    assert _slips(desk, entry) == expected
    missing = replace(accepted, state=MISSING)
    assert _slips(desk, replace(entry, documents=(missing,))) == []


@pytest.mark.parametrize(
    ("facts", "documents", "expected"),
    [
        ({}, {}, []),
        ({"iban": ""}, {}, ["iban"]),
        ({"iban": ""}, a_document("bank_account", MISSING), []),
        ({"iban": "KZ1"}, a_document("bank_account", MISSING), ["iban"]),
        ({"certificate": None}, {}, ["certificate"]),
        ({"certificate": None}, a_document("education_certificate", MISSING), []),
        ({"certificate": replace(SCHOOL_YEAR, number="")}, {}, ["certificate.number"]),
        (
            {"certificate": replace(SCHOOL_YEAR, last_day=date(2025, 8, 31))},
            {},
            ["certificate.last_day"],
        ),
        ({"certificate": replace(SCHOOL_YEAR, last_day=SCHOOL_YEAR.first_day)}, {}, []),
        ({"certificate": replace(SCHOOL_YEAR, last_day=date(2030, 12, 31))}, {}, []),
        (
            {"certificate": replace(SCHOOL_YEAR, last_day=date(2031, 1, 1))},
            {},
            ["certificate.last_day"],
        ),
    ],
)
def test_what_the_reimbursement_asks_for_besides(
    desk: Desk, facts: dict[str, Any], documents: Any, expected: list[str]
) -> None:
    entry = reimbursement_entry(1, facts=facts, documents=documents)
    assert _slips(desk, entry) == expected


def test_without_an_iin_a_document_is_asked_for_and_no_digits_are_counted(desk: Desk) -> None:
    entry = replace(home_education_entry(1), child=a_child(iin=""))
    with desk.database.read() as connection:
        days = calendar.working_calendar(connection)
    (slip,) = validation.application_slips(entry, NOW, days)
    assert (slip.field, slip.label) == ("child.iin", validation.NO_NUMBER)
