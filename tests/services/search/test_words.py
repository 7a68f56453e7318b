"""Words of names, and the rows that have them."""

from desktop_app.services.search.words import SAME, SOUNDS_SAME, Level, Word, Words, words_of


def test_words_keep_their_spelling_beside_their_key() -> None:
    assert words_of("Әлімқұлова-Қасым  О’Коннор №7") == [
        Word("әлімқұлова", "алимкулова"),
        Word("қасым", "касим"),
        Word("о’коннор", "оконор"),
        Word("№7", "7"),
    ]
    assert words_of(" – .ь") == []


def test_a_row_is_as_good_as_the_worst_word() -> None:
    words = Words(set())
    words.add(0, "Фёдоров Иван")
    words.add(1, "Федоров Иван")
    assert words.find(words_of("федоров иван"), 5) == [Level(SAME, 1), Level(SOUNDS_SAME, 0)]
    assert words.find(words_of("иван"), 1) == [Level(SAME, 0)]
    assert words.find(words_of("иван"), 5, lambda row: row == 1) == [Level(SAME, 1)]
    assert words.find(words_of("иван петр"), 5) == []


def test_what_is_gone_is_not_found() -> None:
    gone: set[int] = set()
    words = Words(gone)
    words.add(0, "Иван")
    words.add(1, "Иван")
    gone.add(0)
    assert words.find(words_of("ив"), 1) == [Level(2, 1)]
