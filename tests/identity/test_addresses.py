"""What only says that the address is another one's, and addresses that look a little like it."""

import pytest

from desktop_app.identity.addresses import is_no_address


@pytest.mark.parametrize(
    "text",
    [
        *("там же", "Там же.", "«сол жерде»", "СОЛ МЕКЕНЖАЙ", "same", "Same as above", "—", '"'),
        *("-//-", "тот же", "см. выше", "жоқ", "нет", " там  же "),
    ],
)
def test_no_address(text: str) -> None:
    assert is_no_address(text)


@pytest.mark.parametrize(
    "text",
    ["", "  ", "Алатау қ.", "Сол жағалау к., 5", "ул. Тамжерская, 1", "Нетесова, 3", "с. Там", "7"],
)
def test_an_address_or_nothing(text: str) -> None:
    assert not is_no_address(text)
