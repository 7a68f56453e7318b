"""What Windows sends to a window when nobody sits at the PC any more.

The numbers are those of winuser.h and wtsapi32.h. What Windows refuses is left as it is: the
program still locks itself when nobody touches it.
"""

import ctypes
import sys
from collections.abc import Callable

from desktop_app.gui.system.going import Going

_SESSION_CHANGE, _POWER = 0x02B1, 0x0218
_LEAVES = frozenset((0x2, 0x4, 0x7))
"""Of a session: another user took the screen, the distant one was closed, Windows was locked."""
_SLEEPS, _POWER_SETTING = 0x4, 0x8013
_LID = "BA3E0F4D-B817-4094-A2D1-D56379E6A0F3"
_CLOSED = 0
_OF_THIS_SESSION = 0
_TO_A_WINDOW = 0


class Message(ctypes.Structure):
    """MSG, as far as it is read here."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("number", ctypes.c_uint),
        ("word", ctypes.c_size_t),
        ("long", ctypes.c_ssize_t),
    )


class Setting(ctypes.Structure):
    """POWERBROADCAST_SETTING with one byte or more of data."""

    _fields_ = (
        ("name", ctypes.c_ubyte * 16),
        ("length", ctypes.c_uint32),
        ("value", ctypes.c_uint32),
    )


def lid() -> bytes:
    """The name of the lid's switch, as Windows stores it."""
    from uuid import UUID

    return UUID(_LID).bytes_le


def said_by(address: int) -> Going:
    """What the message at an address says."""
    message = Message.from_address(address)
    if message.number == _SESSION_CHANGE and message.word in _LEAVES:
        return Going.AWAY
    if message.number == _POWER and message.word == _SLEEPS:
        return Going.AWAY
    if message.number == _POWER and message.word == _POWER_SETTING and message.long:
        setting = Setting.from_address(message.long)
        if bytes(setting.name) == lid():
            return Going.LID_CLOSED if setting.value == _CLOSED else Going.LID_OPEN
    return Going.NOTHING


if sys.platform == "win32":

    def tell(window: int) -> Callable[[], None]:
        """Ask Windows to tell a window; what is returned ends that."""
        sessions, user = ctypes.WinDLL("wtsapi32"), ctypes.WinDLL("user32")
        handle = ctypes.c_void_p(window)
        sessions.WTSRegisterSessionNotification(handle, _OF_THIS_SESSION)
        user.RegisterPowerSettingNotification.restype = ctypes.c_void_p
        name = ctypes.create_string_buffer(lid(), 16)
        lid_told = user.RegisterPowerSettingNotification(handle, name, _TO_A_WINDOW)

        def stop() -> None:
            sessions.WTSUnRegisterSessionNotification(handle)
            if lid_told:
                user.UnregisterPowerSettingNotification(ctypes.c_void_p(lid_told))

        return stop
