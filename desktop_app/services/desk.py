"""Where an act of the office takes place: which database, who works, what time it is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum

from sqlalchemy import Connection

from desktop_app.events import log
from desktop_app.events.codes import Event
from desktop_app.law.steps import N_, Step
from desktop_app.records.acts import Act
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import Role
from desktop_app.records.people import Author, Worker
from desktop_app.services import acts, drawing
from desktop_app.services.errors import Trouble
from desktop_app.storage.changes import Followed, followed
from desktop_app.storage.database import Database
from desktop_app.storage.office import staff
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.tasks import kept as tasks
from desktop_app.storage.tasks import touched
from desktop_app.storage.trouble import DatabaseTrouble

KAZAKHSTAN = timezone(timedelta(hours=5))
"""One time zone since 1 March 2024."""

_MOST_TOLD = 10
"""Records of one table that the log names."""

NOBODY = Worker(0, "", Role.CLERK)

NOT_FOR_ADMINISTRATORS = N_("An administrator does not see the cases of families.")
GONE = N_("You are not on the list of workers of this office any more.")


class Sight(StrEnum):
    """What is looked at: families and their money, how the office works, or who looked at whom."""

    CASES = "cases"
    OFFICE = "office"
    LOOKS = "looks"


_NOT_FOR = {
    Sight.CASES: NOT_FOR_ADMINISTRATORS,
    Sight.LOOKS: N_("Only the head and an inspector see who looked at what."),
}


def _sees(role: Role, sight: Sight) -> bool:
    """The administrator looks after the program, and sees no family's case."""
    match sight:
        case Sight.CASES:
            return role is not Role.ADMINISTRATOR
        case Sight.LOOKS:
            return role in {Role.HEAD, Role.INSPECTOR}
        case Sight.OFFICE:
            return True


def local_now() -> datetime:
    """The time on the wall in Kazakhstan, as records keep it."""
    return datetime.now(KAZAKHSTAN).replace(tzinfo=None, microsecond=0)


def _nobody_listens(_told: Step) -> None:
    """Where there is no window."""


def _nobody_waits(_act: Act, _entries: Sequence[int]) -> None:
    """Where nothing is offered afterwards."""


def _no_precaution(_desk: "Desk") -> None:
    """Where nothing is to be saved first."""


def _no_question(_desk: "Desk") -> None:
    """Where a window has asked already."""


class OnlyLookedAt(Exception):
    """Ends the unit of work of a draft, so that nothing of it is kept; with what it would issue."""

    def __init__(self, papers: Sequence[tuple[NoticeRow, bytes]]) -> None:
        super().__init__("only looked at")
        self.papers = papers
        """Each with its words."""


def only_looked_at(connection: Connection, notice_ids: Sequence[int]) -> OnlyLookedAt:
    rows = notices.rows(connection, list(notice_ids))
    return OnlyLookedAt([(row, notices.words(connection, row.id) or b"") for row in rows])


@dataclass(frozen=True)
class Desk:
    """Given to every act; ``clock`` gives local time.

    ``pc`` is the name of this PC, as others in the office know it; empty where nobody says.
    ``drafting``: papers are only looked at, in a transaction that is not kept; they take no number.
    ``warn`` is told what who works is to know besides what they asked for, on whatever thread.
    ``did`` is told each act that was kept, with its entries in the history, on whatever thread.
    ``question`` is asked before each act, outside its transaction: Trouble where it stays open.
    ``precaution`` is taken before an act that weighs much, outside its transaction: a backup.
    """

    database: Database
    worker: Worker = NOBODY
    clock: Callable[[], datetime] = local_now
    drafting: bool = False
    pc: str = ""
    warn: Callable[[Step], None] = field(default=_nobody_listens, compare=False)
    did: Callable[[Act, Sequence[int]], None] = field(default=_nobody_waits, compare=False)
    question: "Callable[[Desk], None]" = field(default=_no_question, compare=False)
    precaution: "Callable[[Desk], None]" = field(default=_no_precaution, compare=False)

    def now(self) -> datetime:
        return self.clock()

    def today(self) -> date:
        return self.clock().date()

    @property
    def author(self) -> Author:
        """Who works, as records keep it."""
        return Author(self.worker.id, self.worker.name)

    def taken_by(self, worker: Worker) -> "Desk":
        return replace(self, worker=worker)

    def may(self, act: Act) -> bool:
        """Whether the role that somebody entered with does such an act: what screens offer."""
        return acts.may(self.worker.role, act)

    def does_first(self, act: Act) -> bool:
        """Whether it is their own work: what waits for it is shown to them first."""
        return acts.does_first(self.worker.role, act)

    def before(self, act: Act) -> None:
        """What is done before an act that weighs much; for whom it is not their act, nothing."""
        if self.may(act) and not self.drafting:
            self.precaution(self)

    def may_in(self, connection: Connection, act: Act) -> bool:
        """Whether the role that is on file for them now does it: what an act goes by."""
        now = staff.by_id(connection, self.worker.id)
        return now is not None and acts.may(now.role, act)

    def require_in(self, connection: Connection, act: Act) -> None:
        """Trouble, saying whose it is, where it is not an act of the role that is on file now."""
        if not self.may_in(connection, act):
            raise Trouble(acts.refusal(act))

    def require(self, act: Act) -> None:
        """As `writing` does, before anything is prepared for it."""
        with self.database.read() as connection:
            self._require_on_file(connection, act)

    @contextmanager
    def writing(self, act: Act) -> Iterator[Connection]:
        """The unit of work of an act: all of it is kept, with its history, or nothing.

        What it has issued is drawn when that is kept, before whoever asked for it goes on. A draft
        is never kept: it ends in OnlyLookedAt.

        Trouble where it is not an act of who works now; DatabaseTrouble as `Database.begin`.
        """
        self.question(self)
        try:
            with self.database.begin() as connection:
                with followed(connection, act) as found:
                    self._require_on_file(connection, act)
                    yield connection
                if self.drafting:
                    raise only_looked_at(connection, _numbers(found.touched.get("notices", ())))
                _mark_tasks(connection, found)
        except DatabaseTrouble as trouble:
            log.note(Event.TROUBLE, trouble.kind, act)
            raise
        if act is not Act.KEEP_DRAFT:  # one after every pause of the hands
            log.note(Event.ACT, act, *_records(found.touched))
            self.did(act, found.entries)
        drawing.draw_issued(self.database, found.touched.get("notices", ()), self.warn)

    @contextmanager
    def reading(self, sight: Sight = Sight.CASES) -> Iterator[Connection]:
        """A consistent look that changes nothing.

        Trouble where it is not for the role that is on file now; DatabaseTrouble as
        `Database.read`.
        """
        with self.database.read() as connection:
            self.require_sight_in(connection, sight)
            yield connection

    def sees(self, sight: Sight) -> bool:
        """Whether it is for the role that somebody entered with: what screens offer."""
        return _sees(self.worker.role, sight)

    def require_sight_in(self, connection: Connection, sight: Sight = Sight.CASES) -> None:
        """Trouble where it is not for the role that is on file for them now: what a look goes by.

        Whoever has left the office sees no family any more, though their window is still open.
        """
        if sight is Sight.OFFICE:  # for everybody, also before anybody is on the list
            return
        now = staff.by_id(connection, self.worker.id)
        if now is None:
            raise Trouble(GONE)
        if not _sees(now.role, sight):
            raise Trouble(_NOT_FOR[sight])

    def _require_on_file(self, connection: Connection, act: Act) -> None:
        """Who works is known by their id: in the role, and by the name, that are on file now."""
        now = staff.by_id(connection, self.worker.id)
        if now is None:
            if act is Act.BEGIN_OFFICE and self.may(act):  # `beginning` sees whether it is new
                return
            raise Trouble(N_("You are not on the list of workers. Nothing was saved."))
        if not acts.may(now.role, act):
            raise Trouble(acts.refusal(act))
        if now.name != self.worker.name:  # it would stand on papers
            label = N_("Your name on the list of workers was changed. Enter once more, please.")
            raise Trouble(label)


def _numbers(keys: Sequence[object]) -> list[int]:
    return [key for key in keys if isinstance(key, int)]


def _records(touched: Mapping[str, Sequence[object]]) -> Iterator[str | int]:
    """The tables and the numbers of what was changed, as the log takes them."""
    for table, keys in touched.items():
        yield table
        yield from (key for key in keys[:_MOST_TOLD] if isinstance(key, int))


def _mark_tasks(connection: Connection, found: Followed) -> None:
    """What waits follows from what was written: whose it is, is known with the act itself."""
    try:
        concerned = touched.children(connection, found)
    except touched.Everybody:
        tasks.mark_everybody(connection)
    else:
        if concerned:
            tasks.mark(connection, concerned)
