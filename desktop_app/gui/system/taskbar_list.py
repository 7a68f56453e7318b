"""Windows' ITaskbarList3, which paints progress on a window's button in the taskbar.

Three calls of one interface: by `ctypes` alone, as a COM library would be a dependency for Windows.
What a call answers is passed over: some desktops, such as Wine's, have no such buttons.
"""

import ctypes
import sys
from typing import Any

_INITIALISE, _SET_VALUE, _SET_STATE = 3, 9, 10
"""Places in the table of methods: IUnknown has three, ITaskbarList five, ITaskbarList2 one."""
_NO_PROGRESS, _WAITING, _NORMAL = 0, 1, 2
_IN_THIS_PROCESS = 1

_TASKBAR_LIST = "56FDF344-FD6D-11D0-958A-006097C9A090"
_TASKBAR_LIST_3 = "EA1AFB91-9E28-4B86-90E9-9E9F8A5EEFAF"

if sys.platform == "win32":
    from uuid import UUID

    def _guid(text: str) -> ctypes.Array[ctypes.c_char]:
        return ctypes.create_string_buffer(UUID(text).bytes_le, 16)

    def _method(place: int, *arguments: Any) -> Any:
        return ctypes.WINFUNCTYPE(ctypes.c_long, *arguments)(place, "ITaskbarList3")

    class WindowsButton:
        """Raises OSError where Windows gives no such list. Made and called in the GUI thread."""

        _initialise = _method(_INITIALISE)
        _set_value = _method(_SET_VALUE, ctypes.c_void_p, ctypes.c_ulonglong, ctypes.c_ulonglong)
        _set_state = _method(_SET_STATE, ctypes.c_void_p, ctypes.c_int)

        def __init__(self, window: int) -> None:
            self._window = window
            self._list = ctypes.c_void_p()
            failed = ctypes.WinDLL("ole32").CoCreateInstance(
                _guid(_TASKBAR_LIST),
                None,
                _IN_THIS_PROCESS,
                _guid(_TASKBAR_LIST_3),
                ctypes.byref(self._list),
            )
            if failed or self._list.value is None:
                raise OSError(failed, "no taskbar list")
            WindowsButton._initialise(self._list)

        def show_part(self, done: int, of: int) -> None:
            WindowsButton._set_state(self._list, self._window, _NORMAL)
            WindowsButton._set_value(self._list, self._window, done, of)

        def show_waiting(self) -> None:
            WindowsButton._set_state(self._list, self._window, _WAITING)

        def clear(self) -> None:
            WindowsButton._set_state(self._list, self._window, _NO_PROGRESS)
