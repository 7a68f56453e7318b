"""Where an act of the office takes place: which database, who works, what time it is."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone

from desktop_app.law.steps import N_
from desktop_app.records.kinds import Role
from desktop_app.records.people import Worker
from desktop_app.services.errors import Trouble
from desktop_app.storage.database import Database

KAZAKHSTAN = timezone(timedelta(hours=5))
"""One time zone since 1 March 2024."""

NOBODY = Worker(0, "", Role.CLERK)


def local_now() -> datetime:
    """The time on the wall in Kazakhstan, as records keep it."""
    return datetime.now(KAZAKHSTAN).replace(tzinfo=None, microsecond=0)


@dataclass(frozen=True)
class Desk:
    """Given to every act; ``clock`` gives local time.

    ``pc`` is the name of this PC, as others in the office know it; empty where nobody says.
    ``drafting``: papers are only looked at, in a transaction that is not kept; they take no number.
    """

    database: Database
    worker: Worker = NOBODY
    clock: Callable[[], datetime] = local_now
    drafting: bool = False
    pc: str = ""

    def now(self) -> datetime:
        return self.clock()

    def today(self) -> date:
        return self.clock().date()

    def taken_by(self, worker: Worker) -> "Desk":
        return replace(self, worker=worker)

    def require_head(self) -> None:
        """Acts of the head (R-6, R-7, D-8); Trouble for anybody else."""
        if self.worker.role is not Role.HEAD:
            raise Trouble(
                N_("Only the head does this. Choose the head under “Who works”. Nothing was saved.")
            )
