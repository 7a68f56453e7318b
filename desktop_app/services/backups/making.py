"""A backup is made, proved where it lies, copied to the second place, and the older ones thinned.

Every backup is opened once more before it bears its name, so one that is there was good when it was
made. What happened is kept in the `state` of this PC.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.acts import Act
from desktop_app.records.backups import Backup, Occasion, superfluous
from desktop_app.services.backups import places
from desktop_app.services.backups import state as states
from desktop_app.services.backups.state import BackupState, Copied, Failed, is_of_the_future
from desktop_app.services.backups.words import NOT_COPIED, SERVER, known_trouble, why
from desktop_app.services.desk import Desk, Sight
from desktop_app.services.errors import Trouble
from desktop_app.services.history import record_for_office
from desktop_app.services.office import beginning
from desktop_app.storage.backups import copying, dumping, folders
from desktop_app.storage.backups.newest import token
from desktop_app.storage.changes import tell
from desktop_app.storage.office import details as offices
from desktop_app.storage.server import dump

EVERY = timedelta(minutes=30)
"""So often at most, while nothing is done that asks for one of its own."""

Told = Callable[[str], None]


def _nothing(_step: str) -> None:
    pass


def identity(desk: Desk) -> str:
    """By which the office is known, wherever its database lies."""
    with desk.reading(Sight.OFFICE) as connection:
        return offices.value(connection, "identity")


def now(desk: Desk, occasion: Occasion, told: Told = _nothing) -> Backup:
    """A proved backup in both places. Trouble where the first could not be made.

    What keeps the second copy from being made is told by the state alone.
    """
    office, when = identity(desk), desk.now()
    with desk.reading(Sight.OFFICE) as connection:
        seen = token(connection)
    try:
        with known_trouble(places.first_place(), NOT_COPIED):
            backup = _made(desk, places.first_place(), when, occasion, told)
    except Trouble as trouble:
        failed = _failed(when, trouble.step)
        states.change(office, lambda state: replace(state, failed=failed))
        raise
    good = Copied(when, str(backup.folder), backup.cases, seen)

    def made(state: BackupState) -> BackupState:
        begun = min(state.begun or when, when)
        state = replace(state, begun=begun, good=good, failed=None)
        return state.with_proved(backup, when)

    _copy_to_second(desk, office, states.change(office, made), backup, told)
    _thin(office, when)
    return backup


def elsewhere(desk: Desk, folder: Path) -> Backup:
    """A proved backup in a folder of somebody's choice: it counts as a second copy.

    Trouble where it can't be made. Nothing is thinned there.
    """
    office, when = identity(desk), desk.now()
    announce(desk, N_("Began to make a backup in {folder}"), folder)
    with known_trouble(folder, NOT_COPIED):
        backup = _made(desk, folder, when, Occasion.HAND)
    second = Copied(when, str(backup.folder), backup.cases)
    states.change(office, lambda state: replace(state, second=second).with_proved(backup, when))
    return backup


def is_possible_here(desk: Desk) -> bool:
    """A server's backup needs PostgreSQL's programs on this PC."""
    return desk.database.is_file or dump.is_there()


def _made(
    desk: Desk, folder: Path, when: datetime, occasion: Occasion, told: Told = _nothing
) -> Backup:
    """Trouble where it is a server's, and PostgreSQL's programs are not on this PC."""
    if desk.database.is_file:
        return copying.make(desk.database, folder, when, occasion, told)
    if not dump.is_there():
        raise Trouble(SERVER)
    return dumping.make(desk.database, folder, when, occasion, told)


def state_of(desk: Desk) -> BackupState:
    return states.load(identity(desk))


def is_due(desk: Desk, occasion: Occasion) -> bool:
    """Whether something was changed since the last good backup, and for the timer long enough ago.

    An office to practise in has backups only by hand.
    """
    with desk.reading(Sight.OFFICE) as connection:
        if not desk.database.is_file or beginning.is_practice(connection):
            return False
        seen, office = token(connection), offices.value(connection, "identity")
    last = states.load(office).good
    if last is None or not Path(last.folder).is_dir():
        return True
    age = desk.now() - last.at
    if is_of_the_future(age):
        return True
    if occasion is Occasion.TIMER and age < EVERY:
        return False
    return last.token != seen


def beforehand(desk: Desk) -> None:
    """Before an act that weighs much. One that fails hinders nobody: the state tells of it."""
    if is_due(desk, Occasion.BEFORE):
        with suppress(Trouble):
            now(desk, Occasion.BEFORE)


def use_second_place(desk: Desk, folder: Path) -> BackupState:
    """From now on backups are copied there too. Trouble where that can't be."""
    office = identity(desk)
    marked = places.mark(folder, office)
    announce(desk, N_("Backups are copied to {folder} too from now on"), folder)
    return states.change(
        office,
        lambda state: replace(state, second_place=str(folder), mark=marked, second_failed=None),
    )


def no_second_place(desk: Desk) -> BackupState:
    office = identity(desk)
    label = N_("Backups are not copied to {folder} any more")
    announce(desk, label, Path(states.load(office).second_place))
    return states.change(
        office, lambda state: replace(state, second_place="", mark="", second_failed=None)
    )


def _copy_to_second(
    desk: Desk, office: str, state: BackupState, backup: Backup, told: Told
) -> None:
    """What came of it is remembered, unless another place was chosen meanwhile."""
    if not state.second_place:
        return
    ended = _second_copy(desk, office, state, backup, told)
    states.change(office, lambda now: ended(now) if now.mark == state.mark else now)


def announce(desk: Desk, label: str, folder: Path) -> None:
    """Say in the history where the office's data is taken: said first, whatever comes of it.

    Trouble where it is not for who works now to do.
    """
    with desk.writing(Act.BACK_UP_ELSEWHERE) as connection:
        tell(connection, "backups", None, {"folder": str(folder)})
        record_for_office(connection, desk, Step(label, "", {"folder": as_is(folder)}))


def _second_copy(
    desk: Desk, office: str, state: BackupState, backup: Backup, told: Told
) -> Callable[[BackupState], BackupState]:
    """What of the state is another afterwards."""
    folder, when = Path(state.second_place), desk.now()
    hindered = places.why_not_second(state, office)
    if hindered is not None:
        return partial(replace, second_failed=_failed(when, hindered))
    told("second copy")
    try:
        with known_trouble(folder):
            copy = copying.copy_to(backup, desk.database, folder)
    except Trouble as trouble:
        return partial(replace, second_failed=_failed(when, trouble.step))
    done = Copied(when, str(copy.folder), copy.cases)

    def copied(now: BackupState) -> BackupState:
        return replace(now, second=done, second_failed=None).with_proved(copy, when)

    return copied


def _thin(office: str, when: datetime) -> None:
    """Take away what is kept no longer, in every place that was written to just now."""
    state = states.load(office)
    written = [places.first_place()]
    if state.second_place and state.second_failed is None:
        written.append(Path(state.second_place))
    gone = {each for place in written for each in _thinned(place, office, state, when)}
    if gone:
        states.change(office, lambda state: state.without(gone))


def _thinned(folder: Path, office: str, state: BackupState, when: datetime) -> set[str]:
    """The names of what has gone; the newest is always kept.

    Anybody may put a folder there that says it is a backup: only what this PC has made or proved
    itself is removed, and makes another one superfluous.
    """
    found = [
        each
        for each in folders.found_in(folder, office)
        if str(each.folder) in state.proved and folders.is_all_there(each)
    ]
    dropped = superfluous((each.made_at for each in found), when.date())
    gone = set()
    for each in found:
        if each.made_at in dropped:
            with suppress(OSError):  # it is tried again the next time
                folders.remove(each)
                gone.add(str(each.folder))
    return gone


def _failed(when: datetime, step: Step) -> Failed:
    return Failed(when, step.label, {name: why(value) for name, value in step.values.items()})
