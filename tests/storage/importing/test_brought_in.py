"""Registers that were brought in: what was there before, and whether anything rests on them."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, select, update

from desktop_app.law.facts import Facts
from desktop_app.law.steps import Step
from desktop_app.records.kinds import Service, Status
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.importing import brought_in
from desktop_app.storage.papers import issued as notices
from tests.builders import a_child
from tests.services.acts import put_award
from tests.storage.case_rows import a_child_row, a_school_row, an_application
from tests.storage.payouts.payout_rows import a_line, a_payout

NOW = datetime(2026, 11, 21, 10, 0)
LATER = NOW + timedelta(minutes=5)
FACTS = Facts(date(2015, 4, 7), date(2025, 9, 1), None, None)


def test_who_is_on_file_and_which_applications_are_open(database: Database) -> None:
    with database.begin() as connection:
        assert brought_in.on_file(connection, []) == brought_in.OnFile({}, {}, 0)
        child = a_child_row(connection)
        other = a_child_row(connection, 2)
        an_application(connection, "Ө-1", child_id=child)
        an_application(connection, "Ө-2", child_id=other, service=Service.HOME_EDUCATION)
        last = an_application(connection, "Ө-3", child_id=other, status=Status.AWARDED)
        iins = [a_child(1).iin, *(f"{number:012}" for number in range(600)), a_child(2).iin]
        found = brought_in.on_file(connection, iins)
    assert {iin: person.id for iin, person in found.people.items()} == {
        a_child(1).iin: child,
        a_child(2).iin: other,
    }
    assert (found.open_applications, found.applications) == ({child: "Ө-1"}, last)


def test_the_ids_of_many_rows_come_in_their_order(database: Database) -> None:
    names = [f"№ {number}" for number in range(30, 0, -1)]
    rows = [{"name_kk": name, "name_ru": name} for name in names]
    with database.begin() as connection:
        assert brought_in.insert_many(connection, t.providers, []) == []
        ids = brought_in.insert_many(connection, t.providers, rows)
        query = select(t.providers.c.id, t.providers.c.name_kk)
        kept = {row.id: row.name_kk for row in connection.execute(query)}
    assert [kept[row_id] for row_id in ids] == names


@pytest.fixture
def made(database: Database) -> dict[str, int]:
    """A register of one award, with its act and the payout of what was paid before."""
    with database.begin() as connection:
        child = put_award(connection, a_school_row(connection), 1, 1, FACTS)
        decision = connection.execute(select(t.decisions)).one()
        payout = a_payout(connection)
        a_line(connection, payout, decision.id)
        notices.add_act(
            connection,
            Step("Brought in", "R-8"),
            who="Ә",
            when=NOW,
            application_id=decision.application_id,
        )
        act = connection.scalars(select(t.acts.c.id)).one()
        rows = [
            (2, "applications", decision.application_id),
            (2, "decisions", decision.id),
            (2, "acts", act),
            (2, "payouts", payout),
        ]
        found = brought_in.keep(connection, "0" * 64, "Ә", NOW, rows, 1)
        return {
            "import": found,
            "child": child,
            "application": decision.application_id,
            "decision": decision.id,
            "payout": payout,
        }


def _rests(connection: Connection, made: dict[str, int]) -> bool:
    number = brought_in.built_upon(connection, made["import"])
    assert number in ("", "Ө-2024-00001")
    return bool(number)


def test_what_a_register_made_is_remembered(database: Database, made: dict[str, int]) -> None:
    with database.begin() as connection:
        found = brought_in.by_id(connection, made["import"])
        assert found is not None
        assert (found.imported_by, found.rows, found.undone_at) == ("Ә", 1, None)
        assert brought_in.made_by(connection, found.id, t.payouts) == [made["payout"]]
        assert brought_in.made_by(connection, found.id, t.people) == []
        newest = brought_in.keep(connection, "1" * 64, "Ә", NOW, [], 0)
        every = [each.id for each in brought_in.all_imports(connection)]
        assert every == [newest, found.id]
        assert brought_in.by_id(connection, 99) is None


def test_nothing_rests_on_what_was_just_brought_in(
    database: Database, made: dict[str, int]
) -> None:
    with database.begin() as connection:
        assert not _rests(connection, made)


def _of_another_child(connection: Connection, _made: dict[str, int]) -> None:
    other = a_child_row(connection, 2)
    notices.add_act(connection, Step("Ү", "R-8"), who="Ә", when=NOW, child_id=other)


def _another_case_changed(connection: Connection, _made: dict[str, int]) -> None:
    an_application(connection, "Ө-9", child_id=a_child_row(connection, 2), version=2)


def _an_act_of(what: str) -> Any:
    def act(connection: Connection, made: dict[str, int]) -> None:
        about: dict[str, Any] = {f"{what}_id": made[what]}
        notices.add_act(connection, Step("Ү", "R-8"), who="Ә", when=NOW, **about)

    return act


def _changed(table: Any, what: str) -> Any:
    def change(connection: Connection, made: dict[str, int]) -> None:
        connection.execute(update(table).where(table.c.id == made[what]).values(version=2))

    return change


def _paid_again(connection: Connection, made: dict[str, int]) -> None:
    a_line(connection, a_payout(connection), made["decision"])


@pytest.mark.parametrize(
    ("happen", "rests"),
    [
        (_of_another_child, False),
        (_another_case_changed, False),
        (_an_act_of("application"), True),
        (_an_act_of("child"), True),
        (_changed(t.applications, "application"), True),
        (_changed(t.decisions, "decision"), True),
        (_paid_again, True),
    ],
    ids=[
        "another child",
        "another case",
        "act of the case",
        "act of the child",
        "case",
        "award",
        "payout",
    ],
)
def test_what_happened_since_rests_on_it(
    database: Database, made: dict[str, int], happen: Any, rests: bool
) -> None:
    with database.begin() as connection:
        happen(connection, made)
        assert _rests(connection, made) is rests


def test_taking_back_withdraws_everything_that_was_made(
    database: Database, made: dict[str, int]
) -> None:
    with database.begin() as connection:
        own = an_application(connection, "Ө-9")
        other = brought_in.keep(connection, "1" * 64, "Ә", NOW, [], 0)
        brought_in.take_back(connection, made["import"], "Қате", "Ғ", LATER)
        case, untouched = (
            connection.execute(select(t.applications).where(t.applications.c.id == each)).one()
            for each in (made["application"], own)
        )
        award = connection.execute(select(t.decisions)).one()
        payout = connection.execute(select(t.payouts)).one()
        found, stays = (brought_in.by_id(connection, each) for each in (made["import"], other))
    assert (case.status, case.withdrawn_why, case.version) == (Status.WITHDRAWN, "Қате", 2)
    assert (award.awarded, award.first_month, award.last_month) == (False, "", "")
    assert (payout.annulled_at, payout.annulled_by, payout.annulled_why) == (LATER, "Ғ", "Қате")
    assert (award.version, payout.version) == (2, 2)
    assert (untouched.status, untouched.version) == (Status.REGISTERED, 1)
    assert found is not None
    assert (found.undone_at, found.undone_by, found.undone_why) == (LATER, "Ғ", "Қате")
    assert stays is not None
    assert stays.undone_at is None
