"""Every paper of the gallery, read back page by page."""

import re
from io import BytesIO
from itertools import combinations

import pypdf
import pytest

from tests.documents import ink, structure
from tests.documents.gallery import DATA, Exhibit, exhibits
from tests.documents.letters.test_printing import expected
from tests.documents.reading import squeezed

# Nothing but the number of a page and the code stands nearer to the edge of the sheet than this.
_NEAREST = 9 / 25.4 * 72
GALLERY = list(exhibits())
KINDS = list(dict.fromkeys(exhibit.kind for exhibit in GALLERY))


def assert_well_set(page: pypdf.PageObject) -> None:
    lines = sorted(ink.lines(page), key=lambda line: -line.baseline)
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    for line in lines:
        assert line.left >= _NEAREST
        assert line.right <= width - _NEAREST
        assert _NEAREST <= line.baseline <= height - _NEAREST
    for one, other in combinations(lines, 2):
        assert not one.covers(other)


def _without_number(text: str) -> str:
    """A paragraph that goes on overleaf reads on: «1 / 2» at the foot is none of its words."""
    return re.sub(r"\d+ / \d+\s*$", "", text)


def assert_whole(exhibit: Exhibit) -> None:
    reader = pypdf.PdfReader(BytesIO(exhibit.render()), strict=True)
    text = "\n".join(_without_number(page.extract_text()) for page in reader.pages)
    assert not set("�□\0") & set(text)
    # What goes on overleaf, below the head of the next page, is whole only as it is read.
    found = squeezed(structure.tree(reader).text)
    for language in exhibit.languages:
        for texts in expected(exhibit.notice, language):
            assert any(squeezed(one) in found for one in texts), texts
    for page in reader.pages:
        assert_well_set(page)


@pytest.mark.parametrize("data", DATA)
@pytest.mark.parametrize("kind", KINDS)
def test_every_setting_of_a_paper_is_whole_and_well_set(kind: str, data: str) -> None:
    shown = [each for each in GALLERY if (each.kind, each.data) == (kind, data)]
    assert len(shown) == 6
    for exhibit in shown:
        assert_whole(exhibit)
