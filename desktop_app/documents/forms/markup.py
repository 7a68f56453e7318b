"""The small markup of forms: blocks that begin with ``#word``, cells between ``|``, ``**bold**``.

What people typed is only ever the value of a field: before it meets this markup, the signs that
mean something here are put out of the way, and back when the text is cut into blocks.
"""

import re
from dataclasses import dataclass
from typing import Any

# What stands in a block: how many cells, separated by "|". Of several lines one is made, except
# in the blocks of LINES.
DIRECTIVES = {
    "letterhead": range(1),
    "annex": range(1, 2),
    "right": range(1, 2),
    "between": range(2, 4),
    "title": range(1, 2),
    "subtitle": range(1, 2),
    "center": range(1, 2),
    "heading": range(1, 2),
    "plain": range(1, 2),
    "point": range(1, 2),
    "item": range(1, 2),
    "numbered": range(2, 3),
    "field": range(2, 3),
    "row": range(2, 7),
    "signature": range(2, 3),
    "note": range(1, 2),
    "quote": range(1, 2),
    "paragraph": range(1, 2),
}
LINES = {"annex", "right"}
# None begins within another: text with many beginnings and no end is gone through only once.
TAGS = re.compile(r"\{\{(?:(?!\{\{).)*?\}\}|\{%(?:(?!\{%).)*?%\}|\{#(?:(?!\{#).)*?#\}", re.DOTALL)

_EMPTY, _STOPPED = "\ufdd0", "\ufdd4"
_SECOND_STOP = re.compile(_STOPPED + r"(\*\*)?\.(?!\.)")
"""The form's full stop after a value that ends with its own, such as the initials of a name."""
_SHIELDED = str.maketrans({"#": "\ufdd1", "|": "\ufdd2", "*": "\ufdd3"})
_UNSHIELDED = str.maketrans({0xFDD0: "", 0xFDD1: "#", 0xFDD2: "|", 0xFDD3: "*"})


@dataclass(frozen=True)
class Block:
    """One block of a paper. A cell is a row of pieces of text, every second of them bold."""

    kind: str
    cells: tuple[tuple[str, ...], ...]


def body(text: str, head_length: int) -> str:
    """The text after the head; blank lines in its place keep the numbers of the lines.

    A tab is a space, as nothing on paper stands at tabs.
    """
    lines = text.expandtabs(1).split("\n")[head_length:]
    return "\n" * head_length + "\n".join(map(_keep_end, lines))


def blocks_of(text: str) -> tuple[Block, ...]:
    """Cut a filled form into blocks; what is empty after filling is left out."""
    found: list[tuple[str, list[str]]] = []
    open_block = False
    text = _SECOND_STOP.sub(r".\1", text.replace(f".{_STOPPED}", _STOPPED)).replace(_STOPPED, ".")
    for line in map(str.strip, text.split("\n")):
        if line.startswith("#"):
            kind, _, rest = line[1:].partition(" ")
            if kind not in DIRECTIVES:
                raise ValueError(kind)
            found.append((kind, [rest]))
            open_block = True
        elif line and not open_block:
            found.append(("paragraph", [line]))
            open_block = True
        elif line:
            found[-1][1].append(line)
        else:
            open_block = False
    blocks = (Block(kind, _cells(kind, lines)) for kind, lines in found)
    return tuple(block for block in blocks if _says_something(block))


def _keep_end(line: str) -> str:
    """Only a line that is nothing but tags vanishes; Jinja would join others to the next line."""
    line = line.rstrip()
    if line.endswith(("%}", "#}")) and line[-3:-2] != "-" and TAGS.sub("", line).strip():
        return f"{line[:-2]}+{line[-2:]}"
    return line


def _cells(kind: str, lines: list[str]) -> tuple[tuple[str, ...], ...]:
    texts = lines if kind in LINES else " ".join(lines).split("|")
    cells = (tuple(map(_unshield, text.split("**"))) for text in texts)
    return tuple(cell for cell in cells if "".join(cell) or kind not in LINES)


def _unshield(text: str) -> str:
    return text.translate(_UNSHIELDED)


def _says_something(block: Block) -> bool:
    if block.kind in {"letterhead", "signature"}:
        return True
    if block.kind == "row":
        return any("".join(cell).strip() for cell in block.cells)
    return bool(block.cells) and bool("".join(block.cells[-1]).strip())


def shield(value: Any) -> Any:
    """A field's value in which nothing can be taken for markup, not even that it is empty."""
    if isinstance(value, str):
        shielded = value.translate(_SHIELDED) or _EMPTY
        return shielded + _STOPPED if shielded.endswith(".") else shielded
    return _EMPTY if value is None else value
