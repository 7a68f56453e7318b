"""Windows' messages that somebody goes away, as Windows sends them."""

import ctypes

import pytest

from desktop_app.gui.system.going import Going
from desktop_app.gui.system.going_away import Message, Setting, lid, said_by

_SESSION, _POWER = 0x02B1, 0x0218


@pytest.mark.parametrize(
    ("number", "word", "going"),
    [
        (_SESSION, 0x7, Going.AWAY),
        (_SESSION, 0x2, Going.AWAY),
        (_SESSION, 0x8, Going.NOTHING),  # unlocked again
        (_POWER, 0x4, Going.AWAY),
        (_POWER, 0x12, Going.NOTHING),  # awake again
        (0x0100, 0x7, Going.NOTHING),  # a key
    ],
)
def test_a_message_is_read(number: int, word: int, going: Going) -> None:
    message = Message(None, number, word, 0)
    assert said_by(ctypes.addressof(message)) is going


@pytest.mark.parametrize(("value", "going"), [(0, Going.LID_CLOSED), (1, Going.LID_OPEN)])
def test_the_lid_is_read(value: int, going: Going) -> None:
    name = (ctypes.c_ubyte * 16).from_buffer_copy(lid())
    setting = Setting(name, 4, value)
    message = Message(None, _POWER, 0x8013, ctypes.addressof(setting))
    assert said_by(ctypes.addressof(message)) is going
