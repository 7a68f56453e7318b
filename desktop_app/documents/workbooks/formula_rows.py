"""What rows that are put in do to the places that formulas, names and ranges speak of."""

import re
from dataclasses import dataclass

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token, TokenizerError
from openpyxl.utils import quote_sheetname

_CELLS = re.compile(r"(\$?[A-Z]{1,3}\$?)(\d{1,7})(?::(\$?[A-Z]{1,3}\$?)(\d{1,7}))?")
_ROWS = re.compile(r"(\$?)(\d{1,7}):(\$?)(\d{1,7})")


def is_readable(formula: str) -> bool:
    """Whether it can be said of which places a formula speaks, with or without its ``=``."""
    try:
        Tokenizer(f"={formula.removeprefix('=')}")
    except (TokenizerError, IndexError, RecursionError):
        return False
    return True


_TEXTS = re.compile(r'"(?:[^"]|"")*"')
_REACHES_OUT = re.compile(
    r"\b(?:WEBSERVICE|HYPERLINK|IMAGE|RTD|CALL|REGISTER(?:\.ID)?|EXEC|DDE|SQL\.REQUEST)(?=\s*\()"
    r"|\[[^\[\]]+\][\w .']*!"  # another workbook: [1]Sheet!A1, '[a.xlsx]Sheet'!A1
    r"|\w+\|'?[^'!]*'?!"  # another program: cmd|'/c calc'!A1
    r"|\b(?:file|https?|ftp):",
    re.IGNORECASE,
)


def reaches_out(formula: str) -> str:
    """What of a formula goes to the network, to another program or another file; else empty."""
    found = _REACHES_OUT.search(_TEXTS.sub('""', formula))
    return found[0] if found else ""


@dataclass(frozen=True)
class Inserted:
    """``extra`` rows come in below ``row`` of a sheet; ranges that reach the row grow with them."""

    title: str
    row: int
    extra: int

    def moved(self, row: int) -> int:
        return row + self.extra if row > self.row else row

    def end(self, row: int) -> int:
        return row + self.extra if row >= self.row else row

    def area(self, place: str, *, grow: bool = True) -> str:
        """``A1:K7`` or ``$A$7``, without a sheet; ``grow`` False keeps what is on the row alone."""
        if found := _CELLS.fullmatch(place):
            left, first, right, last = found.groups()
            if right is None:
                return f"{left}{self.moved(int(first))}"
            return f"{left}{self.moved(int(first))}:{right}{self._last(first, last, grow)}"
        if found := _ROWS.fullmatch(place):
            left, first, right, last = found.groups()
            return f"{left}{self.moved(int(first))}:{right}{self._last(first, last, grow)}"
        return place

    def _last(self, first: str, last: str, grow: bool) -> int:
        is_of_the_row = int(first) == int(last) == self.row
        return self.end(int(last)) if grow or not is_of_the_row else int(last)

    def formula(self, text: str, title: str, *, grow: bool = True) -> str:
        """A formula that stands in a sheet of this title, with or without its ``=``."""
        tokens = Tokenizer(text if text.startswith("=") else f"={text}")
        for token in tokens.items:
            if token.type == Token.OPERAND and token.subtype == Token.RANGE:
                token.value = self._operand(token.value, title, grow)
        rendered = "=" + "".join(token.value for token in tokens.items)
        return rendered if text.startswith("=") else rendered[1:]

    def _operand(self, operand: str, title: str, grow: bool) -> str:
        sheet, mark, place = operand.rpartition("!")
        here = title if not mark else _unquoted(sheet)
        return f"{sheet}{mark}{self.area(place, grow=grow)}" if here == self.title else operand

    def place(self, place: str) -> str:
        """Where a name points: one place or several, each with its sheet."""
        return self.formula(place, "")


def _unquoted(sheet: str) -> str:
    if sheet.startswith("'") and quote_sheetname(sheet[1:-1].replace("''", "'")) == sheet:
        return sheet[1:-1].replace("''", "'")
    return sheet.strip("'")
