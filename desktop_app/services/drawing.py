"""The files of papers: drawn after their numbers and words were kept, and before the act returns.

While an act holds the database nobody else can write, so nothing is laid out then. What is kept
with the number is all that the file follows from. Where the program ends between the two, a paper
has its number and no file; it gets the same one when the office is next entered, or when somebody
wants to see it.
"""

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

from desktop_app.events import log
from desktop_app.events.codes import Event
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.services.errors import Trouble
from desktop_app.storage.database import Database
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.trouble import DatabaseTrouble

if TYPE_CHECKING:
    from desktop_app.documents.letters.crew import Crew

NOT_DRAWN = N_(
    "A paper is issued under its number, and its file can't be drawn just now. Open it later: it "
    "is drawn then, from the words that were kept."
)
NOT_DRAWABLE = N_(
    "The paper {number} is issued, and its words can't be laid out on a page. Annul it with the "
    "reason, and issue another one."
)

T = TypeVar("T")

# So many files are held until they are kept, in one unit of work.
_TOGETHER = 200


class WithoutFile(Exception):
    """A paper was wanted whose file is to be drawn yet."""

    def __init__(self, notice_id: int) -> None:
        super().__init__("without file")
        self.notice_id = notice_id


def file_of(words: bytes, *, used_now: bool = False) -> tuple[bytes, bytes]:
    """The file that follows from a paper's words, and the words that stand there.

    ``used_now``: own forms of now said them, and are not used again where they can't be laid out.
    LetterError and MissingGlyph where nothing can, UnreadablePaper where they are no words.
    """
    from desktop_app.documents.letters import printing as letters

    return letters.file_of(words, used_now=used_now)


def draw(database: Database, notice_id: int, *, used_now: bool = False) -> None:
    """Draw the file of a paper that has none. Trouble where its words can't be laid out.

    Raises DatabaseTrouble.
    """
    made = _made(database, notice_id, used_now=used_now)
    if made is not None:
        _keep(database, (notice_id, *made))


def _made(
    database: Database, notice_id: int, *, used_now: bool = False
) -> tuple[bytes, bytes] | None:
    """The file of a paper that has none, and the words that stand there."""
    with database.read() as connection:
        if not notices.without_file(connection, [notice_id]):
            return None
        (row,) = notices.rows(connection, [notice_id])
        words = notices.words(connection, notice_id) or b""
    try:
        return file_of(words, used_now=used_now)
    except (ValueError, RuntimeError) as error:
        raise Trouble(NOT_DRAWABLE, number=as_is(row.number)) from error


def _keep(database: Database, *drawn: tuple[int, bytes, bytes]) -> None:
    with database.begin() as connection:
        for notice_id, pdf, words in drawn:
            notices.keep_file(connection, notice_id, pdf, sha256(pdf).hexdigest(), words)


def as_drawn(database: Database, notice_id: int) -> tuple[bytes, bytes] | None:
    """The file of a paper that has had none, and the words there; None where it has one.

    It is kept where the database takes it in; where not, it is the same one that will be kept.
    """
    made = _made(database, notice_id)
    if made is not None:
        try:
            _keep(database, (notice_id, *made))
        except DatabaseTrouble as trouble:
            log.note(Event.NOT_DRAWN, trouble.kind, notice_id)
    return made


def draw_issued(
    database: Database,
    issued: Sequence[int],
    warn: Callable[[Step], None],
    *,
    used_now: bool = True,
) -> None:
    """Draw what an act has issued. The act stands, whatever becomes of that; somebody is told."""
    for notice_id in issued:
        try:
            draw(database, notice_id, used_now=used_now)
        except Trouble as trouble:
            log.note(Event.NOT_DRAWN, notice_id)
            warn(trouble.step)
        except DatabaseTrouble as trouble:
            log.note(Event.NOT_DRAWN, trouble.kind, notice_id)
            warn(Step(NOT_DRAWN, "R-8"))


def draw_many(
    database: Database,
    notice_ids: Sequence[int],
    crew: "Crew",
    look: Callable[[], None] = lambda: None,
) -> None:
    """Draw those of many papers that have no file, by all cores where they are very many.

    What can't be laid out or kept has none afterwards: whoever wants to see it is told why.
    ``look`` is called between papers; whatever it raises ends this, and what was drawn stays.
    """
    try:
        with database.read() as connection:
            waiting = notices.without_file(connection, notice_ids)
        for first in range(0, len(waiting), _TOGETHER):
            _draw_together(database, waiting[first : first + _TOGETHER], crew, look)
    except DatabaseTrouble as trouble:
        log.note(Event.NOT_DRAWN, trouble.kind)


def _draw_together(
    database: Database, waiting: Sequence[int], crew: "Crew", look: Callable[[], None]
) -> None:
    with database.read() as connection:
        words = [notices.words(connection, notice_id) or b"" for notice_id in waiting]
    made = []
    for place, drawn in crew.drawn(words):
        look()
        if drawn is not None:
            made.append((waiting[place], *drawn))
    _keep(database, *made)


def draw_all(database: Database) -> None:
    """Draw every paper without file: whoever issued it was interrupted.

    Where that fails the office is entered all the same: who wants to see the paper is told why.
    """
    try:
        with database.read() as connection:
            waiting = notices.without_file(connection)
        for notice_id in waiting:
            draw_issued(database, [notice_id], lambda _told: None, used_now=False)
    except DatabaseTrouble as trouble:
        log.note(Event.NOT_DRAWN, trouble.kind)


def with_files(database: Database, read: Callable[[bytes], T]) -> T:
    """What ``read`` gives: where a paper was without file, it is read again with what was drawn.

    Trouble where it can't be laid out; DatabaseTrouble.
    """
    try:
        return read(b"")
    except WithoutFile as missing:
        notice_id = missing.notice_id
    made = as_drawn(database, notice_id)
    return read(made[0] if made else b"")
