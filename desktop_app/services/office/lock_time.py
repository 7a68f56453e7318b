"""After how many minutes without a key or the mouse the program locks itself."""

from desktop_app.law.steps import N_, Step
from desktop_app.records.acts import Act
from desktop_app.services.desk import Desk, Sight
from desktop_app.services.errors import EntryError, Slip
from desktop_app.services.history import record_for_office
from desktop_app.storage.office import details as offices

SHORTEST, USUAL, LONGEST = 5, 15, 30
_KEY = "lock_minutes"


def minutes(desk: Desk) -> int:
    with desk.reading(Sight.OFFICE) as connection:
        stored = offices.value(connection, _KEY)
    known = stored.isascii() and stored.isdigit() and SHORTEST <= int(stored) <= LONGEST
    return int(stored) if known else USUAL


def save(desk: Desk, chosen: int) -> None:
    """EntryError where it is shorter than work allows, or longer than is safe."""
    if not SHORTEST <= chosen <= LONGEST:
        raise EntryError(Slip("lock_minutes", N_("Choose between 5 and 30 minutes.")))
    with desk.writing(Act.CHANGE_LOCK_TIME) as connection:
        offices.save_values(connection, {_KEY: str(chosen)}, desk.worker.name, desk.now())
        act = Step(N_("The program locks itself after {minutes} minutes"), "", {"minutes": chosen})
        record_for_office(connection, desk, act)
