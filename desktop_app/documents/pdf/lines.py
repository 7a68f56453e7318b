"""Where the lines of a text end, found as ReportLab finds it and in a fraction of its time.

Text of one font, whose words all have room in a line and are broken nowhere, is most of a letter;
what else there is, is left to ReportLab.
"""

from reportlab import rl_config
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus.paragraph import split, strip

Lines = list[tuple[float, list[str]]]
"""For each line the room it leaves, less than none where its spaces are made narrower."""

_BREAKS = {"-", "\N{SOFT HYPHEN}"}


def plain_lines(text: str, font: str, size: float, first: float, later: float) -> Lines | None:
    """The lines in a width of ``first`` and then ``later``; None where a word may be broken."""
    words: list[str] = split(strip(text))
    whole = stringWidth(" ".join(words), font, size)
    if whole <= first:
        return [(first - whole, words)] if words else []
    space = stringWidth(" ", font, size)
    shrinks = float(rl_config.spaceShrinkage) * space  # type: ignore[attr-defined,unused-ignore]
    lines: Lines = []
    line: list[str] = []
    room, taken = first, -space
    for word in words:
        wide = stringWidth(word, font, size)
        longer = taken + space + wide
        if longer <= room + shrinks * len(line):
            line.append(word)
            taken = longer
            continue
        if wide > min(first, later) or not _BREAKS.isdisjoint(word):
            return None
        lines.append((room - taken, line))
        line, room, taken = [word], later, wide
    return [*lines, (room - taken, line)]
