"""A text of two languages is kept as one, and what was kept before stands in both."""

import pytest

from desktop_app.law.steps import Words
from desktop_app.records.act_documents import in_both, read, stored


@pytest.mark.parametrize(("kk", "ru"), [("сот", "суд"), ("№ 5", "№ 5")])
def test_what_is_stored_is_read(kk: str, ru: str) -> None:
    assert read(stored(Words(kk, ru))) == Words(kk, ru)


def test_one_language_stands_in_both() -> None:
    assert in_both(" ", "суд") == in_both("суд", "") == Words("суд", "суд")
    assert read("Сот шешімі № 8") == Words("Сот шешімі № 8", "Сот шешімі № 8")
