"""What counts as paid at every moment, against the story of each line told day by day."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copyfile
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, insert, select

from desktop_app.records.kinds import LineState
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.schema import open_database
from desktop_app.storage.sums.counting import counts
from tests.storage.payouts.payout_rows import a_line, a_payout, an_award

START = datetime(2026, 4, 1, 10, 0)
DAYS = 6


class Story(NamedTuple):
    """A sheet of one line: approved on a day, answered on days (paid or not), perhaps annulled."""

    approved: int
    answers: tuple[bool, ...]
    annulled: int | None

    @property
    def answered(self) -> list[tuple[int, bool]]:
        """Each answer the day after the one before."""
        return [(self.approved + n, paid) for n, paid in enumerate(self.answers, 1)]

    def counts_on(self, day: int) -> bool:
        if day < self.approved or (self.annulled is not None and day >= self.annulled):
            return False
        said = [paid for when, paid in self.answered if when <= day]
        return not said or said[-1]


def _at(day: int) -> datetime:
    return START + timedelta(days=day)


STORIES = st.lists(
    st.builds(
        Story,
        st.integers(0, DAYS),
        st.lists(st.booleans(), max_size=3).map(tuple),
        st.none() | st.integers(0, DAYS),
    ),
    min_size=1,
    max_size=4,
)


def _tell(connection: Connection, award: int, story: Story) -> int:
    gone = None if story.annulled is None else _at(story.annulled)
    sheet = a_payout(connection, _at(story.approved), annulled_at=gone)
    state = LineState.APPROVED
    if story.answers:
        state = LineState.PAID if story.answers[-1] else LineState.RETURNED
    line = a_line(connection, sheet, award, state=state)
    for number, (day, paid) in enumerate(story.answered):
        corrected = number < len(story.answers) - 1
        values = {
            "line_id": line,
            "is_paid": paid,
            "day": _at(day).date(),
            "recorded_at": _at(day),
            "recorded_by": "Бухгалтер",
            "annulled_at": _at(day + 1) if corrected else None,
        }
        connection.execute(insert(t.payout_answers).values(values))
    return line


def _counting(connection: Connection, as_of: datetime | None) -> set[int]:
    query = select(t.payout_lines.c.id).join(t.payouts).where(counts(as_of))
    return set(connection.scalars(query))


@pytest.fixture(scope="module")
def office(
    tmp_path_factory: pytest.TempPathFactory, empty_database_file: Path
) -> Iterator[Database]:
    """One database for all the stories: each is told in it and taken out again."""
    file = tmp_path_factory.mktemp("counting") / "office.sqlite"
    copyfile(empty_database_file, file)
    opened = open_database(file)
    yield opened
    opened.close()


class _ToldError(Exception):
    """Nothing of a story is kept."""


@settings(max_examples=60, deadline=None)
@given(stories=STORIES)
def test_a_line_counts_from_its_approval_unless_it_came_back_or_was_annulled(
    office: Database, stories: list[Story]
) -> None:
    with suppress(_ToldError), office.begin() as connection:
        award = an_award(connection)
        lines = [_tell(connection, award, story) for story in stories]
        told = dict(zip(lines, stories, strict=True))
        counted = {
            day: {line for line, story in told.items() if story.counts_on(day)}
            for day in range(-1, DAYS + 5)
        }
        found = {day: _counting(connection, _at(day)) for day in counted}
        assert found == counted
        assert _counting(connection, None) == counted[DAYS + 4]
        raise _ToldError
