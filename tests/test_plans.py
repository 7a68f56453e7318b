"""What counts as going through a table, asked of real statements."""

import pytest

from desktop_app.services.desk import Desk
from tests.plans import plans_of

ALL_OF_PEOPLE = [
    "SELECT count(*) FROM people",
    "SELECT id FROM people WHERE surname = 'Ахметова'",
    "SELECT mine.id FROM people AS mine WHERE mine.phone = ''",
    # Nearly nobody was made part of another record.
    "SELECT id FROM people WHERE people.merged_into IS NULL",
    "SELECT id FROM people WHERE phone = '' ORDER BY id LIMIT 1",
    "UPDATE people SET phone = '' WHERE phone = '1'",
]
FEW = [
    "SELECT id FROM people WHERE iin = '1' AND iin <> ''",
    "SELECT id FROM people WHERE document_number = '1' AND document_number <> ''",
    "SELECT id FROM people ORDER BY sort LIMIT 20",
    "SELECT max(id) FROM people",
    "SELECT id FROM notices WHERE sha256 = ''",
    "SELECT name FROM workers",
    "INSERT INTO task_marks (child_id) SELECT id FROM people WHERE id = 0",
]


@pytest.mark.parametrize("statement", ALL_OF_PEOPLE)
def test_reading_everybody_is_seen(desk: Desk, statement: str) -> None:
    assert _scanned(desk, statement) == {"people"}


@pytest.mark.parametrize("statement", FEW)
def test_what_an_index_finds_is_not_reading_everybody(desk: Desk, statement: str) -> None:
    assert _scanned(desk, statement) == set()


def test_a_value_that_is_bound_does_not_say_that_it_is_not_empty(desk: Desk) -> None:
    """Why a question by IIN says so itself."""
    assert _scanned(desk, "SELECT id FROM people WHERE iin = ?", "1") == {"people"}


def _scanned(desk: Desk, statement: str, *values: str) -> set[str]:
    with plans_of(desk.database.engine) as plans, desk.database.begin() as connection:
        connection.exec_driver_sql(statement, values)
    return plans.scanned
