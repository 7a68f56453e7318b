"""The office's identity is read from its settings."""

import re

from sqlalchemy import delete

from desktop_app.services.desk import Desk
from desktop_app.storage import tables as t
from desktop_app.storage.office import details, identity


def test_an_older_office_has_none_and_a_newer_one_its_own(desk: Desk) -> None:
    with desk.database.begin() as connection:
        assert re.fullmatch("[0-9a-f]{32}", identity.of(connection))
        connection.execute(delete(t.office).where(t.office.c.key == identity.KEY))
        assert identity.of(connection) == ""
        details.save_values(connection, {identity.KEY: "9f2c"}, "", desk.now())
        assert identity.of(connection) == "9f2c"
