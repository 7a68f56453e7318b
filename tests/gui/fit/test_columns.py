"""Widths of columns: names are the widest and shrink last, what somebody chose stays."""

from desktop_app.gui.fit.columns import Wish, widths

NAME = Wish(0, 200, 120)
DAY = Wish(150, 150, 80)
NUMBER = Wish(100, 100, 100)


def test_what_is_to_spare_goes_to_the_names() -> None:
    assert widths({0: NUMBER, 1: NAME, 2: DAY}, 700, {}) == {0: 100, 1: 450, 2: 150}
    assert widths({0: NAME, 1: NAME}, 701, {}) == {0: 351, 1: 350}
    wide = Wish(0, 500, 120)
    assert widths({0: NAME, 1: wide}, 800, {}) == {0: 300, 1: 500}


def test_others_give_way_first_and_names_last() -> None:
    assert widths({0: NUMBER, 1: NAME, 2: DAY}, 400, {}) == {0: 100, 1: 200, 2: 100}
    assert widths({0: NUMBER, 1: NAME, 2: DAY}, 330, {}) == {0: 100, 1: 150, 2: 80}


def test_what_is_still_too_wide_is_left_to_be_scrolled() -> None:
    assert widths({0: NUMBER, 1: NAME, 2: DAY}, 50, {}) == {0: 100, 1: 120, 2: 80}


def test_a_chosen_width_stays() -> None:
    assert widths({0: NUMBER, 1: NAME, 2: DAY}, 700, {2: 300}) == {0: 100, 1: 300, 2: 300}
    assert widths({0: NUMBER, 1: NAME, 2: DAY}, 300, {1: 260}) == {0: 100, 1: 260, 2: 80}
