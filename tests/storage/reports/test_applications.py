"""What the report counts of applications, decisions, papers and complaints (R-4, R-5, R-9, D-6)."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection

from desktop_app.law.checklist import DocumentState, Source
from desktop_app.records.kinds import ComplaintStatus, NoticeKind, Service, Status
from desktop_app.storage import tables as t
from desktop_app.storage.applications import on_file
from desktop_app.storage.database import Database
from desktop_app.storage.reports import applications as report
from desktop_app.storage.reports.applications import Kept
from desktop_app.storage.rows import insert_row
from tests.services.acts import put_complaint
from tests.storage.case_rows import a_paper, a_school_row, an_application

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
BEGIN, STOP = datetime(2026, 11, 1), datetime(2026, 12, 1)
TICK = timedelta(microseconds=1)
DUE = date(2026, 11, 20)
HOME = Service.HOME_EDUCATION


def _decided(connection: Connection, case: int, at: datetime, **changes: Any) -> None:
    found = on_file.by_id(connection, case)
    values = {
        "application_id": case,
        "child_id": found.child_id,
        "payee_id": found.applicant_id,
        "awarded": True,
        "decided_at": at,
        "decided_by": "Басшы",
        "facts": {},
        "steps": [],
        "grounds": [],
    }
    insert_row(connection, t.decisions, {**values, **changes})


def _kept(connection: Connection, today: date) -> list[Kept]:
    found = report.applied(connection, FIRST, LAST, today)
    assert [each.count for each in found] == [1]
    return [each.kept for each in found]


@pytest.mark.parametrize(
    ("answered", "kept"),
    [
        (datetime(2026, 11, 20, 23, 59), Kept.KEPT),
        (datetime(2026, 11, 21), Kept.LATE),
    ],
)
def test_a_decision_on_the_last_day_keeps_the_term(
    database: Database, answered: datetime, kept: Kept
) -> None:
    with database.begin() as connection:
        case = an_application(connection, "Ө-1", deadline=DUE, status=Status.AWARDED)
        _decided(connection, case, answered)
        assert _kept(connection, date(2026, 12, 31)) == [kept]


@pytest.mark.parametrize(
    ("status", "today", "kept"),
    [
        (Status.REGISTERED, DUE, Kept.RUNNING),
        (Status.REGISTERED, DUE + timedelta(days=1), Kept.OVERDUE),
        (Status.WITHDRAWN, DUE + timedelta(days=1), Kept.WITHDRAWN),
    ],
)
def test_what_nobody_answered(database: Database, status: Status, today: date, kept: Kept) -> None:
    with database.begin() as connection:
        an_application(connection, "Ө-1", deadline=DUE, status=status)
        assert _kept(connection, today) == [kept]


def test_home_education_is_answered_by_its_first_paper_that_answers(database: Database) -> None:
    early, late = datetime(2026, 11, 20), datetime(2026, 11, 21)
    with database.begin() as connection:
        case = an_application(
            connection, "Ө-1", deadline=DUE, service=HOME, registered_at=datetime(2026, 11, 18)
        )
        for number, kind, at in (
            (1, NoticeKind.ORDER, early),
            (2, NoticeKind.ACCEPTANCE, late),
            (3, NoticeKind.RECEIPT_SLIP, late),
        ):
            a_paper(connection, f"Ш-{number}", kind=kind, issued_at=at, application_id=case)
        assert _kept(connection, date(2026, 12, 31)) == [Kept.LATE]
        a_paper(
            connection,
            "Ш-4",
            kind=NoticeKind.APPENDIX_TWO_REFUSAL,
            issued_at=early,
            application_id=case,
        )
        assert _kept(connection, date(2026, 12, 31)) == [Kept.KEPT]


def test_each_application_is_answered_by_its_own_paper(database: Database) -> None:
    with database.begin() as connection:
        for number, at in enumerate((datetime(2026, 11, 20), datetime(2026, 11, 21)), 1):
            registered = {"deadline": DUE, "registered_at": datetime(2026, 11, 18)}
            case = an_application(connection, f"Ө-{number}", service=HOME, **registered)
            answer = {"kind": NoticeKind.ACCEPTANCE, "issued_at": at}
            a_paper(connection, f"Ш-{number}", application_id=case, **answer)
        found = report.applied(connection, FIRST, LAST, date(2026, 12, 31))
    assert {each.kept: each.count for each in found} == {Kept.KEPT: 1, Kept.LATE: 1}


def test_applications_of_the_period_alike_are_counted_together(database: Database) -> None:
    with database.begin() as connection:
        school = a_school_row(connection, 9)
        for number, at in enumerate((BEGIN - TICK, BEGIN, STOP - TICK, STOP)):
            an_application(connection, f"Ө-{number}", registered_at=at)
        an_application(connection, "Ө-9", registered_at=BEGIN, provider_id=school)
        found = report.applied(connection, FIRST, LAST, FIRST)
    counts = sorted((each.count, each.month, each.provider_id == school) for each in found)
    assert counts == [(3, "2026-11", True)]


def test_awards_and_refusals_with_their_grounds(database: Database) -> None:
    with database.begin() as connection:
        cases = [an_application(connection, f"Ө-{number}") for number in range(5)]
        outcomes: list[tuple[datetime, bool, list[int]]] = [
            (BEGIN - TICK, True, []),
            (BEGIN, True, []),
            (BEGIN, False, [1, 2]),
            (STOP - TICK, False, [1, 2]),
            (STOP, False, []),
        ]
        for case, (at, awarded, grounds) in zip(cases, outcomes, strict=True):
            _decided(connection, case, at, awarded=awarded, grounds=grounds)
        found = report.decided(connection, FIRST, LAST)
    told = sorted((each.awarded, each.grounds, each.count, each.month) for each in found)
    assert told == [(False, (1, 2), 2, "2026-11"), (True, (), 1, "2026-11")]


def _document(connection: Connection, case: int, code: str, **changes: Any) -> None:
    values = {
        "application_id": case,
        "code": code,
        "name_kk": code,
        "name_ru": code,
        "source": Source.APPLICANT,
        "state": DocumentState.MISSING,
    }
    insert_row(connection, t.documents, {**values, **changes})


def test_what_refusals_named_missing_or_expired(database: Database) -> None:
    """An application of 20 November: a paper that expires on that day is still good."""
    accepted = {"state": DocumentState.ACCEPTED}
    with database.begin() as connection:
        refused: dict[str, Any] = {"service": HOME, "status": Status.REFUSED}
        first = an_application(connection, "Ө-1", **refused)
        second = an_application(connection, "Ө-2", **refused)
        _document(connection, first, "a")
        _document(connection, second, "a")
        _document(connection, first, "b", expires_on=date(2026, 11, 19), **accepted)
        _document(connection, second, "b", expires_on=date(2026, 11, 20), **accepted)
        _document(connection, first, "c", state=DocumentState.NOT_NEEDED)
        _document(connection, first, "d", state=DocumentState.NOT_NEEDED)
        _document(connection, first, "e", source=Source.INFORMATION_SYSTEM)
        others: list[dict[str, Any]] = [
            {"service": HOME},
            {"status": Status.REFUSED},
            {**refused, "registered_at": STOP},
        ]
        for number, changes in enumerate(others, 3):
            _document(connection, an_application(connection, f"Ө-{number}", **changes), "a")
        found = report.refused_for(connection, FIRST, LAST, ["a", "c"])
    assert [(each.code, each.expired, each.count) for each in found] == [
        ("a", False, 2),
        ("b", True, 1),
        ("c", False, 1),
    ]


def test_papers_by_their_kind_annulled_ones_too(database: Database) -> None:
    with database.begin() as connection:
        for number, (kind, at, annulled_at) in enumerate(
            (
                (NoticeKind.AWARD, BEGIN, None),
                (NoticeKind.AWARD, STOP - TICK, BEGIN),
                (NoticeKind.AWARD, STOP, None),
                (NoticeKind.RECEIPT_SLIP, BEGIN, None),
            )
        ):
            a_paper(connection, f"Ш-{number}", kind=kind, issued_at=at, annulled_at=annulled_at)
        found = report.papers_by_kind(connection, FIRST, LAST)
    assert list(found.items()) == [(NoticeKind.RECEIPT_SLIP, 1), (NoticeKind.AWARD, 2)]


def test_by_when_a_complaint_was_due_and_when_it_was_done(database: Database) -> None:
    until, send_on_by = date(2026, 12, 20), date(2026, 11, 24)
    done, sent = datetime(2026, 11, 28, 12), datetime(2026, 11, 23, 12)
    answered = ComplaintStatus.ANSWERED
    with database.begin() as connection:
        put_complaint(connection, "ШҒ-1")
        put_complaint(connection, "ШҒ-2", extended_until=until, answered_at=done, status=answered)
        put_complaint(
            connection, "ШҒ-3", extended_until=until, send_on_by=send_on_by, sent_on_at=sent
        )
        put_complaint(connection, "ШҒ-4", status=ComplaintStatus.WITHDRAWN)
        put_complaint(connection, "ШҒ-5", registered_at=STOP)
        found = report.complaint_terms(connection, FIRST, LAST)
    assert [(each.due, each.done_at, each.withdrawn) for each in found] == [
        (date(2026, 11, 27), None, False),
        (until, done, False),
        (send_on_by, sent, False),
        (date(2026, 11, 27), None, True),
    ]
