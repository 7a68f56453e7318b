"""How full each sheet of each letter is: over kind, language, setting and data.

python -m tests.documents.letters.page_fill
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby
from pathlib import Path

import pypdf

from desktop_app.documents.letters import page_sizes as sizes
from tests.documents import gallery, ink
from tests.documents.gallery import Exhibit
from tests.documents.reading import read

FILE = Path(__file__).with_name("PAGE_FILL.md")
BLANK = 50
"""Millimetres that are printed already on a blank with the emblem."""
SETTINGS = (*gallery.SETTINGS, "blank-kk", "blank-ru")
_HEAD = f"""# How far down the text goes, in percent of the room of a sheet

Sheet after sheet; each language and each copy begins a sheet of its own. Data: the least that can
stand there, what usually does, the most. On a blank the upper {BLANK} mm are printed already.
`test_pages.py` beside this file holds every sheet but the last of a run to 60, the last one to 15.
"""


def exhibits() -> Iterator[Exhibit]:
    """The letters of the gallery, and on a blank."""
    for exhibit in gallery.exhibits():
        if exhibit.data == "hostile":
            continue
        yield exhibit
        if exhibit.setting in {"kk", "ru"}:
            layout = replace(exhibit.layout, blank=BLANK)
            yield replace(exhibit, setting=f"blank-{exhibit.setting}", layout=layout)


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


def written(shown: Iterable[Exhibit]) -> dict[str, list[str]]:
    """The rows of each kind: its data, and the sheets in each setting."""
    found: dict[str, list[str]] = {}
    for (kind, data), of_data in groupby(shown, key=lambda each: (each.kind, each.data)):
        cells = {
            each.setting: " ".join(
                f"{filled(page):.0%}".removesuffix("%") for page in pages(each).pages
            )
            for each in of_data
        }
        row = [kind, data, *(cells[setting] for setting in SETTINGS)]
        found.setdefault(kind, []).append(f"| {' | '.join(row)} |")
    return found


if __name__ == "__main__":
    titles = ["kind", "data", *SETTINGS]
    table = [f"| {' | '.join(titles)} |", f"|{' --- |' * len(titles)}"]
    rows = [row for of_kind in written(exhibits()).values() for row in of_kind]
    FILE.write_text("\n".join([_HEAD, *table, *rows]) + "\n", "utf-8", newline="\n")
    print(f"{len(rows)} rows in {FILE}")
