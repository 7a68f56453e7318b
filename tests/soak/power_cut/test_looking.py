"""What is looked for in all that is written would be found there."""

import pytest

from tests.builders import a_child, make_iban
from tests.soak.power_cut.plaintext import numbers_in


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("number", [a_child(41).iin, make_iban(77)])
def test_a_number_is_found_in_every_encoding(number: str, encoding: str) -> None:
    assert numbers_in(f"Ұ{number}Ә".encode(encoding)) == {number}


def test_other_numbers_are_nobodys() -> None:
    assert numbers_in(b"123456789012 KZ000000000000000000") == set()
