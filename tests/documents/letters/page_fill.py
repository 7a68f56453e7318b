"""How full each sheet of each paper of the gallery is, written down beside the tests that hold it.

python -m tests.documents.letters.page_fill
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pypdf

from desktop_app.documents.letters import page_sizes as sizes
from tests.documents import ink
from tests.documents.gallery import Exhibit, exhibits
from tests.documents.reading import read

FILE = Path(__file__).with_name("PAGE_FILL.md")
_HEAD = """# How far down the text goes, in percent of the room of a sheet

Kind, setting, data: sheet after sheet; each language and each copy begins a sheet of its own.
The tests beside this file hold 60 (in 18 points 58) for every sheet but the last of a run, 15 for
the last one.
"""


@cache
def pages(exhibit: Exhibit) -> pypdf.PdfReader:
    return read(exhibit.render())


def filled(page: pypdf.PageObject) -> float:
    """How far down the text goes, as a share of the room for it."""
    high = float(page.mediabox.height)
    is_upright = high > float(page.mediabox.width)
    above, below = (sizes.TOP, sizes.BOTTOM) if is_upright else (sizes.ABOVE, sizes.BELOW)
    room = high - above - below
    lines = [line.baseline for line in ink.lines(page) if below - 4 <= line.baseline]
    return (high - above - min(lines)) / room


def written(shown: Iterable[Exhibit]) -> list[str]:
    """The lines of the file."""
    rows = (
        f"- {exhibit.kind} {exhibit.setting} {exhibit.data}: "
        + " ".join(f"{filled(page):.0%}".removesuffix("%") for page in pages(exhibit).pages)
        for exhibit in shown
    )
    return [*_HEAD.splitlines(), "", *rows]


if __name__ == "__main__":
    made = written(each for each in exhibits() if each.data != "hostile")
    FILE.write_text("\n".join(made) + "\n", "utf-8", newline="\n")
    print(f"{len(made)} lines in {FILE}")
