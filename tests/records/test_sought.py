"""What somebody seeks is taken by its words."""

from desktop_app.records.sought import sought_words


def test_what_is_longer_than_any_name_is_one_word() -> None:
    assert sought_words(" Әсем  15\0 ") == ["асем", "15"]
    assert sought_words(" % ") == ["%"]
    assert len(sought_words("а " * 5_000_000)) == 1
