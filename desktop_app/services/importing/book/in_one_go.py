"""Many small records made in one go, none of which is waste before the end."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def in_one_go() -> Iterator[None]:
    """Python looks for circles of waste again and again while records are made: it takes a fifth of
    the time of a register, and finds none. They are looked for afterwards."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
