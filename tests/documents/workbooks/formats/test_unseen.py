"""What is in a cell and is not seen there, in one way for every format of workbooks."""

import pytest

from desktop_app.documents.workbooks.formats import unseen


@pytest.mark.parametrize(
    ("code", "is_hidden", "written"),
    [
        ("General", False, ""),
        (";;;", True, ""),
        ('"оплачено"', True, "оплачено"),
        ("#,##0;;", False, ""),
        ("#,##0,", False, ""),
        ('# ##0" тг"', False, ""),
        ('#,##0.00\\ "₸"', False, ""),
        ('0" возврат"', False, "возврат"),
        ("0\\в\\о\\з\\в\\р", False, "\\в\\о\\з\\в\\р"),
        ('[Red]"аванс "0;0', False, "аванс"),
        ('dd.mm.yyyy" г."', False, ""),
    ],
)
def test_what_a_format_of_numbers_shows(code: str, is_hidden: bool, written: str) -> None:
    assert (unseen.hides(code), unseen.words_of(code)) == (is_hidden, written)


@pytest.mark.parametrize(
    ("shown", "written"),
    [
        ("31 456,00", ""),
        ("31 456 тг", ""),
        ("-31.5%", ""),
        ("1,5E+05", ""),
        ("31 456 возврат", "возврат"),
    ],
)
def test_words_beside_a_number_as_it_is_shown(shown: str, written: str) -> None:
    assert unseen.words_beside(shown) == written


@pytest.mark.parametrize(
    ("fill", "letters", "is_lost"),
    [
        ("", "", False),
        ("", "FFFFFF", True),
        ("", "F2F2F2", True),
        ("", "BFBFBF", False),
        ("000000", "", True),
        ("1F4E79", "FFFFFF", False),
        ("THEME0", "THEME0", True),
        ("TRANSPARENT", "FFFFFF", True),
        ("PATTERN", "FFFFFF", False),
        ("THEME4", "THEME5", False),
        ("FFFF00", "FFFF00", True),
    ],
)
def test_letters_of_the_colour_that_they_stand_on(fill: str, letters: str, is_lost: bool) -> None:
    assert unseen.is_lost(fill, letters) is is_lost


def test_the_narrowest_column_that_shows_something() -> None:
    assert [unseen.is_narrow(width) for width in (0, 1.71, 2, 8)] == [True, True, False, False]
