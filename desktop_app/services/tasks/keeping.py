"""Reckoning what is marked: an act marks whom it concerns, within it, and this comes right after.

An act is not to wait for it, on a server far away least of all. Until then a page reckons what is
marked itself: what it shows is never older than what is on file.
"""

from collections.abc import Callable, Collection

from sqlalchemy import Connection

from desktop_app.law.profile import LawInForce
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import law_data
from desktop_app.storage.tasks import kept

_IN_TURN = 500

Progress = Callable[[int, int], None]
"""Told for how many children it is done, and how many there are."""


def _nobody_asks(_done: int, _count: int) -> None:
    """Where nobody sees how far it is."""


def _reckoned(connection: Connection, law: LawInForce, children: Collection[int]) -> None:
    """Most of what opens an office reckons nothing, so it is imported late."""
    from desktop_app.services.tasks.reckoning import reckon

    kept.replace(connection, children, reckon(connection, law, children))


def catch_up(desk: Desk, progress: Progress = _nobody_asks) -> int:
    """Reckon what is marked, turn by turn; how many children's it was. Raises DatabaseTrouble."""
    with desk.database.read() as connection:
        law = law_data.in_force(connection).fingerprint
        count = kept.count_to_reckon(connection, law)
    done = 0
    while more := turn(desk):
        done += more
        progress(done, max(done, count))
    return done


def turn(desk: Desk) -> int:
    """Reckon some of what is marked; of how many children, none where none are marked any more.

    It follows from what is on file and is nobody's act. Raises DatabaseTrouble.
    """
    with desk.database.read() as connection:  # whoever works is not kept waiting for nothing
        if not kept.count_to_reckon(connection, law_data.in_force(connection).fingerprint):
            return 0
    with desk.database.begin() as connection:
        law = law_data.in_force(connection)
        if not kept.is_by(connection, law.fingerprint):
            kept.begin_anew(connection, law.fingerprint)
        children = kept.to_reckon(connection, law.fingerprint, _IN_TURN)
        if children:
            _reckoned(connection, law, children)
    return len(children)
