"""A notice in words, as it was issued, and how it may be set.

What is kept of a notice with its number: its file follows from that alone, and from the same words
it can be set again in large print or in both languages side by side; nothing is worked out a
second time.
"""

import json
import zlib
from dataclasses import MISSING, asdict, dataclass, fields, is_dataclass
from datetime import date
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from desktop_app.documents.forms.filling import FilledForm
from desktop_app.documents.notices.kinds import Letterhead

VERSION = 1
_LARGEST = 4 * 1024 * 1024
HIGHEST_BLANK = 140
"""In millimetres: a letter needs half of its first sheet."""


class UnreadablePaper(ValueError):
    """A stored paper that is damaged, or that a newer program has stored."""


@dataclass(frozen=True)
class Layout:
    """How a paper is set; the words are the same in all of them."""

    large: bool = False
    """In 18 points, for people with poor sight."""
    beside: bool = False
    """Kazakh to the left and Russian to the right on one sheet, where a paper has both."""
    blank: int = 0
    """On a blank that bears the office's heading: so many millimetres of it, else 0."""


@dataclass(frozen=True)
class Paper:
    """A notice in words, in one form for each of its languages."""

    kind: str
    number: str
    issued_on: date
    letterhead: Letterhead
    forms: tuple[FilledForm, ...]


@dataclass(frozen=True)
class Frozen:
    """All that the file of a paper follows from.

    ``instead`` are the program's own words, where the office's may turn out not to be drawn.
    """

    paper: Paper
    layout: Layout = Layout()
    instead: tuple[FilledForm, ...] = ()


def signatory(paper: Paper) -> str:
    """Who signs the paper for whoever issues it, as it says itself; empty where nobody does.

    A school's order is its director's, a receipt the clerk's: it is who stands at its first line
    for a signature, in the language that it is read in first.
    """
    for form in paper.forms:
        for block in form.blocks:
            if block.kind == "signature":
                return "".join(block.cells[-1]).strip()
    return ""


def pack(frozen: Frozen) -> bytes:
    """The paper as it is stored: the same bytes for the same words."""
    content = {"version": VERSION, **asdict(frozen)}
    # As UTF-8 it takes less room than with escapes, and is packed thirty times as fast.
    text = json.dumps(
        content, default=date.isoformat, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    return zlib.compress(text.encode("utf-8", "surrogatepass"))


def unpack(content: bytes) -> Frozen:
    """What ``pack`` has made; UnreadablePaper for anything else, without a word of the paper."""
    frozen = None
    try:
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(content, _LARGEST)
        if unpacking.eof and not unpacking.unused_data:
            stored = json.loads(text.decode("utf-8", "surrogatepass"))
            frozen = _read(Frozen, stored) if stored["version"] == VERSION else None
    except (zlib.error, ValueError, KeyError, TypeError, AttributeError):
        pass  # raised below, where the exception has no context that holds words of the paper
    if not isinstance(frozen, Frozen):
        raise UnreadablePaper("not a paper of this version")
    return frozen


def _read(kind: Any, value: Any) -> Any:
    """A value of the type ``kind``; a field that was stored without takes its default."""
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        return kind(
            **{
                field.name: _read(hints[field.name], value[field.name])
                for field in fields(kind)
                if field.name in value or field.default is MISSING
            }
        )
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], item) for item in value)
    if get_origin(kind) is dict:
        return {name: _read(get_args(kind)[1], item) for name, item in value.items()}
    if get_origin(kind) is UnionType:
        (given,) = (each for each in get_args(kind) if each is not NoneType)
        return None if value is None else _read(given, value)
    if kind is date:
        return date.fromisoformat(value)
    if kind in (str, int, bool) and type(value) is not kind:
        raise TypeError(kind.__name__)
    return value
