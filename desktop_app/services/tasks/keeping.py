"""Tasks are kept up in the unit of work of the act that causes them; many children's, in turn.

Until they are, a page reckons theirs itself: what it shows is never older than what is on file.
"""

from collections.abc import Callable, Collection

from sqlalchemy import Connection

from desktop_app.law.profile import LawInForce
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import law_data
from desktop_app.storage.tasks import kept

MOST_AT_ONCE = 20
"""Children whose tasks an act brings up to date itself; those of more are marked."""

_IN_TURN = 500

Progress = Callable[[int, int], None]
"""Told for how many children it is done, and how many there are."""


def keep_up(connection: Connection, _desk: Desk, children: Collection[int]) -> None:
    """Bring the tasks of children whom an act concerns up to date; of all, by another law."""
    law = law_data.in_force(connection)
    if not kept.is_by(connection, law.fingerprint):
        kept.begin_anew(connection, law.fingerprint)
        children = kept.to_reckon(connection, law.fingerprint)
    if len(children) > MOST_AT_ONCE:
        kept.mark(connection, children)
    elif children:
        _reckoned(connection, law, children)


def _reckoned(connection: Connection, law: LawInForce, children: Collection[int]) -> None:
    """Most of what opens an office reckons nothing, so it is imported late."""
    from desktop_app.services.tasks.reckoning import reckon

    kept.replace(connection, children, reckon(connection, law, children))


def catch_up(desk: Desk, progress: Progress | None = None) -> int:
    """Reckon what is marked, some children at a time; how many there were.

    Nothing that somebody did: each time all that is on file is reckoned, and nothing is asked.
    """
    with desk.database.read() as connection:
        law = law_data.in_force(connection).fingerprint
        count = kept.count_to_reckon(connection, law)
        is_new = not kept.is_by(connection, law)
    done = 0
    while (done < count or is_new) and (more := _some(desk)) is not None:
        done, is_new = done + more, False
        if progress is not None:
            progress(min(done, count), count)
    return done


def _some(desk: Desk) -> int | None:
    """How many children's were reckoned; None where none are marked any more."""
    with desk.database.begin() as connection:
        law = law_data.in_force(connection)
        if not kept.is_by(connection, law.fingerprint):
            kept.begin_anew(connection, law.fingerprint)
        children = kept.to_reckon(connection, law.fingerprint, _IN_TURN)
        if not children:
            return None
        _reckoned(connection, law, children)
    return len(children)
