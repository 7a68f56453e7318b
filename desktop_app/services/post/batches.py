"""Doing one thing for many papers, one after the other: what was done stays when it is stopped."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from desktop_app.law.steps import Step
from desktop_app.records.acts import Act
from desktop_app.records.kinds import PrintingWay
from desktop_app.records.looks import Way
from desktop_app.records.numbering import file_name
from desktop_app.services import drawing
from desktop_app.services.desk import Desk
from desktop_app.services.explaining import steps_of
from desktop_app.services.files import save_bytes
from desktop_app.services.looks.looking import look_at_papers
from desktop_app.services.papers import issued
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.post import printings
from desktop_app.storage.trouble import DatabaseTrouble

Progress = Callable[[int], None]
"""Told how many are done with."""
Stopped = Callable[[], bool]
"""Whether somebody wants it to stop."""

# So many papers are looked at together, whether they have their files.
_TOGETHER = 200

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class Outcome(Generic[R]):
    """What was ``done``, why others could not be, and how many were not begun."""

    done: tuple[R, ...]
    troubles: tuple[Step, ...]
    left: int


def each(
    items: Sequence[T], act: Callable[[T], R], progress: Progress, stopped: Stopped
) -> Outcome[R]:
    """Do the act for every item, each in its own transaction, until somebody stops it.

    An item that meets known trouble is passed over; trouble with the database itself ends it.
    """
    done: list[R] = []
    troubles: list[Step] = []
    for number, item in enumerate(items):
        if stopped():
            return Outcome(tuple(done), tuple(troubles), len(items) - number)
        try:
            done.append(act(item))
        except Exception as error:  # known trouble is told, anything else is a bug
            found = steps_of(error)
            if not found:
                raise
            troubles.extend(found)
            if isinstance(error, DatabaseTrouble):
                return Outcome(tuple(done), tuple(troubles), len(items) - number - 1)
        progress(number + 1)
    return Outcome(tuple(done), tuple(troubles), 0)


class _StoppedError(Exception):
    """Somebody stopped it before the file was whole."""


def merged(
    desk: Desk, notice_ids: Sequence[int], title: str, progress: Progress, stopped: Stopped
) -> bytes | None:
    """The papers as they were issued, one after the other in one PDF; None where it was stopped.

    Trouble where one of them was damaged in the database.
    """
    from desktop_app.documents.letters.crew import Crew

    def look() -> None:
        if stopped():
            raise _StoppedError

    def papers() -> Iterator[bytes]:
        for first in range(0, len(notice_ids), _TOGETHER):
            together = notice_ids[first : first + _TOGETHER]
            drawing.draw_many(desk.database, together, crew, look)
            for number, notice_id in enumerate(together, first + 1):
                look()
                yield issued.whole(desk, notice_id)[1]
                progress(number)

    try:
        with Crew() as crew:
            return crew.joined(papers, len(notice_ids), title, look)
    except _StoppedError:
        return None


def save_merged(
    desk: Desk,
    notice_ids: Sequence[int],
    title: str,
    path: Path,
    progress: Progress,
    stopped: Stopped,
) -> bool:
    """Write the papers into one PDF; False, and no file, where it was stopped.

    Each counts as printed. Trouble where the file can't be written.
    """
    pdf = merged(desk, notice_ids, title, progress, stopped)
    if pdf is None:
        return False
    _look(desk, notice_ids, Way.EXPORTED)
    save_bytes(pdf, path)
    record_printings(desk, notice_ids)
    return True


def save_separate(
    desk: Desk, notice_ids: Sequence[int], folder: Path, progress: Progress, stopped: Stopped
) -> Outcome[Path]:
    """Write each paper into a file of its own, named after its register number.

    Every file is whole or not there; those that were written stay when it is stopped, and count as
    printed.
    """

    def save(notice_id: int) -> Path:
        row, pdf = issued.whole(desk, notice_id)
        path = folder / f"{file_name(row.number)}.pdf"
        save_bytes(pdf, path)
        return path

    _look(desk, notice_ids, Way.EXPORTED)
    outcome = each(notice_ids, lambda notice_id: (notice_id, save(notice_id)), progress, stopped)
    record_printings(desk, [notice_id for notice_id, _path in outcome.done])
    paths = tuple(path for _notice_id, path in outcome.done)
    return Outcome(paths, outcome.troubles, outcome.left)


def _look(desk: Desk, notice_ids: Sequence[int], way: Way) -> None:
    with desk.reading() as connection:
        papers = notices.rows(connection, list(notice_ids))
    look_at_papers(desk, papers, way)


def record_printings(desk: Desk, notice_ids: Sequence[int]) -> None:
    """Put down that each of the papers was printed with others: the original, then copies."""
    who, at = desk.worker.name, desk.now()
    with desk.writing(Act.PRINT) as connection:
        for notice_id in notice_ids:
            printings.add(connection, notice_id, way=PrintingWay.BATCH, sheets=1, who=who, at=at)
