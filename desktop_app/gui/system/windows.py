"""What only Windows has, called by its own names; elsewhere each of these does nothing.

Nothing here fails a start: what Windows refuses is left as it is.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from desktop_app.gui.system.going import Going

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.gui.system.taskbar import Button

APP_ID = "HomeEducationOffice.HomeEducation"
"""AppUserModelID: windows with the same one share a button of the taskbar, and the shortcut that
the installer makes has it too, so that a pinned one is the running one."""

MESSAGES = b"windows_generic_MSG"
"""The kind of event that Qt hands on as Windows sends it."""

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _CAPS_LOCK = 0x14
    _TEMPORARY, _MANDATORY = 1, 4
    """Of a user's profile. One that roams only keeps what is the program's on this PC."""

    def name_the_program() -> None:
        """Before any window is made."""
        name = ctypes.WinDLL("shell32").SetCurrentProcessExplicitAppUserModelID
        name.argtypes = [wintypes.LPCWSTR]
        name(APP_ID)

    def let_come_forward(process: int) -> None:
        """The process that was started last may hand the foreground on to another."""
        allow = ctypes.WinDLL("user32").AllowSetForegroundWindow
        allow.argtypes = [wintypes.DWORD]
        allow(process)

    def session() -> str:
        """The desktop that windows are on: one user may have several on a terminal server."""
        number = wintypes.DWORD()
        kernel = ctypes.WinDLL("kernel32")
        kernel.ProcessIdToSessionId(kernel.GetCurrentProcessId(), ctypes.byref(number))
        return str(number.value)

    def profile_is_lost() -> bool:
        """Whether the user's folders are thrown away when the user signs out."""
        kinds = wintypes.DWORD()
        known = ctypes.WinDLL("userenv").GetProfileType(ctypes.byref(kinds))
        return bool(known and kinds.value & (_TEMPORARY | _MANDATORY))

    def tell_of_going(window: int) -> Callable[[], None]:
        """Let a window, by its handle, be told of it; what is returned ends that."""
        from desktop_app.gui.system import going_away

        return going_away.tell(window)

    def going_by(message: int) -> Going:
        """What a message, by its address, says."""
        from desktop_app.gui.system import going_away

        return going_away.said_by(message)

    def caps_lock_is_on() -> bool | None:
        """Whether letters come out large."""
        return bool(ctypes.WinDLL("user32").GetKeyState(_CAPS_LOCK) & 1)

    def taskbar_button(window: int) -> Button:
        """The button of a window, by its handle."""
        from desktop_app.gui.system.taskbar import NoButton
        from desktop_app.gui.system.taskbar_list import WindowsButton

        try:
            return WindowsButton(window)
        except OSError:
            return NoButton()

else:

    def name_the_program() -> None:
        """Before any window is made."""

    def let_come_forward(process: int) -> None:
        """The process that was started last may hand the foreground on to another."""

    def session() -> str:
        """The desktop that windows are on."""
        return os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or ""

    def profile_is_lost() -> bool:
        """Whether the user's folders are thrown away when the user signs out."""
        return False

    def tell_of_going(window: int) -> Callable[[], None]:
        """Let a window, by its handle, be told of it; what is returned ends that."""
        return lambda: None

    def going_by(message: int) -> Going:
        """What a message, by its address, says."""
        return Going.NOTHING

    def caps_lock_is_on() -> bool | None:
        """None: the system does not say; what is typed shows it."""
        return None

    def taskbar_button(window: int) -> Button:
        """The button of a window, by its handle."""
        from desktop_app.gui.system.taskbar import NoButton

        return NoButton()
