"""How many sheets a story takes is known before it is drawn."""

import pytest

from desktop_app.documents.letters import printing
from desktop_app.documents.letters.arrangement import closeness
from desktop_app.documents.letters.composition import LARGE_PAGES, PAGES, Composition
from desktop_app.documents.letters.fitting import sheets
from desktop_app.documents.letters.page_sizes import WIDTH
from tests.documents.gallery import Exhibit, exhibits
from tests.documents.reading import read

SHOWN = [
    exhibit
    for exhibit in exhibits()
    if exhibit.setting in {"kk", "large-ru"} and exhibit.data in {"most", "hostile"}
]


@pytest.mark.parametrize("exhibit", SHOWN, ids=lambda exhibit: exhibit.name)
def test_as_many_sheets_are_foretold_as_are_drawn(exhibit: Exhibit) -> None:
    paper = printing.filled(exhibit.notice, exhibit.languages)
    form = paper.forms[0]
    setting, _ = closeness(paper, form, LARGE_PAGES if exhibit.layout.large else PAGES, lost=0)

    foretold = sheets(Composition(form, paper.letterhead, setting).flowables(), WIDTH)

    assert len(read(exhibit.render()).pages) == foretold * form.head.copies
