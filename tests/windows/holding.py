"""Run by a Python for Windows: has a file open, as an antivirus or a running program would.

    python holding.py SHARED FILE AFTER

Waits until there are AFTER and FILE, and opens FILE, letting others do with it what SHARED says
(1 read, 2 write, 4 rename and remove, or their sum), and lets it go when a line comes. Prints a
line when it begins to look, and one when it has the file.
"""

import ctypes
import sys
import time
from pathlib import Path

READING, IF_THERE, NONE = 0x80000000, 3, ctypes.c_void_p(-1).value
LONGEST = 60.0  # seconds


def main(shared: int, file: str, after: Path) -> int:
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
    kernel.CreateFileW.restype = ctypes.c_void_p

    print("looks", flush=True)
    until = time.monotonic() + LONGEST
    held = NONE
    while held == NONE:
        if after.exists():
            held = kernel.CreateFileW(file, READING, shared, None, IF_THERE, 0, None)
        if time.monotonic() > until:
            print("it does not come", flush=True)
            return 1
        time.sleep(0.005)
    print("held", flush=True)
    sys.stdin.readline()
    kernel.CloseHandle(ctypes.c_void_p(held))
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2], Path(sys.argv[3])))
