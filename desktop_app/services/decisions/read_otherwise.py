"""An office is told once that its decision is read otherwise than by earlier versions (D-5).

They continued an award by a disability that was confirmed again; the program ships with «new
application». Whoever answers for the office notes that they have read it; what was continued stays.
"""

from sqlalchemy import Connection

from desktop_app.law.readings import Renewal
from desktop_app.law.steps import N_, Step
from desktop_app.records.acts import Act
from desktop_app.services import history
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.storage.awards import decided
from desktop_app.storage.office import details as offices

_KEY = "read.renewal"


def to_tell(connection: Connection, desk: Desk, renewal: Renewal) -> bool:
    """Whether who works answers for it, nobody noted it, and an earlier version awarded here.

    ``renewal`` is how the decision in force is read.
    """
    return (
        renewal is Renewal.NEW_APPLICATION
        and desk.may(Act.NOTE_READINGS)
        and not offices.value(connection, _KEY)
        and decided.began_without_readings(connection)
    )


def note(desk: Desk) -> None:
    """It was read; nobody is told again."""
    with desk.writing(Act.NOTE_READINGS) as connection:
        if offices.value(connection, _KEY):
            raise Trouble(N_("Somebody has noted it already."))
        values = {_KEY: desk.today().isoformat()}
        offices.save_values(connection, values, desk.worker.name, desk.now())
        label = N_(
            "Read: a disability that is confirmed again needs a new application from this version "
            "on; what was continued before stays"
        )
        history.record_for_office(connection, desk, Step(label, "D-5"))
