"""What another program hinders is tried again for a while, and nothing else is."""

import errno

import pytest

from desktop_app.disk.held import BRIEFLY, PATIENTLY, tried
from tests.disk.test_errors import of_windows


class Hindered:
    """An act that fails with each of these errors first."""

    def __init__(self, *errors: OSError) -> None:
        self.errors = list(errors)

    def __call__(self) -> str:
        if self.errors:
            raise self.errors.pop(0)
        return "done"


def test_it_goes_on_when_the_other_program_lets_go() -> None:
    waited: list[float] = []
    act = Hindered(of_windows(32), of_windows(33))
    assert tried(act, pauses=(1, 2, 3), wait=waited.append) == "done"
    assert waited == [1, 2]


def test_it_ends_when_the_file_stays_held() -> None:
    waited: list[float] = []
    last = of_windows(33)
    with pytest.raises(PermissionError) as caught:
        tried(Hindered(of_windows(32), of_windows(32), last), pauses=(1, 2), wait=waited.append)
    assert (caught.value, waited) == (last, [1, 2])


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.ENOENT, errno.EIO])
def test_what_does_not_pass_is_not_waited_for(code: int) -> None:
    waited: list[float] = []
    with pytest.raises(OSError, match=f"Errno {code}"):
        tried(Hindered(OSError(code, "")), wait=waited.append)
    assert waited == []


def test_the_longest_wait_is_known() -> None:
    assert 2.5 < sum(PATIENTLY) < 3.5
    assert sum(BRIEFLY) < 0.4, "the windows stand still meanwhile"
