"""Tables of forms: which column stands where, and where a page may end."""

import shutil
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.enums import TA_RIGHT

from desktop_app import paths
from desktop_app.documents.letters import printing as letters
from desktop_app.documents.letters.composition import LARGE, PAGE
from desktop_app.documents.letters.paper import Paper
from desktop_app.documents.pdf import fonts
from desktop_app.documents.pdf.glue import NO_BREAK
from desktop_app.documents.pdf.tables import table
from tests.documents import samples
from tests.documents.gallery import exhibits
from tests.documents.reading import assert_inside_margins, read, squeezed

WIDTH = 467.0


@pytest.fixture(autouse=True)
def known_fonts() -> None:
    fonts.register()


def widths(*rows: str) -> list[float]:
    """The widths of the columns of a table in the form's own spelling."""
    cells = [[(cell.strip(),) for cell in row.split("|")] for row in rows]
    made: Any = table(cells, 10, WIDTH)[0]
    return list(made._colWidths)


def sides(*rows: str) -> list[str]:
    """Where each column of a table stands."""
    cells = [[(cell.strip(),) for cell in row.split("|")] for row in rows]
    made: Any = table(cells, 10, WIDTH)[0]
    return ["right" if cell.style.alignment == TA_RIGHT else "left" for cell in made._cellvalues[1]]


def test_a_column_of_numbers_stands_to_the_right() -> None:
    assert sides("Кезең | Айлар | Сома", "1 | қазан | 23 067", "2 | – | –") == [
        "right",
        "left",
        "right",
    ]


def test_a_sum_that_is_not_known_yet_does_not_turn_its_column() -> None:
    assert sides("Период | Сумма", "4 квартал | 23 067", "1 квартал | по МРП того года") == [
        "left",
        "right",
    ]
    assert sides("Период | Сведения", "4 квартал | 17", "1 квартал | приказ № 17") == [
        "left",
        "left",
    ]


def test_the_first_column_takes_what_the_others_leave() -> None:
    first, second, third = widths("Қадам | Тармақ | Теңге", "Ә | Шешім, 4-т. | 10 485,33")
    assert first + second + third == pytest.approx(WIDTH)
    assert first > WIDTH / 2 > second > third


def test_columns_stay_within_bounds() -> None:
    first, second, third = widths("Ә | Ғ | Қ", f"Ә | {'Ғ' * 300} | {'Қ ' * 300}")
    assert first >= WIDTH * 0.39
    assert second == third


def test_one_heading_only_or_one_column_only() -> None:
    assert sum(widths("Қадам | Тармақ")) == pytest.approx(WIDTH)
    assert widths("Қадам", "Ә", "Ғ") == [WIDTH]


def test_rows_of_unequal_length_are_filled_up() -> None:
    assert len(widths("Қадам | Тармақ | Теңге", "Ә", "Ә | Ғ")) == 3


def test_a_long_heading_breaks_rather_than_a_number() -> None:
    heading = "Ә | Артық төленген | Артық төленген | Артық төленген | Артық төленген"
    columns = widths(heading, "Ә | 1 | 2 | 3 | 4")
    assert max(columns[1:]) < WIDTH * 0.15


def test_it_breaks_only_where_three_rows_stand_above_and_four_below() -> None:
    rows = [[("Жол",), ("Саны",)], *([(f"{n}-жол " * n,), (str(n),)] for n in range(20))]
    made: Any
    made, least = table(rows, 10, WIDTH)
    height = round(made.wrap(WIDTH, 10_000)[1])
    broken = set()
    for room in range(height):
        parts = made.split(WIDTH, room)
        assert parts or room <= least
        if parts:
            above, below = (len(part._cellvalues) for part in parts)
            assert above + below == len(rows) + 1, "no row is torn, the heading is repeated"
            broken.add(above)
    assert broken == set(range(3, len(rows) - 3))


def test_a_small_table_wants_all_of_its_height() -> None:
    rows = [[("Жол",), ("Саны",)], *([("жол",), ("1",)] for _ in range(8))]
    made, least = table(rows, 10, WIDTH)
    assert least == pytest.approx(made.wrap(WIDTH, 10_000)[1])


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of forms whose notice of award a test writes anew."""
    folder = Path(shutil.copytree(paths.forms(), tmp_path / "forms"))
    monkeypatch.setattr(paths, "forms", lambda: folder)
    return folder / "kk" / "award_notice.txt"


def pages(form: Path, body: str) -> list[str]:
    head = form.read_text("utf-8").split("---")[0]
    form.write_text(f"{head}---\n{body}", encoding="utf-8")
    pdf = letters.render(samples.AWARD_NOTICE, ("kk",))
    assert_inside_margins(pdf)
    return [squeezed(page.extract_text()) for page in read(pdf).pages]


def test_a_table_may_stand_first_or_right_above_signatures(printed: Path) -> None:
    rows = "\n".join(f"#row {number}-жол | {number}" for number in range(60))
    body = f"#row Жол | Саны\n{rows}\n#signature Маман | Ә. Ғ."
    for above in ("", "#plain Кіріспе\n"):
        found = pages(printed, above + body)
        assert len(found) == 2
        assert all("ЖолСаны" in page for page in found)
        assert "58-жол5859-жол59Маман" in found[1]


def test_the_heading_stands_once_on_a_page(printed: Path) -> None:
    """However many rows are left for the next page, the room below them is not filled."""
    for count in range(16, 22):
        rows = "\n".join(f"#row {'сөз ' * 65} | {number}" for number in range(count))
        found = pages(printed, f"#row Жол | Саны\n{rows}\n#signature Маман | Ә. Ғ.")
        assert max(page.count("ЖолСаны") for page in found) == 1, count


def test_a_row_higher_than_a_page_is_torn_and_not_refused(printed: Path) -> None:
    found = pages(printed, f"#row Жол | Саны\n#row {'сөз ' * 3000} | 1\n#row Соңы | 2")
    assert len(found) > 1
    assert "".join(found).count("сөз") == 3000
    assert "Соңы2" in found[-1]


def test_cells_may_be_bold_or_empty_but_a_row_that_says_nothing_is_left_out(printed: Path) -> None:
    (found,) = pages(printed, "#row Ә | Ғ\n#row **Қ** | \n#row  | \n#row | 5")
    assert found == "ӘҒҚ5"


HYPHENS = ("-", "\N{SOFT HYPHEN}")
"""Of the text, and what is drawn where a word is broken."""


@pytest.mark.parametrize("setting", ["kk", "ru", "large-kk", "large-ru"])
def test_no_word_of_a_heading_is_cut_without_a_hyphen(setting: str) -> None:
    """In every table of every letter a line of its heading ends with a word or with a hyphen."""
    seen = 0
    for exhibit in exhibits():
        if exhibit.setting != setting or exhibit.data != "typical":
            continue
        sized = LARGE if exhibit.layout.large else PAGE
        for rows in tables_of(letters.filled(exhibit.notice, exhibit.languages)):
            made: Any = table(rows, sized.smaller(2), sized.width)[0]
            for heading, title in zip(made._cellvalues[0], rows[0], strict=True):
                lines = [line.text for line in heading.lines]
                ended = (line[:-1] if line.endswith(HYPHENS) else f"{line} " for line in lines)
                assert plain("".join(ended)) == plain("".join(title)), lines
                seen += 1
    assert seen


def tables_of(paper: Paper) -> Iterator[list[tuple[tuple[str, ...], ...]]]:
    for form in paper.forms:
        for is_row, rows in groupby(form.blocks, key=lambda block: block.kind == "row"):
            if is_row:
                yield [block.cells for block in rows]


def plain(text: str) -> list[str]:
    return text.replace(NO_BREAK, " ").replace("-", "").split()
