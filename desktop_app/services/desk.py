"""Where an act of the office takes place: which database, who works, what time it is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum

from sqlalchemy import Connection

from desktop_app.law.steps import N_
from desktop_app.records.acts import Act
from desktop_app.records.kinds import Role
from desktop_app.records.people import Worker
from desktop_app.services import acts
from desktop_app.services.errors import Trouble
from desktop_app.storage.changes import followed
from desktop_app.storage.database import Database
from desktop_app.storage.office import staff

KAZAKHSTAN = timezone(timedelta(hours=5))
"""One time zone since 1 March 2024."""

NOBODY = Worker(0, "", Role.CLERK)


class Sight(StrEnum):
    """What is looked at: families and their money, or how the office works."""

    CASES = "cases"
    OFFICE = "office"


def local_now() -> datetime:
    """The time on the wall in Kazakhstan, as records keep it."""
    return datetime.now(KAZAKHSTAN).replace(tzinfo=None, microsecond=0)


def _none(_desk: "Desk") -> None:
    pass


@dataclass(frozen=True)
class Desk:
    """Given to every act; ``clock`` gives local time.

    ``pc`` is the name of this PC, as others in the office know it; empty where nobody says.
    ``drafting``: papers are only looked at, in a transaction that is not kept; they take no number.
    ``precaution`` is taken before an act that weighs much, outside its transaction: a backup.
    """

    database: Database
    worker: Worker = NOBODY
    clock: Callable[[], datetime] = local_now
    drafting: bool = False
    pc: str = ""
    precaution: "Callable[[Desk], None]" = _none

    def now(self) -> datetime:
        return self.clock()

    def today(self) -> date:
        return self.clock().date()

    def taken_by(self, worker: Worker) -> "Desk":
        return replace(self, worker=worker)

    def may(self, act: Act) -> bool:
        """Whether who works now does such an act: the table of `acts`."""
        return acts.may(self.worker.role, act)

    def before(self, act: Act) -> None:
        """What is done before an act that weighs much; for whom it is not their act, nothing."""
        if self.may(act):
            self.precaution(self)

    def require(self, act: Act) -> None:
        """Trouble, saying whose it is, where it is not an act of who works now."""
        if not self.may(act):
            raise Trouble(acts.refusal(act))

    @contextmanager
    def writing(self, act: Act) -> Iterator[Connection]:
        """The unit of work of an act: all of it is kept, with its history, or nothing.

        Trouble where it is not an act of who works now; DatabaseTrouble as `Database.begin`.
        """
        self.require(act)
        with self.database.begin() as connection, followed(connection, act):
            self._require_on_file(connection, act)
            yield connection

    @contextmanager
    def reading(self, sight: Sight = Sight.CASES) -> Iterator[Connection]:
        """A consistent look that changes nothing.

        Trouble where it is not for who works now to see; DatabaseTrouble as `Database.read`.
        """
        self.require_sight(sight)
        with self.database.read() as connection:
            yield connection

    def require_sight(self, sight: Sight = Sight.CASES) -> None:
        """The administrator looks after the program, and sees no family's case."""
        if sight is Sight.CASES and self.worker.role is Role.ADMINISTRATOR:
            raise Trouble(N_("An administrator does not see the cases of families."))

    def _require_on_file(self, connection: Connection, act: Act) -> None:
        """Who works is known by their id: in the role, and by the name, that are on file now."""
        now = staff.by_id(connection, self.worker.id)
        if now is None:
            if act is Act.BEGIN_OFFICE and staff.is_empty(connection):
                return
            raise Trouble(N_("You are not on the list of workers. Nothing was saved."))
        if not acts.may(now.role, act):
            raise Trouble(acts.refusal(act))
        if now.name != self.worker.name:  # it would stand on papers
            label = N_("Your name on the list of workers was changed. Enter once more, please.")
            raise Trouble(label)
