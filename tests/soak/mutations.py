"""A good workbook with a few things changed by chance, always the same for the same number."""

import zipfile
import zlib
from collections.abc import Callable
from random import Random

from tests.soak.odd_workbooks import packed, parts_of

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    IndexError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
_SIGNS = [b"<", b">", b'"', b"&", b"\0", b"-", b"9", b"\xff", b"</", b"/>", b"]]>", b"<!--", b"1e9"]
_NUMBERS = [b"-1", b"0", b"65536", b"1048576", b"4294967296", b"1e999", b"NaN", b"", b"\xd3\x98"]


def mutated(good: bytes, number: int) -> bytes:
    chance = Random(number)
    for _round in range(chance.choice((1, 1, 1, 2, 5))):
        change = chance.choice(_CHANGES)
        try:
            good = change(good, chance)
        except _BROKEN:
            continue  # what an earlier round broke can't be taken apart
    return good


def _flip(content: bytes, chance: Random) -> bytes:
    made = bytearray(content)
    for _bit in range(chance.choice((1, 1, 8, 64))):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def _flip_in_the_list(content: bytes, chance: Random) -> bytes:
    """Where members and their sizes are named."""
    made, start = bytearray(content), max(0, content.rfind(b"PK\x01\x02"))
    made[chance.randrange(start, len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def _cut(content: bytes, chance: Random) -> bytes:
    return content[: chance.randrange(len(content))]


def _without(content: bytes, chance: Random) -> bytes:
    parts = parts_of(content)
    del parts[chance.choice(sorted(parts))]
    return packed(parts)


def _cut_part(content: bytes, chance: Random) -> bytes:
    parts = parts_of(content)
    name = chance.choice(sorted(parts))
    parts[name] = parts[name][: chance.randrange(len(parts[name]) + 1)]
    return packed(parts)


def _swap(content: bytes, chance: Random) -> bytes:
    parts = parts_of(content)
    one, other = chance.choice(sorted(parts)), chance.choice(sorted(parts))
    parts[one], parts[other] = parts[other], parts[one]
    return packed(parts)


def _insert(content: bytes, chance: Random) -> bytes:
    """Signs that mean something to XML, where they do not belong."""
    parts = parts_of(content)
    name = chance.choice(sorted(parts))
    text = parts[name]
    at = chance.randrange(len(text) + 1)
    parts[name] = text[:at] + chance.choice(_SIGNS) + text[at:]
    return packed(parts)


def _other_number(content: bytes, chance: Random) -> bytes:
    """The value of an attribute, or a number between tags, is another one."""
    parts = parts_of(content)
    name = chance.choice(sorted(parts))
    pieces = parts[name].split(b'"')
    at = chance.randrange(len(pieces))
    pieces[at] = chance.choice(_NUMBERS) if at % 2 else pieces[at].replace(b"1", b"-9", 1)
    parts[name] = b'"'.join(pieces)
    return packed(parts)


def _without_tag(content: bytes, chance: Random) -> bytes:
    parts = parts_of(content)
    name = chance.choice(sorted(parts))
    tags = parts[name].split(b"<")
    del tags[chance.randrange(len(tags))]
    parts[name] = b"<".join(tags)
    return packed(parts)


def _tag_elsewhere(content: bytes, chance: Random) -> bytes:
    """A tag of one part once more, somewhere in it, perhaps many times."""
    parts = parts_of(content)
    name = chance.choice(sorted(parts))
    tags = parts[name].split(b"<")
    moved = [chance.choice(tags)] * chance.choice((1, 1, 100))
    at = chance.randrange(len(tags) + 1)
    parts[name] = b"<".join([*tags[:at], *moved, *tags[at:]])
    return packed(parts)


_CHANGES: list[Callable[[bytes, Random], bytes]] = [
    _flip,
    _flip_in_the_list,
    _cut,
    _without,
    _cut_part,
    _swap,
    _insert,
    _other_number,
    _other_number,
    _without_tag,
    _tag_elsewhere,
]
