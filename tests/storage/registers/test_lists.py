"""The registers of a period: from its first moment until before its end, the newest first."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Connection

from desktop_app.law.steps import Step
from desktop_app.records.kinds import ComplaintStatus, Service, Status
from desktop_app.storage.database import Database
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.payouts import approved
from desktop_app.storage.registers import lists
from tests.services.acts import put_complaint
from tests.storage.case_rows import an_application
from tests.storage.payouts.payout_rows import a_line, a_payout, an_award

FIRST, END = date(2026, 11, 1), date(2026, 12, 1)
BEGIN, STOP = datetime(2026, 11, 1), datetime(2026, 12, 1)
TICK = timedelta(microseconds=1)
MOMENTS = (BEGIN - TICK, BEGIN, STOP - TICK, STOP)
Asked = Callable[[Connection], list[int]]
HOME = Service.HOME_EDUCATION


def _put(connection: Connection) -> None:
    """At each of the four moments an application, a complaint, a payout and a stage."""
    for number, at in enumerate(MOMENTS, 1):
        service = HOME if number == 2 else Service.REIMBURSEMENT
        case = an_application(connection, f"Ө-{number}", registered_at=at, service=service)
        status = ComplaintStatus.ANSWERED if number == 2 else ComplaintStatus.REGISTERED
        put_complaint(connection, f"ШҒ-{number}", registered_at=at, status=status)
        a_payout(connection, at)
        notices.add_act(connection, Step(f"{number}", "R-8"), who="Ә", when=at, application_id=case)
    notices.add_act(connection, Step("of no case", "R-8"), who="Ә", when=BEGIN)


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        (lambda c: lists.application_ids(c, FIRST, END), [3, 2]),
        (lambda c: lists.application_ids(c, FIRST, END, HOME), [2]),
        (lambda c: lists.complaint_ids(c, FIRST, END), [3, 2]),
        (lambda c: lists.complaint_ids(c, FIRST, END, ComplaintStatus.ANSWERED), [2]),
        (lambda c: lists.payout_ids(c, FIRST, END), [3, 2]),
        (lambda c: lists.stage_ids(c, FIRST, END), [3, 2]),
        (lambda c: lists.stage_ids(c, FIRST, END, HOME), [2]),
        (lambda c: lists.payout_ids(c, END, END), []),
    ],
)
def test_what_lies_in_a_period(database: Database, ask: Asked, expected: list[int]) -> None:
    with database.begin() as connection:
        _put(connection)
        assert ask(connection) == expected


def test_lines_come_in_the_order_they_are_wanted(database: Database) -> None:
    with database.begin() as connection:
        _put(connection)
        applications = lists.application_lines(connection, [3, 1, 2])
        complaints = lists.complaint_lines(connection, [3, 1, 2])
        payouts = lists.payout_lines(connection, [3, 1, 2])
        stages = lists.stage_rows(connection, [3, 1, 2])
    assert [each.number for each in applications] == ["Ө-3", "Ө-1", "Ө-2"]
    assert [each.number for each in complaints] == ["ШҒ-3", "ШҒ-1", "ШҒ-2"]
    assert [each.id for each in payouts] == [3, 1, 2]
    assert [each.what.label for each in stages] == ["3", "1", "2"]


def test_a_line_names_people_and_who_took_the_application_in(database: Database) -> None:
    with database.begin() as connection:
        case = an_application(connection, "Ө-1", status=Status.WITHDRAWN, withdrawn_why="Ү")
        silent = an_application(connection, "Ө-2")
        for who in ("Әсем", "Ұлан"):
            notices.add_act(connection, Step("Ө", "R-8"), who=who, when=BEGIN, application_id=case)
        first, second = lists.application_lines(connection, [case, silent])
        (stage, _later) = lists.stage_rows(connection, [1, 2])
    assert first.child_name == "Әлімқұлова Әлия Ұланқызы"
    assert first.applicant_name == "Әлімқұлова Гүлнұр Ғалымқызы"
    assert (first.registered_by, second.registered_by) == ("Әсем", "")
    assert (stage.number, stage.provider_kk, stage.provider_ru) == (
        "Ө-1",
        "№ 7 мектеп",
        "Школа № 7",
    )


def test_a_payouts_line_is_what_the_list_of_payouts_shows(database: Database) -> None:
    with database.begin() as connection:
        payout = a_payout(connection)
        a_line(connection, payout, an_award(connection))
        (line,) = lists.payout_lines(connection, [payout])
        assert line == approved.approved_rows(connection)[0]
    assert (line.lines, line.total) == (1, 34_600)
