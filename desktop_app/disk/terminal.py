"""Whether somebody sits at a terminal and can answer."""

import os
import sys


def is_there() -> bool:
    """Windows says of NUL, too, that it is a terminal: a scheduled task would wait for ever."""
    if sys.stdin is None or not sys.stdin.isatty():
        return False
    return os.name != "nt" or _is_console()


def _is_console() -> bool:
    import ctypes
    import msvcrt

    try:
        number = sys.stdin.fileno()
    except (AttributeError, OSError):  # no file of the system: it says itself what it is
        return True
    handle = ctypes.c_void_p(msvcrt.get_osfhandle(number))  # type: ignore[attr-defined]
    mode = ctypes.byref(ctypes.c_ulong())
    windll = ctypes.windll  # type: ignore[attr-defined]
    return bool(windll.kernel32.GetConsoleMode(handle, mode))
