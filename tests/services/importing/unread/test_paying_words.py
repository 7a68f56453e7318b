"""Words beside sums, each told for what it says."""

import pytest

from desktop_app.services.importing.unread.paying_words import (
    says_not_paid,
    says_paid,
    says_planned,
)


@pytest.mark.parametrize(
    "words", ["Возврат 02.04", "в феврале заплатим", "ақпанда аударамыз", "не дошло", "долг за IV"]
)
def test_not_paid(words: str) -> None:
    assert says_not_paid(words)


@pytest.mark.parametrize("words", ["Долгов А. принял", "выплачено 20.12", "поступил в школу", ""])
def test_nothing_of_the_kind(words: str) -> None:
    assert not says_not_paid(words)


def test_planned_and_paid() -> None:
    assert says_planned("План на 2026 год")
    assert not says_planned("Планшет")
    assert says_paid("төленді")
    assert not says_paid("не оплачено")
