"""What is typed, as words and as numbers."""

from desktop_app.services.search.asked import asked


def test_a_name_and_a_part_of_a_number() -> None:
    wanted = asked(" Әлия 1502 ")
    assert [word.key for word in wanted.words] == ["алиа", "1502"]
    assert [word.key for word in wanted.letters] == ["алиа"]
    assert wanted.digits == ("1502",)
    assert wanted.numbers == ("aлия1502",)


def test_a_telephone_is_one_number_in_two_ways() -> None:
    assert asked("+7 (701) 000-64-68").numbers == ("77010006468", "7010006468")
    assert asked("0006468").numbers == ("0006468",)


def test_what_is_longer_than_any_name_is_nothing() -> None:
    assert asked("а" * 101).is_empty
    assert asked("\x00 – ").is_empty
    assert not asked("а").is_empty


def test_the_letter_of_a_register_is_no_name() -> None:
    assert asked("Әлия 1502").is_name_and_number
    assert not asked("Ө-2026").is_name_and_number
    assert not asked("мектеп 7").is_name_and_number
    assert not asked("Әлия").is_name_and_number
