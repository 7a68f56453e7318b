"""Names of people nobody is."""

import pytest

from desktop_app.records.kinds import Role
from desktop_app.records.practice import INVENTED, is_real, usual_position


@pytest.mark.parametrize("name", ["", " ", *(f" {each.name.upper()} " for each in INVENTED)])
def test_nobody_is_called_so(name: str) -> None:
    assert not is_real(name)


def test_anybody_else_may_be() -> None:
    assert is_real("Ә. Басшыева")


@pytest.mark.parametrize("role", Role)
def test_every_role_has_usual_words(role: Role) -> None:
    assert usual_position(role).position_kk
