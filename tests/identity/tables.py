"""Reads the tables of cases: columns between bars, remarks after a hash."""

import re
from collections.abc import Iterator
from pathlib import Path

_FOLDER = Path(__file__).parent / "cases"
_CODE = re.compile(r"\{([0-9a-f]{4})\}")


def rows(name: str) -> Iterator[tuple[str, ...]]:
    """Every row of a table; what stands as ``{200b}`` is that character."""
    for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield tuple(_CODE.sub(_character, cell.strip(" ")) for cell in line.split("|"))


def _character(code: re.Match[str]) -> str:
    return chr(int(code[1], 16))
