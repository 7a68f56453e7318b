"""Trying again for a while what another program hinders.

An antivirus or a backup looks at a file for some tenths of a second after it was written, and Excel
holds its workbook while it is open. Not for the thread of the windows, but for `BRIEFLY`.
"""

import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from desktop_app.disk.errors import Kind, kind_of

T = TypeVar("T")

PATIENTLY = (0.05, 0.1, 0.2, 0.4, 0.7, 0.7, 0.8)
"""Seconds between two tries, together some three."""
BRIEFLY = (0.02, 0.05, 0.1, 0.15)
"""For what is done where the windows wait."""


def is_held(error: Exception) -> bool:
    """Whether another program has the file open in a way that lets nobody in."""
    return isinstance(error, OSError) and kind_of(error) is Kind.HELD


def tried(
    act: Callable[[], T],
    is_passing: Callable[[Exception], bool] = is_held,
    *,
    pauses: Sequence[float] = PATIENTLY,
    wait: Callable[[float], object] = time.sleep,
) -> T:
    """What the act gives, tried again after each pause while its error may pass by itself.

    Raises the last error, and one that does not pass at once.
    """
    for pause in pauses:
        try:
            return act()
        except Exception as error:
            if not is_passing(error):
                raise
        wait(pause)
    return act()
