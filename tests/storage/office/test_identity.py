"""The office's identity is read from its settings."""

from desktop_app.services.desk import Desk
from desktop_app.storage.office import details, identity


def test_an_older_office_has_none_and_a_newer_one_its_own(desk: Desk) -> None:
    with desk.database.begin() as connection:
        assert identity.of(connection) == ""
        details.save_values(connection, {identity.KEY: "9f2c"}, "", desk.now())
        assert identity.of(connection) == "9f2c"
