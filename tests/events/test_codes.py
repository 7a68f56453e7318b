"""Only codes and numbers of records get into the log, whatever a caller gives."""

import pytest

from desktop_app.events.codes import Event, Frame, Said, in_log
from desktop_app.records.acts import Act
from desktop_app.storage.tables import metadata
from desktop_app.storage.trouble import DatabaseTrouble
from tests.builders import a_child, make_iban


@pytest.mark.parametrize(
    "said",
    [
        "Әлімқұлова",
        "Alimkulova",
        "а",
        a_child(1).iin,
        int(a_child(1).iin),
        make_iban(1),
        make_iban(1).lower(),
        "+7 701 555 01 23",
        "87015550123",
        "/home/aiym/office.sqlite",
        "a" * 41,
        "a b c d e f g h",
        "opened\nbug",
        "",
        -1,
        True,
        Frame("desktop_app.жоқ:1:a"),
        Frame("/home/aiym/a.py:1:a"),
        Frame("a:1:a b"),
    ],
)
def test_what_could_be_personal_is_a_question_mark(said: Said) -> None:
    assert in_log(said) == "?"


@pytest.mark.parametrize(
    "said", [*Event, *Act, *metadata.tables, DatabaseTrouble("disk full").kind, 0, 412, 999_999]
)
def test_codes_and_numbers_of_records_are_told(said: Said) -> None:
    assert in_log(said) == str(said)


def test_a_place_is_told() -> None:
    place = Frame("desktop_app.services.desk:90:<lambda>")
    assert in_log(place) == place
