"""The end of a letter in large print: its last words are torn before a sheet is left half empty."""

from collections.abc import Sequence

import pytest
from reportlab.platypus import Flowable, Spacer

from desktop_app.documents.letters.closing import Closing
from desktop_app.documents.letters.page_sizes import HEIGHT, WIDTH
from desktop_app.documents.pdf import fonts
from desktop_app.documents.pdf.paragraphs import Text, paragraph

SIZE, SIGNED = 18.0, 80.0
WORDS = "Осы шешімге үш ай ішінде шағымдануға болады, содан кейін сотқа жүгінуге болады. " * 6


def closing(words: str = WORDS, signed: float = SIGNED) -> tuple[Closing, Text]:
    fonts.register()
    said = paragraph([words], SIZE)
    return Closing([said, Spacer(1, signed)]), said


def lines(text: Flowable) -> int:
    assert isinstance(text, Text)
    text.wrap(WIDTH, HEIGHT)
    return len(text.lines)


def torn(room: float) -> tuple[Sequence[Flowable], int]:
    made, said = closing()
    return made.split(WIDTH, room), lines(said)


def test_with_room_for_all_of_it_nothing_is_torn() -> None:
    made, _ = closing()
    high = made.wrap(WIDTH, HEIGHT)[1]
    assert made.split(WIDTH, high) == [made]


@pytest.mark.parametrize("room", [60.0, 100.0, 200.0, 240.0])
def test_two_lines_at_least_stand_above_and_two_with_the_signature(room: float) -> None:
    (above, rest), count = torn(room)
    assert isinstance(rest, Closing)
    assert above.wrap(WIDTH, room)[1] <= room
    stays = count - lines(above)
    assert lines(above) >= 2
    assert stays >= 2
    leading = paragraph([""], SIZE).style.leading
    assert rest.wrap(WIDTH, HEIGHT)[1] == pytest.approx(stays * leading + SIGNED)


def test_without_room_for_two_lines_all_of_it_goes_to_the_next_sheet() -> None:
    assert torn(30.0)[0] == []


def test_what_no_sheet_has_room_for_stands_as_it_can() -> None:
    made, said = closing("Қысқа", HEIGHT)
    assert made.split(WIDTH, HEIGHT)[0] is said
    assert made.split(WIDTH, 10.0) == []


def test_the_next_sheet_may_have_less_room_below_a_long_head() -> None:
    fonts.register()
    said, signed = paragraph(["Қысқа"], SIZE), Spacer(1, HEIGHT - 60)
    assert Closing([said, signed]).split(WIDTH, HEIGHT - 50) == []
    assert Closing([said, signed], HEIGHT - 50).split(WIDTH, HEIGHT - 50) == [said, signed]
