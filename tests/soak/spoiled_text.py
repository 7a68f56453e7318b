"""A good file of records or of text with a few things changed by chance, the same for a number."""

from collections.abc import Callable
from random import Random
from struct import pack

_SIGNS = [
    b";",
    b"\n",
    b'"',
    b"\0",
    b"=",
    b"\t",
    b",",
    b"\xff\xfe",
    b"\r",
    "Ә".encode(),
    b"1e999",
    b"-",
]
_NUMBERS = [0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, 0xFFFFFFFE]


def spoiled(good: bytes, number: int) -> bytes:
    chance = Random(number)
    for _round in range(chance.choice((1, 1, 1, 2, 5))):
        if good:
            good = chance.choice(_CHANGES)(good, chance)
    return good


def _flip(content: bytes, chance: Random) -> bytes:
    made = bytearray(content)
    for _bit in range(chance.choice((1, 1, 8, 64, 512))):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def _number(content: bytes, chance: Random) -> bytes:
    """A length, a place or a count is another one."""
    made, put = bytearray(content), chance.choice(_NUMBERS)
    wide = 4 if put > 0xFFFF else 2
    # Half of them where lists of sectors and the first records are.
    at = chance.randrange(min(len(made), chance.choice((1_024, len(made)))))
    made[at : at + wide] = pack("<I" if wide == 4 else "<H", put)
    return bytes(made)


def _cut(content: bytes, chance: Random) -> bytes:
    return content[: chance.randrange(len(content))]


def _sign(content: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(_SIGNS) * chance.choice((1, 1, 300)) + content[at:]


def _moved(content: bytes, chance: Random) -> bytes:
    """A piece once more, somewhere else."""
    at, to = chance.randrange(len(content)), chance.randrange(len(content))
    piece = content[at : at + chance.choice((4, 64, 512, 5_000))]
    return content[:to] + piece * chance.choice((1, 1, 50)) + content[to:]


def _over(content: bytes, chance: Random) -> bytes:
    """A sector over another one."""
    made = bytearray(content)
    at, to = (chance.randrange(len(made) // 512 + 1) * 512 for _place in range(2))
    piece = made[at : at + 512]
    made[to : to + len(piece)] = piece
    return bytes(made)


_CHANGES: list[Callable[[bytes, Random], bytes]] = [
    _flip,
    _number,
    _number,
    _cut,
    _sign,
    _moved,
    _over,
]
