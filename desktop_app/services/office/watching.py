"""What a window looks at by itself: whether its database is sound, once it is open."""

from datetime import timedelta

from desktop_app.services.desk import Desk, Sight
from desktop_app.services.explaining import steps_of
from desktop_app.services.health import check as health
from desktop_app.services.health.records import Finding
from desktop_app.services.looks.looking import put_in_what_waits
from desktop_app.services.office import seen_here
from desktop_app.storage.health import whole
from desktop_app.storage.office import identity
from desktop_app.storage.trouble import DatabaseTrouble

_A_WEEK = timedelta(days=7)


def at_start(desk: Desk) -> list[Finding]:
    """What is wrong with the file, each time; once a week with all that is on file.

    Looks that the database could not take in are put down first.

    A file's pages are gone through in a tenth of a second for 100 MB, encrypted ones in six tenths.
    """
    put_in_what_waits(desk)
    try:
        return _pages(desk) or _whole(desk)
    except DatabaseTrouble as error:
        return [Finding(step) for step in steps_of(error)]


def _pages(desk: Desk) -> list[Finding]:
    if not desk.database.is_file:
        return []
    with desk.reading(Sight.OFFICE) as connection:
        damaged = whole.quick_damages(connection)
    if not damaged:
        return []
    return [Finding(step) for step in steps_of(DatabaseTrouble("damaged", damaged[0]))]


def _whole(desk: Desk) -> list[Finding]:
    """Nothing where it was done on this PC within a week, or nobody knows which office it is."""
    with desk.reading(Sight.OFFICE) as connection:
        office = identity.on_this_pc(connection)
    today = desk.today()
    checked = seen_here.load(office).checked
    if not office or (checked is not None and checked <= today < checked + _A_WEEK):
        return []
    found = [each for each in health.check(desk) if each.wrong]
    seen_here.save_checked(office, today)
    return found
