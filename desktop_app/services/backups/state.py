"""What this PC remembers of an office's backups: the last good ones, what failed, the second place.

A small file for each office, known by its identity, in the user's own folder.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock

from desktop_app import paths
from desktop_app.disk.held import BRIEFLY
from desktop_app.disk.saving import written_beside
from desktop_app.law.steps import Step, as_is
from desktop_app.records.backups import LATE, NO_SECOND, Backup


@dataclass(frozen=True)
class Copied:
    """A backup that was made, proved and counted. ``token`` is the database's, see `making`."""

    at: datetime
    folder: str
    cases: int
    token: str = ""


@dataclass(frozen=True)
class Failed:
    """``label`` and ``values`` say why, as a step does."""

    at: datetime
    label: str
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def why(self) -> Step:
        return Step(self.label, "", {name: as_is(told) for name, told in self.values.items()})


@dataclass(frozen=True)
class BackupState:
    """``begun`` is when the first backup was made: since then a second copy is missed.

    ``proved``: by a backup's folder, when it was opened and counted last. ``second_place`` is the
    folder of the second copies, ``mark`` what stands in its marker file.
    """

    begun: datetime | None = None
    good: Copied | None = None
    second: Copied | None = None
    failed: Failed | None = None
    second_failed: Failed | None = None
    second_place: str = ""
    mark: str = ""
    proved: Mapping[str, datetime] = field(default_factory=dict)

    def is_late(self, now: datetime) -> bool:
        """Whether the last good backup failed or is too old to be told without red."""
        if self.failed is not None:
            return True
        return self.good is None or _is_over(now - self.good.at, LATE)

    def lacks_second(self, now: datetime) -> bool:
        """Whether no second copy was made for seven days."""
        last = self.second.at if self.second is not None else self.begun
        return last is not None and _is_over(now - last, NO_SECOND)

    def with_proved(self, backup: Backup, when: datetime) -> "BackupState":
        return replace(self, proved={**self.proved, str(backup.folder): when})

    def without(self, gone: set[str]) -> "BackupState":
        """Nothing of folders that are not there any more."""
        left = {folder: when for folder, when in self.proved.items() if folder not in gone}
        return replace(self, proved=left)


def is_of_the_future(age: timedelta) -> bool:
    """The clock was ahead when it was made: nobody knows how old it is."""
    return age < timedelta()


def _is_over(age: timedelta, most: timedelta) -> bool:
    return is_of_the_future(age) or age > most


def load(office: str) -> BackupState:
    """What was kept; nothing where it can't be read: backups are there all the same."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        return _from_json(json.loads(_file(office).read_text(encoding="utf-8")))
    return BackupState()


_one_changes = Lock()


def change(office: str, changed: Callable[[BackupState], BackupState]) -> BackupState:
    """What is remembered from now on. A backup takes its time: what was chosen meanwhile stays.

    Where it can't be kept, the next backup keeps it.
    """
    with _one_changes:
        state = changed(load(office))
        with suppress(OSError):
            save(office, state)
    return state


def save(office: str, state: BackupState) -> None:
    """Raises OSError."""
    with written_beside(_file(office), pauses=BRIEFLY) as file:
        file.write(json.dumps(asdict(state), ensure_ascii=False, default=str).encode())


def _file(office: str) -> Path:
    return paths.user_data() / f"backups-{Path(office or 'office').name}.json"


def _from_json(told: Mapping[str, object]) -> BackupState:
    proved = told["proved"]
    assert isinstance(proved, dict)
    return BackupState(
        begun=_moment(told["begun"]),
        good=_copied(told["good"]),
        second=_copied(told["second"]),
        failed=_failed(told["failed"]),
        second_failed=_failed(told["second_failed"]),
        second_place=str(told["second_place"]),
        mark=str(told["mark"]),
        proved={folder: datetime.fromisoformat(when) for folder, when in proved.items()},
    )


def _moment(told: object) -> datetime | None:
    return None if told is None else datetime.fromisoformat(str(told))


def _copied(told: object) -> Copied | None:
    if not isinstance(told, dict):
        return None
    return Copied(**{**told, "at": datetime.fromisoformat(told["at"])})


def _failed(told: object) -> Failed | None:
    if not isinstance(told, dict):
        return None
    return Failed(**{**told, "at": datetime.fromisoformat(told["at"])})
