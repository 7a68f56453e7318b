"""Where an error came from: kinds of errors and places in the code, never a word of what it says.

An error's text, its values, its notes and the variables of its frames may be personal: none of them
is looked at. Files are not named either: the way to them may name the user.
"""

import re
from collections.abc import Iterator
from types import TracebackType

from desktop_app.events.codes import Frame

_NAME = re.compile(r"[A-Za-z_<][\w.<>]{0,100}", re.ASCII)
_MOST_LINKS = 20
_MOST_FRAMES = 40
"""Of one error: the outermost and the innermost half of them, such as of an endless recursion."""


def lines_of(error: BaseException) -> list[str]:
    """Every error of the chain with its frames, from the one that was noticed to its causes."""
    lines = []
    for link in _chain(error):
        lines.append(_kind(link))
        lines += [f"  {frame}" for frame in _shortened(list(_frames(link.__traceback__)))]
    return lines


def place_of(error: BaseException) -> Frame:
    """The innermost place of this program, or of any code where it is in none of this program."""
    frames = list(_frames(error.__traceback__))
    own = [frame for frame in frames if frame.startswith("desktop_app.")]
    return (own or frames or [Frame("?:0:?")])[-1]


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An error, its causes, and what a group of errors holds; each once."""
    waiting, seen = [error], set[int]()
    while waiting and len(seen) < _MOST_LINKS:
        link = waiting.pop(0)
        if id(link) in seen:
            continue
        seen.add(id(link))
        yield link
        if isinstance(link, BaseExceptionGroup):
            waiting += link.exceptions
        cause = link.__cause__ or link.__context__
        if cause is not None:
            waiting.append(cause)


def _kind(error: BaseException) -> str:
    kind = type(error)
    return f"{_name(kind.__module__)}.{_name(kind.__qualname__)}"


def _frames(where: TracebackType | None) -> Iterator[Frame]:
    while where is not None:
        frame = where.tb_frame
        module = _name(frame.f_globals.get("__name__"))
        yield Frame(f"{module}:{where.tb_lineno}:{_name(frame.f_code.co_name)}")
        where = where.tb_next


def _name(found: object) -> str:
    """A name as people write it in code; one that was made of data is not passed on."""
    return found if isinstance(found, str) and _NAME.fullmatch(found) else "?"


def _shortened(frames: list[Frame]) -> list[str]:
    half = _MOST_FRAMES // 2
    if len(frames) <= _MOST_FRAMES:
        return list(frames)
    return [*frames[:half], f"… {len(frames) - _MOST_FRAMES}", *frames[-half:]]
