"""How much of Jinja a form may use: what it would be lost in is found before it is filled."""

import re
from collections.abc import Callable, Iterable, Iterator
from time import monotonic

from desktop_app.documents.forms import markup

MOST_LEVELS = 6
"""Branches and loops within each other; the program's own forms have three."""
MOST_LOOPS = 3
"""Loops within each other: each more would print as many times as much."""
_LONGEST_TAG = 500
_MOST_LINES = 1_500
_OPENS, _CLOSES = re.compile(r"\{%-?\s*(if|for)\b"), re.compile(r"\{%-?\s*end(if|for)\b")
_BEGINS = re.compile(r"\{[{%#]")

LONGEST = 300_000
"""Letters that a filled form may have: more than any paper, and still laid out in a minute."""
_MOST_SECONDS = 10.0

Problem = tuple[int, str]


class TooMuch(ValueError):
    """A filled form has no end, or takes too long."""


def put_together(pieces: Iterable[str]) -> str:
    """The text of a form that is being filled; TooMuch where it grows without end."""
    found: list[str] = []
    length, started = 0, monotonic()
    for piece in pieces:
        found.append(piece)
        length += len(piece)
        if length > LONGEST or monotonic() - started > _MOST_SECONDS:
            raise TooMuch
    return "".join(found)


def too_much(source: str) -> Iterator[Problem]:
    """By line, the first line too many, or the first tag that is too long or too deep in others."""
    if source.count("\n") >= _MOST_LINES:
        yield _MOST_LINES + 1, ""
        return
    level = 0
    opened_by: list[str] = []
    for found in markup.TAGS.finditer(source):
        tag, line = found[0], _line(source, found)
        if len(tag) > _LONGEST_TAG:
            yield line, f"{tag[:20]}…"
            return
        opened = _OPENS.match(tag)
        level += bool(opened) - bool(_CLOSES.match(tag))
        opened_by = [*opened_by, opened[1]] if opened else opened_by[: max(level, 0)]
        if opened and (level > MOST_LEVELS or opened_by.count("for") > MOST_LOOPS):
            yield line, opened[1]
            return


def not_parsed(source: str, parse: Callable[[str], object]) -> int:
    """The line of the first tag that Jinja is lost in by itself, or that has no end; or 0."""
    from jinja2 import TemplateError  # slow to load, and the first screen fills no form

    for found in markup.TAGS.finditer(source):
        try:
            parse(found[0])
        except TemplateError:
            continue  # such as a branch without its end
        except (RecursionError, ValueError):
            return _line(source, found)
    rest = markup.TAGS.sub(lambda tag: "\n" * tag[0].count("\n"), source)
    begun = _BEGINS.search(rest)
    return _line(rest, begun) if begun else 0


def _line(source: str, found: re.Match[str]) -> int:
    return source.count("\n", 0, found.start()) + 1
