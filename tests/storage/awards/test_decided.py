"""Awards as they stood at a moment: decided, amended, waited for, at the very moment itself."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import select, update

from desktop_app.law.facts import Facts
from desktop_app.law.steps import Step
from desktop_app.records.kinds import Status
from desktop_app.storage import tables as t
from desktop_app.storage.applications.undecided import undecided
from desktop_app.storage.awards import amendments
from desktop_app.storage.awards import decided as awards
from desktop_app.storage.database import Database
from tests.storage.payouts.payout_rows import an_award

TICK = timedelta(microseconds=1)
DECIDED = datetime(2025, 9, 1, 10, 0)
FACTS = Facts(date(2015, 4, 7), date(2025, 9, 1), None, None)


def test_an_award_is_there_from_the_moment_of_its_decision(database: Database) -> None:
    with database.begin() as connection:
        award = an_award(connection)
        found = [
            [row.decision_id for row in awards.awards(connection, as_of=moment)]
            for moment in (DECIDED - TICK, DECIDED, None)
        ]
    assert found == [[], [award], [award]]


def test_children_with_an_award_are_counted_once(database: Database) -> None:
    found = []
    with database.begin() as connection:
        found.append(awards.count_children(connection))
        first = an_award(connection)
        found.append(awards.count_children(connection))
        second = an_award(connection, 2)
        found.append(awards.count_children(connection))
        of_first = select(t.decisions.c.child_id).where(t.decisions.c.id == first)
        mine = update(t.decisions).where(t.decisions.c.id == second)
        connection.execute(mine.values(child_id=of_first.scalar_subquery()))
        found.append(awards.count_children(connection))
        connection.execute(update(t.decisions).values(awarded=False))
        found.append(awards.count_children(connection))
    assert found == [0, 1, 2, 1, 0]


def test_an_award_for_less_than_its_certificate_was_stopped(database: Database) -> None:
    """The certificates are until May: an award until then was not."""
    months = {"2026-04": True, "2026-05": False, "2026-06": False}
    with database.begin() as connection:
        decisions = t.decisions.c
        children = []
        for serial, last in enumerate(months, 1):
            award = an_award(connection, serial)
            mine = decisions.id == award
            connection.execute(update(t.decisions).where(mine).values(last_month=last))
            children.append(connection.scalar(select(decisions.child_id).where(mine)))
        found = awards.children_stopped(connection)
    assert [child in found for child in children] == list(months.values())


def test_the_newest_amendment_counts_from_the_moment_it_was_made(database: Database) -> None:
    first, second = DECIDED + timedelta(days=1), DECIDED + timedelta(days=2)
    with database.begin() as connection:
        award = an_award(connection)
        for number, moment in enumerate((first, second), 1):
            amendments.add(
                connection,
                award,
                replace(FACTS, disability_until=date(2026, 1, number)),
                steps=[Step("Renewed", "D-5")],
                months=(),
                iban=f"KZ{number}",
                why="МӘС",
                who="Басшы",
                when=moment,
            )
        before = connection.scalar(select(t.decisions.c.iban))
        moments = (DECIDED, first - TICK, first, second - TICK, second, None)
        found = [awards.awards(connection, as_of=moment)[0] for moment in moments]
    assert [row.iban for row in found] == [before, before, "KZ1", "KZ1", "KZ2", "KZ2"]
    until = [row.facts.disability_until for row in found]
    assert until == [None, None, *[date(2026, 1, 1)] * 2, *[date(2026, 1, 2)] * 2]


def test_an_application_waits_from_its_registration_until_its_decision(database: Database) -> None:
    decided = DECIDED + timedelta(days=3)
    with database.begin() as connection:
        an_award(connection)
        connection.execute(update(t.decisions).values(decided_at=decided))
        moments = (DECIDED - TICK, DECIDED, decided - TICK, decided, None)
        found = [len(undecided(connection, moment)) for moment in moments]
        connection.execute(update(t.applications).values(status=Status.WITHDRAWN))
        withdrawn = [len(undecided(connection, moment)) for moment in moments]
        connection.execute(update(t.applications).values(status=Status.REGISTERED))
        waits = undecided(connection)
    assert (found, withdrawn, len(waits)) == ([0, 1, 1, 0, 0], [0] * 5, 1)
