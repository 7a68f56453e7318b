r"""Whether the write-ahead log beside a file belongs to it.

SQLite asks only whether a log is whole, not whose it is: over a file that was put back from a copy
it writes pages of another state, and calls the mixture sound. So every unit of work that changes
something leaves a link in the file's header, `link`: the mark of the state before it
(``application_id``) and a new one (``user_version``). A log belongs to its file when its first
state follows the file's, or when the file's first page is a page of the log already, as after a
crash in the middle of putting the log's pages into the file.

A copy made by ``VACUUM INTO`` or ``backup`` has other pages under the same marks, and SQLite counts
its ``schema_version`` on: its log has a lower one.
"""

import secrets
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop_app.storage.opening.raw import looked_at
from desktop_app.storage.trouble import DatabaseTrouble

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_MAGIC = 0x377F0682
"""Of a log; one more where its checksums are reckoned in big-endian words."""
_SALT = 16
"""Bytes at the beginning of an encrypted file: a copy has others, but for one of the system's."""
_PAUSES = (0.05, 0.1, 0.2)
"""Seconds: another program may be putting pages into the file while it is looked at."""


class Marks(NamedTuple):
    """Of one state of a file: its mark, that of the state before, and its schema's version."""

    own: int
    before: int
    schema: int


def log_of(file: Path) -> Path:
    return file.with_name(f"{file.name}-wal")


def link(raw: Any) -> None:
    """Mark the state that this unit of work makes, and which one it follows."""
    (before,) = raw.execute("PRAGMA user_version").fetchone()
    raw.execute(f"PRAGMA application_id = {before}")
    raw.execute(f"PRAGMA user_version = {secrets.randbelow(2**31 - 1) + 1}")


def require_own_log(
    file: Path, key: bytes | None = None, *, wait: Callable[[float], object] = time.sleep
) -> None:
    """DatabaseTrouble “foreign log”, naming it, where what lies beside is of another state.

    A log without a whole unit of work says nothing: SQLite leaves it out. Raises OSError.
    """
    for pause in (*_PAUSES, None):
        if _is_own(file, key):
            return
        if pause is not None:
            wait(pause)
    raise DatabaseTrouble("foreign log", log_of(file).name)


def set_aside(file: Path, moment: str) -> Path:
    """Move a foreign log and its index out of the way, kept under another name; the log's.

    Raises OSError.
    """
    log = log_of(file)
    aside = log.with_name(f"{log.name}-{moment}")
    log.rename(aside)
    file.with_name(f"{file.name}-shm").unlink(missing_ok=True)
    return aside


def _is_own(file: Path, key: bytes | None) -> bool:
    try:
        content = log_of(file).read_bytes()
    except FileNotFoundError:
        return True
    size, frames = _frames(content)
    if not frames:
        return True
    with file.open("rb") as opened:
        first_page = opened.read(size)
    if not first_page:
        return False  # SQLite would remove the log, with all that is in it
    first_pages = [content[at : at + size] for page, at in frames if page == 1]
    if first_page in first_pages:
        return True
    if key is not None and first_pages and first_pages[0][:_SALT] != first_page[:_SALT]:
        return False
    now = _marks(file, key)
    if now is None:  # torn by a power cut, perhaps: whoever opens the file is told what it is
        return True
    if not first_pages:
        return now.own == 0  # nothing was ever linked: a program of the first version wrote it
    next_one = _marks_of_page(first_pages[0], key)
    return next_one is not None and next_one.before == now.own and next_one.schema >= now.schema


def _frames(content: bytes) -> tuple[int, list[tuple[int, int]]]:
    """The size of a page; and page by page of all whole units of work its number and its place."""
    if len(content) < _HEADER.size:
        return 0, []
    magic, _version, size, _turn, *salts, one, two = _HEADER.unpack_from(content)
    words = "<" if magic == _MAGIC else ">"
    if magic & ~1 != _MAGIC or size < 512:
        return 0, []
    summed = _checksum(content[:24], words)
    if summed != (one, two):
        return 0, []
    whole: list[tuple[int, int]] = []
    begun: list[tuple[int, int]] = []
    for at in range(_HEADER.size, len(content) - size - _FRAME.size + 1, size + _FRAME.size):
        page, pages, *its_salts, one, two = _FRAME.unpack_from(content, at)
        start = at + _FRAME.size
        summed = _checksum(content[at : at + 8] + content[start : start + size], words, *summed)
        if its_salts != salts or summed != (one, two):
            break
        begun.append((page, start))
        if pages:  # so large the file is after this: a unit of work ends here
            whole += begun
            begun = []
    return size, whole


def _checksum(content: bytes, words: str, one: int = 0, two: int = 0) -> tuple[int, int]:
    """As SQLite reckons it, over eight bytes at a time."""
    for first, second in struct.iter_unpack(f"{words}II", content):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two


def _marks_of_page(page: bytes, key: bytes | None) -> Marks | None:
    """Of a first page alone, encrypted as it may be."""
    with TemporaryDirectory() as folder:
        alone = Path(folder) / "page"
        alone.write_bytes(page)
        return _marks(alone, key)


def _marks(file: Path, key: bytes | None) -> Marks | None:
    """None where the first page can't be read."""
    from sqlcipher3 import dbapi2

    try:
        with closing(looked_at(file, key)) as connection:
            # The pages that the header counts need not be there.
            connection.execute("PRAGMA writable_schema=ON")
            return Marks(*_numbers(connection))
    except dbapi2.DatabaseError:
        return None


def _numbers(connection: "Connection") -> Iterator[int]:
    for name in ("user_version", "application_id", "schema_version"):
        (number,) = connection.execute(f"PRAGMA {name}").fetchone()
        yield number
