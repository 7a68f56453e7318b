"""The database as a whole: rows that were left alone, damage of its file, its version."""

from sqlalchemy import text

from desktop_app.storage.database import Database
from desktop_app.storage.health import whole
from desktop_app.storage.schema import HEAD


def test_a_sound_database_has_nothing_to_tell(database: Database) -> None:
    with database.read() as connection:
        assert whole.damages(connection, 5) == []
        assert whole.rows_left_alone(connection) == {}
        assert whole.revision(connection) == HEAD


def test_the_version_is_read_from_the_database(database: Database) -> None:
    with database.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0002'"))
        assert whole.revision(connection) == "0002"
        connection.execute(text("DELETE FROM alembic_version"))
        assert whole.revision(connection) is None


def test_rows_that_belong_to_nothing_are_counted_by_table(database: Database) -> None:
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for notice in (7, 8, 9):
            connection.execute(
                text(
                    "INSERT INTO printings (notice_id, at, who, way, sheets)"
                    " VALUES (:notice, '2026-11-21 10:00:00.000000', 'Маман', 'printed', 1)"
                ),
                {"notice": notice},
            )
        assert whole.rows_left_alone(connection) == {"printings": 3}
        connection.rollback()


def test_of_many_damages_the_first_few_are_told(database: Database) -> None:
    """Rows that break their checks are what SQLite tells one by one."""
    spoilt = text(
        "INSERT INTO certificates"
        " (child_id, provider_id, number, issued_on, first_day, last_day, class_name, kind)"
        " VALUES (1, 1, '17', '2026-09-01', '2026-09-02', '2026-09-01', '',"
        " 'education_certificate')"
    )
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA ignore_check_constraints = ON")
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for _ in range(7):
            connection.execute(spoilt)
        connection.exec_driver_sql("PRAGMA ignore_check_constraints = OFF")
        assert len(whole.damages(connection, 100)) == 7
        assert len(whole.damages(connection, 5)) == 5
        connection.rollback()
