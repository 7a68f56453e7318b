"""The list of children: the open application of each, or else the last one; who died stays so."""

from datetime import datetime

import pytest
from sqlalchemy import Connection, select

from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Month
from desktop_app.records.kinds import Channel, PaperLanguage, Relation, Service, Status
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.people import children
from desktop_app.storage.rows import insert_row
from tests.storage.payouts.payout_rows import CLOSED, an_award


def _of(connection: Connection, decision: int) -> tuple[int, int, int]:
    """The child of an award, its payee and the school."""
    query = (
        select(
            t.applications.c.child_id, t.applications.c.applicant_id, t.applications.c.provider_id
        )
        .join(t.decisions)
        .where(t.decisions.c.id == decision)
    )
    child, payee, school = connection.execute(query).one()
    return child, payee, school


def _applied(connection: Connection, decision: int, status: Status, number: int) -> None:
    child, payee, school = _of(connection, decision)
    values = {
        "service": Service.HOME_EDUCATION,
        "number": f"Ө-2026-{number:05}",
        "registered_at": CLOSED,
        "applied_on": CLOSED.date(),
        "channel": Channel.OFFICE,
        "child_id": child,
        "applicant_id": payee,
        "relation": Relation.MOTHER,
        "provider_id": school,
        "language": PaperLanguage.KAZAKH,
        "status": status,
        "deadline": CLOSED.date(),
    }
    insert_row(connection, t.applications, values)


@pytest.mark.parametrize(
    ("later", "shown"),
    [
        ([], Status.AWARDED),
        ([Status.REFUSED], Status.REFUSED),
        ([Status.REGISTERED], Status.REGISTERED),
        ([Status.REGISTERED, Status.REFUSED], Status.REGISTERED),
        ([Status.REFUSED, Status.REGISTERED], Status.REGISTERED),
        ([Status.WITHDRAWN, Status.REFUSED], Status.REFUSED),
        ([Status.REGISTERED, Status.WITHDRAWN, Status.REFUSED], Status.REGISTERED),
    ],
)
def test_an_open_application_is_shown_before_a_later_one_that_is_not(
    database: Database, later: list[Status], shown: Status
) -> None:
    with database.begin() as connection:
        award, other = an_award(connection, 1), an_award(connection, 2)
        for number, status in enumerate(later, 1):
            _applied(connection, award, status, number)
        wanted = [_of(connection, each)[0] for each in (other, award)]
        found = children.rows(connection, wanted)
    assert [row.id for row in found] == wanted
    assert [row.latest.status for row in found] == [Status.AWARDED, shown]
    assert [row.latest.school_kk for row in found] == ["№ 2", "№ 1"]


@pytest.mark.parametrize(
    ("kind", "annulled_at", "died", "until"),
    [
        (EventKind.DEATH, None, True, Month(2026, 1)),
        (EventKind.DEATH, CLOSED, False, Month(2026, 5)),
        (EventKind.STATE_INSTITUTION, None, False, Month(2026, 1)),
    ],
)
def test_an_event_that_is_annulled_ends_nothing(
    database: Database, kind: EventKind, annulled_at: datetime | None, died: bool, until: Month
) -> None:
    with database.begin() as connection:
        award = an_award(connection)
        months = t.decisions.update().values(first_month="2025-09", last_month="2026-05")
        connection.execute(months)
        child = _of(connection, award)[0]
        values = {
            "child_id": child,
            "kind": kind,
            "happened_on": CLOSED.date().replace(month=1, day=20),
            "recorded_at": CLOSED,
            "recorded_by": "Маман",
            "annulled_at": annulled_at,
        }
        insert_row(connection, t.events, values)
        (row,) = children.rows(connection, [child])
    assert (row.died, row.award_until) == (died, until)
