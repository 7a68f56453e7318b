"""An act is looked at before it is done: its paper as it will be, and nothing of it is kept."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import func, select

from desktop_app.records.kinds import Status
from desktop_app.services.applications import registering
from desktop_app.services.awards import deciding
from desktop_app.services.awards.deciding import Refusal
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.papers import foreseen
from desktop_app.storage import tables
from desktop_app.storage.applications import on_file as applications
from tests.builders import home_education_entry, reimbursement_entry
from tests.services.acts import LEFT_OUT, register, text_of


def _counts(desk: Desk) -> dict[str, int]:
    """Rows of every table but those of who looked."""
    with desk.database.read() as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in tables.metadata.sorted_tables
            if table.name != "looks"
        }


def _text(pdf: bytes) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_the_paper_is_the_one_that_is_issued_but_for_its_number(
    desk: Desk, head: Desk, school: int
) -> None:
    application = register(desk, reimbursement_entry(school))
    before = _counts(head)
    found = foreseen.foresee(head, lambda at: deciding.decide(at, application))
    assert (found.count, found.whole) == (1, True)
    assert _counts(head) == before
    with head.database.read() as connection:
        assert applications.by_id(connection, application.id).status is Status.REGISTERED
    issued = deciding.decide(head, application)
    printed = "".join(text_of(head, issued).split())
    assert issued.number.endswith("00002")  # after the receipt slip: the look took none
    assert issued.number in printed
    assert issued.number not in _text(found.pdf)
    assert _text(found.pdf).replace("_", "") == printed.replace(issued.number, "").replace("_", "")


def test_what_the_act_refuses_with_is_raised(desk: Desk, head: Desk, school: int) -> None:
    application = register(desk, reimbursement_entry(school))
    with pytest.raises(EntryError, match="fact"):
        foreseen.foresee(head, lambda at: deciding.decide(at, application, Refusal(2, " ")))
    with pytest.raises(Trouble):  # not the clerk's act
        foreseen.foresee(desk, lambda at: deciding.decide(at, application))


def test_an_act_that_issues_nothing_has_no_pages(desk: Desk, school: int) -> None:
    application = register(desk, reimbursement_entry(school))
    found = foreseen.foresee(desk, lambda at: registering.withdraw(at, application, "moved away"))
    assert found == foreseen.NOTHING
    with desk.database.read() as connection:
        assert applications.by_id(connection, application.id).status is Status.REGISTERED


def test_a_child_that_is_typed_in_only_now_is_not_looked_at(desk: Desk, school: int) -> None:
    entry = home_education_entry(school)
    looks = select(func.count()).select_from(tables.looks)
    found = foreseen.foresee(desk, lambda at: registering.register(at, entry), is_typed=True)
    assert found.count == 1
    with desk.database.read() as connection:
        assert connection.scalar(looks) == 0


def test_of_many_the_first_are_shown_and_trouble_is_passed_over(
    desk: Desk, head: Desk, school: int
) -> None:
    cases = [register(desk, reimbursement_entry(school, serial)) for serial in (1, 2, 3)]
    deciding.decide(head, cases[0])
    acts = [lambda at, case=case: deciding.decide(at, case) for case in cases]
    found = foreseen.foresee_all(head, acts, most=2, title="Awards")
    assert (found.count, found.whole) == (1, False)
    found = foreseen.foresee_all(head, acts, most=3, title="Awards")
    assert (found.count, found.whole) == (2, True)
    single = foreseen.foresee(head, acts[1])
    pages = len(PdfReader(BytesIO(found.pdf)).pages)
    assert pages == 2 * len(PdfReader(BytesIO(single.pdf)).pages)
    refuse = Refusal(2, "Документ тапсырылмады")
    nothing = foreseen.foresee_all(
        head,
        [lambda at: deciding.decide(at, cases[0], refuse, left_out=LEFT_OUT)],
        most=1,
        title="",
    )
    assert nothing == foreseen.NOTHING
