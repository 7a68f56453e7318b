"""What the cells of a shown column hold, read from their texts: days, sums, numbers or words."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime

Cell = str | int | date | datetime

_SPACES = re.compile(r"[\s\u00a0\u202f]")
_SUM = re.compile(r"[-−]?\d{1,15}₸?")
_CODE = re.compile(r"\d{12,}")


def read(texts: Sequence[str]) -> tuple[str, list[Cell]]:
    """What the column holds, as `JournalColumn` has it, and its cells.

    A column is of days or of sums only where each of its texts is one, or says nothing; numbers
    of persons stay text, whatever they begin with.
    """
    for holds, meant in _KINDS:
        found = [meant(text) if _says(text) else "" for text in texts]
        if any(_says(text) for text in texts) and None not in found:
            return holds, [cell for cell in found if cell is not None]
    return "text", list(texts)


def _says(text: str) -> bool:
    return text not in ("", "–")


def _moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, "%d.%m.%Y %H:%M")
    except ValueError:
        return None


def _day(text: str) -> date | None:
    found = _moment(f"{text} 00:00")
    return None if found is None else found.date()


def _code(text: str) -> str | None:
    return text if _CODE.fullmatch(text) else None


def _sum(text: str) -> int | None:
    bare = _SPACES.sub("", text)
    return int(bare.rstrip("₸").replace("−", "-")) if _SUM.fullmatch(bare) else None


_KINDS: tuple[tuple[str, Callable[[str], Cell | None]], ...] = (
    ("day", _day),
    ("moment", _moment),
    ("code", _code),
    ("money", _sum),
)
