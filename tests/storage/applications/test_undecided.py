"""Which applications for the reimbursement wait for a decision, now and at a moment (D-6)."""

from datetime import timedelta

from sqlalchemy import update

from desktop_app.records.kinds import Service, Status
from desktop_app.storage import tables as t
from desktop_app.storage.applications import on_file
from desktop_app.storage.applications.undecided import undecided
from desktop_app.storage.database import Database
from desktop_app.storage.rows import insert_row
from tests.storage.case_rows import MOMENT, a_child_row, an_application


def test_registered_applications_for_the_reimbursement_wait(database: Database) -> None:
    with database.begin() as connection:
        an_application(connection, "Ө-1", service=Service.HOME_EDUCATION)
        for status in Status:
            an_application(connection, f"Ө-{status}", status=status)
        found = undecided(connection)
    assert [each.number for each in found] == ["Ө-registered"]
    assert found[0].child_name == "Әлімқұлова Әлия Ұланқызы"


def test_child_by_child_each_ones_latest_last(database: Database) -> None:
    with database.begin() as connection:
        later = a_child_row(connection, 2, surname="Өмірова")
        earlier = a_child_row(connection, 3, surname="Абаева")
        for number, child in (("Ө-1", later), ("Ө-2", earlier), ("Ө-3", later), ("Ө-4", earlier)):
            an_application(connection, number, child_id=child)
        found = undecided(connection)
    assert [each.number for each in found] == ["Ө-2", "Ө-4", "Ө-1", "Ө-3"]


def test_one_waits_from_its_registration_until_the_moment_of_its_decision(
    database: Database,
) -> None:
    tick = timedelta(microseconds=1)
    decided = MOMENT + timedelta(days=3)
    moments = (MOMENT - tick, MOMENT, decided - tick, decided, None)
    with database.begin() as connection:
        case = on_file.by_id(connection, an_application(connection, "Ө-1"))
        values = {"facts": {}, "steps": [], "grounds": [], "decided_by": "Басшы"}
        people = {"child_id": case.child_id, "payee_id": case.applicant_id}
        insert_row(
            connection,
            t.decisions,
            {"application_id": case.id, "awarded": True, "decided_at": decided, **values, **people},
        )
        connection.execute(update(t.applications).values(status=Status.AWARDED))
        found = [len(undecided(connection, moment)) for moment in moments]
    assert found == [0, 1, 1, 0, 0]
