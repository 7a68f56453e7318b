"""The check tells a strange word in each column that holds one of the program's."""

from sqlalchemy import Table, select, update

from desktop_app.services.desk import Desk
from desktop_app.services.health.words import unknown_words
from desktop_app.storage.health.words import WORDS_OF
from desktop_app.wording import step as words
from tests.demo_fixture import demo_copy, demo_desk, demo_office

__all__ = ["demo_copy", "demo_desk", "demo_office"]


def test_a_strange_word_is_told_in_each_of_them(demo_desk: Desk) -> None:
    with demo_desk.database.read() as connection:
        assert list(unknown_words(connection)) == []
    told = {
        (table.name, name): _told_of(demo_desk, table, name)
        for table, columns in WORDS_OF.items()
        for name in columns
    }
    without_rows = {table for (table, _), lines in told.items() if lines is None}
    assert without_rows == {"payee_ends", "printings"}
    for (table_name, _), lines in told.items():
        if lines is not None:
            (line,) = lines
            assert line.startswith(f"Table {table_name}: 1 rows say “strange”")


def _told_of(desk: Desk, table: Table, name: str) -> list[str] | None:
    """What the check says of one strange word, which is taken back; None where there is no row."""
    keys = list(table.primary_key)
    with desk.database.engine.connect() as connection:
        first = connection.execute(select(*keys).limit(1)).first()
        if first is None:
            return None
        row = [key == value for key, value in zip(keys, first, strict=True)]
        connection.execute(update(table).where(*row).values({name: "strange"}))
        found = [words(each.step, "en") for each in unknown_words(connection)]
        connection.rollback()
    return found
