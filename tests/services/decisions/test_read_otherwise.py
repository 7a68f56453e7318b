"""An office that an earlier version awarded in is told once that its decision is read otherwise."""

import json

import pytest
from sqlalchemy import update

from desktop_app.law.readings import Renewal
from desktop_app.services.decisions import read_otherwise
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.storage.tables import decisions
from tests.builders import reimbursement_entry
from tests.services.acts import award


def told(desk: Desk, renewal: Renewal = Renewal.NEW_APPLICATION) -> bool:
    with desk.database.read() as connection:
        return read_otherwise.to_tell(connection, desk, renewal)


@pytest.fixture
def earlier(head: Desk, school: int) -> None:
    """Its first award was given by a version that kept no reading."""
    award(head, reimbursement_entry(school))
    with head.database.begin() as connection:
        (facts,) = connection.scalars(decisions.select().with_only_columns(decisions.c.facts))
        without = {name: value for name, value in facts.items() if name != "readings"}
        assert without != facts
        connection.execute(update(decisions).values(facts=json.loads(json.dumps(without))))


def test_an_office_that_began_with_this_version_is_told_nothing(head: Desk, school: int) -> None:
    assert not told(head)
    award(head, reimbursement_entry(school))
    assert not told(head)


@pytest.mark.usefixtures("earlier")
def test_the_head_is_told_until_it_is_noted(desk: Desk, head: Desk) -> None:
    assert told(head)
    assert not told(head, Renewal.CONTINUES)
    assert not told(desk)
    read_otherwise.note(head)
    assert not told(head)
    with pytest.raises(Trouble, match="already"):
        read_otherwise.note(head)
