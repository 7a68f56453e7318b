"""What the window of an issued paper shows: what became of it, and its pages, at one moment."""

import pytest
from sqlalchemy import update

from desktop_app.records.decisions import NoticeRow
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.papers import issued, on_file
from desktop_app.storage.tables import notices
from tests.builders import home_education_entry


@pytest.fixture
def paper(desk: Desk, school: int) -> NoticeRow:
    return registering.register(desk, home_education_entry(school)).paper


def test_a_paper_comes_with_its_pages_and_what_became_of_it(desk: Desk, paper: NoticeRow) -> None:
    issued.record_printing(desk, paper.id, "printer", 1)
    found, pdf = on_file.with_its_pages(desk, paper.id)
    assert found == on_file.about(desk, paper.id)
    assert pdf == issued.whole(desk, paper.id)[1]
    assert (found.row.number, found.waits, found.copies) == (paper.number, True, 0)
    assert found.first_printed == desk.now()


def test_damaged_pages_are_not_shown(desk: Desk, paper: NoticeRow) -> None:
    with desk.database.begin() as connection:
        connection.execute(update(notices).values(pdf=b"%PDF-"))
    with pytest.raises(Trouble, match="damaged"):
        on_file.with_its_pages(desk, paper.id)
