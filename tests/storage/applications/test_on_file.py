"""Applications and what belongs to them, asked for in the ways the office asks."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from sqlalchemy import Connection

from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Month
from desktop_app.records.kinds import NoticeKind, Service, Status
from desktop_app.storage import tables as t
from desktop_app.storage.applications import on_file
from desktop_app.storage.database import Database
from desktop_app.storage.rows import NotOnFile, insert_row
from tests.builders import a_child
from tests.storage.case_rows import MOMENT, a_child_row, a_paper, a_parent_row, an_application

HOME = Service.HOME_EDUCATION
Asked = Callable[[Connection], list[int]]


def test_an_application_by_its_id_or_none(database: Database) -> None:
    with database.begin() as connection:
        case = an_application(connection, "Ө-2026-00001")
        assert on_file.by_id(connection, case).number == "Ө-2026-00001"
        with pytest.raises(NotOnFile, match="no such application"):
            on_file.by_id(connection, case + 1)


def test_numbers_of_more_than_are_asked_for_at_once(database: Database) -> None:
    with database.begin() as connection:
        first, last = an_application(connection, "Ө-1"), an_application(connection, "Ө-2")
        wanted = [first, *range(1_000, 1_499), last]
        assert on_file.numbers_of(connection, wanted) == {first: "Ө-1", last: "Ө-2"}
        assert on_file.numbers_of(connection, []) == {}


@pytest.mark.parametrize(
    ("status", "is_open"),
    [
        (Status.REGISTERED, True),
        (Status.CONSIDERED, True),
        (Status.ORDERED, False),
        (Status.AWARDED, False),
        (Status.REFUSED, False),
        (Status.WITHDRAWN, False),
    ],
)
def test_which_application_of_a_child_is_open(
    database: Database, status: Status, is_open: bool
) -> None:
    with database.begin() as connection:
        case = an_application(connection, "Ө-1", status=status)
        child = on_file.by_id(connection, case).child_id
        found = on_file.open_for(connection, child, Service.REIMBURSEMENT)
        assert (found is not None) is is_open
        assert on_file.open_for(connection, child, HOME) is None
        assert on_file.open_for(connection, child + 99, Service.REIMBURSEMENT) is None


def test_a_childs_own_and_those_that_concern_a_person(database: Database) -> None:
    with database.begin() as connection:
        first = an_application(connection, "Ө-1")
        mother = on_file.by_id(connection, first).applicant_id
        sibling = a_child_row(connection, 2)
        second = an_application(connection, "Ө-2", child_id=sibling)
        an_application(
            connection, "Ө-3", child_id=sibling, applicant_id=a_parent_row(connection, 2)
        )
        last = an_application(connection, "Ө-4")
        child = on_file.by_id(connection, first).child_id
        assert [each.id for each in on_file.of_child(connection, child)] == [last, first]
        concerning = on_file.concerning(connection, mother)
        assert [each.id for each in concerning] == [last, second, first]
        assert concerning[0].applicant_name == "Әлімқұлова Гүлнұр Ғалымқызы"
        assert [each.id for each in on_file.concerning(connection, child)] == [last, first]


@pytest.fixture
def three(database: Database) -> list[int]:
    """Of two children; the third has an apostrophe of LIKE in its name."""
    with database.begin() as connection:
        other = a_child_row(connection, 2, surname="Һамитова", given_name="Өркен")
        odd = a_child_row(connection, 3, surname="100%", given_name="_")
        return [
            an_application(connection, "Ө-2026-00001"),
            an_application(connection, "Ө-2026-00002", child_id=other, service=HOME),
            an_application(connection, "Ө-2026-00003", child_id=odd, status=Status.REFUSED),
        ]


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        (lambda c: on_file.ids(c), [3, 2, 1]),
        (lambda c: on_file.ids(c, "һАМИТОВА"), [2]),
        (lambda c: on_file.ids(c, "өркен һамит"), [2]),
        (lambda c: on_file.ids(c, "өркен әлия"), []),
        (lambda c: on_file.ids(c, "ө-2026-00003"), [3]),
        (lambda c: on_file.ids(c, "2026"), [3, 2, 1]),
        (lambda c: on_file.ids(c, "0%"), [3, 2, 1]),  # a mark is not sought
        (lambda c: on_file.ids(c, "_"), []),
        (lambda c: on_file.ids(c, a_child().iin), [1]),
        (lambda c: on_file.ids(c, "  "), [3, 2, 1]),
        (lambda c: on_file.ids(c, service=HOME), [2]),
        (lambda c: on_file.ids(c, statuses=[Status.REGISTERED]), [2, 1]),
        (lambda c: on_file.ids(c, "2026", HOME, [Status.REFUSED]), []),
    ],
)
def test_applications_are_found_the_newest_first(
    database: Database,
    three: list[int],
    ask: Callable[[Connection], list[int]],
    expected: list[int],
) -> None:
    with database.read() as connection:
        assert [three.index(each) + 1 for each in ask(connection)] == expected


def test_rows_come_in_the_order_they_are_wanted(database: Database, three: list[int]) -> None:
    first, second, third = three
    with database.read() as connection:
        rows = on_file.rows(connection, [second, third, first])
    assert [row.number[-1] for row in rows] == ["2", "3", "1"]
    assert rows[0].child_name == a_child(2, surname="Һамитова", given_name="Өркен").full_name
    assert rows[0].child_iin == a_child(2).iin


def _certificate(connection: Connection, child: int, school: int, number: str) -> int:
    days = {"issued_on": date(2025, 9, 1), "first_day": date(2025, 9, 1)}
    return insert_row(
        connection,
        t.certificates,
        {"child_id": child, "provider_id": school, "number": number, **days}
        | {"last_day": date(2026, 5, 25)},
    )


def test_a_certificate_whose_paper_was_annulled_counts_no_more(database: Database) -> None:
    with database.begin() as connection:
        case = on_file.by_id(connection, an_application(connection, "Ө-1"))
        stranger = a_child_row(connection, 2)
        for number, kind, child, annulled_at in (
            ("А-1", NoticeKind.CERTIFICATE, case.child_id, None),
            ("А-2", NoticeKind.CERTIFICATE, case.child_id, MOMENT),
            ("А-3", NoticeKind.AWARD, case.child_id, MOMENT),
            ("А-4", NoticeKind.CERTIFICATE, stranger, MOMENT),
        ):
            _certificate(connection, case.child_id, case.provider_id, number)
            a_paper(connection, number, kind=kind, child_id=child, annulled_at=annulled_at)
        found = on_file.certificates_of(connection, case.child_id)
    assert [each.number for each in found] == ["А-4", "А-3", "А-1"]


def test_an_application_rests_on_the_certificate_it_names(database: Database) -> None:
    with database.begin() as connection:
        case = on_file.by_id(connection, an_application(connection, "Ө-1"))
        child = case.child_id
        named = _certificate(connection, child, case.provider_id, "А-1")
        _certificate(connection, child, case.provider_id, "А-2")
        an_application(connection, "Ө-2", certificate_id=named)
        found = [
            on_file.rests_on_certificate(connection, who, number)
            for who, number in ((child, "А-1"), (child, "А-2"), (child + 1, "А-1"), (None, "А-1"))
        ]
        kept = on_file.certificate(connection, named)
        assert kept is not None
        assert kept.number == "А-1"
        assert on_file.certificate(connection, named + 9) is None
    assert found == [True, False, False, False]


def test_a_decision_with_its_months_or_without_any(database: Database) -> None:
    with database.begin() as connection:
        cases = [an_application(connection, f"Ө-{number}") for number in (1, 2, 3)]
        first = on_file.by_id(connection, cases[0])
        for case, months in zip(cases, (("2025-09", "2026-05"), ("", "")), strict=False):
            values = {
                "application_id": case,
                "child_id": first.child_id,
                "payee_id": first.applicant_id,
                "awarded": bool(months[0]),
                "decided_at": MOMENT,
                "decided_by": "Басшы",
                "facts": {},
                "steps": [],
                "grounds": [] if months[0] else [2],
                "first_month": months[0],
                "last_month": months[1],
            }
            insert_row(connection, t.decisions, values)
        award, refusal, none = (on_file.decision_of(connection, case) for case in cases)
        assert award is not None
        assert refusal is not None
        assert none is None
        assert (award.first, award.last) == (Month(2025, 9), Month(2026, 5))
        assert (refusal.first, refusal.last, refusal.grounds) == (None, None, (2,))
        both = on_file.decisions_of_child(connection, first.child_id)
        assert both == [award, refusal]
        assert on_file.child_of_decision(connection, award.id) == first.child_id
        with pytest.raises(NotOnFile):
            on_file.child_of_decision(connection, 99)


def test_events_now_and_at_a_moment(database: Database) -> None:
    recorded, annulled = datetime(2026, 2, 1, 10), datetime(2026, 2, 3, 10)
    with database.begin() as connection:
        child = a_child_row(connection)
        values = {
            "child_id": child,
            "kind": EventKind.STATE_INSTITUTION,
            "happened_on": date(2026, 1, 20),
            "recorded_at": recorded,
            "recorded_by": "Маман",
            "annulled_at": annulled,
        }
        insert_row(connection, t.events, values)
        moments = (recorded.replace(hour=9), recorded, annulled.replace(hour=9), annulled)
        found = [len(on_file.events_of(connection, child, moment)) for moment in moments]
        every = on_file.events_of(connection, child)
    assert (found, len(every)) == ([0, 1, 1, 0], 1)
