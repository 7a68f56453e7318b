"""What stood at a moment, against a rule that is obvious and slow; and what is taken back once."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, MetaData, Table, create_engine, insert, select

from desktop_app.storage.columns import recorded, row_id
from desktop_app.storage.standing import annul, standing

START = datetime(2026, 1, 10, 12)
SECONDS = st.integers(0, 6).map(lambda passed: START + timedelta(seconds=passed))
Kept = tuple[datetime, datetime | None]
"""When something was recorded, and when it was annulled."""

RECORDS: st.SearchStrategy[list[Kept]] = st.lists(
    st.tuples(SECONDS, st.none() | SECONDS), max_size=8
)


@contextmanager
def _on_file(kept: list[Kept]) -> Iterator[tuple[Connection, Table]]:
    table = Table("records", MetaData(), row_id(), *recorded())
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        table.create(connection)
        for at, annulled_at in kept:
            values = {"recorded_at": at, "recorded_by": "Маман", "annulled_at": annulled_at}
            connection.execute(insert(table).values(values))
        yield connection, table
    engine.dispose()


def _stood(kept: list[Kept], moment: datetime | None) -> list[Kept]:
    """Go through the seconds up to the moment and do what was done in each."""
    if moment is None:
        return [each for each in kept if each[1] is None]
    there: list[Kept] = []
    second = START
    while second <= moment:
        there += [each for each in kept if each[0] == second]
        there = [each for each in there if each[1] is None or each[1] > second]
        second += timedelta(seconds=1)
    return there


@given(RECORDS, st.none() | SECONDS)
def test_what_stood_at_a_moment(kept: list[Kept], moment: datetime | None) -> None:
    with _on_file(kept) as (connection, table):
        query = select(table.c.recorded_at, table.c.annulled_at).where(standing(table, moment))
        found = [tuple(row) for row in connection.execute(query)]
    assert sorted(found, key=str) == sorted(_stood(kept, moment), key=str)


def test_at_the_very_moment_of_recording_it_stands_and_of_annulling_no_longer() -> None:
    later = START + timedelta(seconds=1)
    with _on_file([(START, later)]) as (connection, table):
        at = {
            moment: bool(connection.execute(select(table).where(standing(table, moment))).all())
            for moment in (START - timedelta(microseconds=1), START, later)
        }
    assert list(at.values()) == [False, True, False]


def test_who_took_a_row_back_first_stays() -> None:
    later = START + timedelta(seconds=1)
    with _on_file([(START, None), (START, None)]) as (connection, table):
        assert annul(connection, table, 1, "Бірінші", START, "Қате")
        assert not annul(connection, table, 1, "Екінші", later, "Тағы")
        assert not annul(connection, table, 9, "Екінші", later, "Жоқ")
        rows = connection.execute(select(table).order_by(table.c.id)).all()
    told = [(row.annulled_by, row.annulled_at, row.annulled_why) for row in rows]
    assert told == [("Бірінші", START, "Қате"), ("", None, "")]
