"""Which applications for the reimbursement wait for a decision (D-6); moments: test_decided."""

from desktop_app.records.kinds import Service, Status
from desktop_app.storage.applications.undecided import undecided
from desktop_app.storage.database import Database
from tests.storage.case_rows import a_child_row, an_application


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
