"""Windows says that somebody goes away: its own lock, sleep, a closed lid, another user."""

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal

from desktop_app.gui.system import windows
from desktop_app.gui.system.going import Going


class Away(QObject):
    """Told in the GUI thread. Elsewhere than on Windows nobody is ever told to be away."""

    told = Signal()

    def __init__(self, window: int, parent: QObject) -> None:
        """``window`` is the handle of the one that Windows tells."""
        super().__init__(parent)
        self._lid_was_open = False
        self._filter = _Filter(self)
        self._stop_telling = windows.tell_of_going(window)
        application = QCoreApplication.instance()
        assert application is not None
        application.installNativeEventFilter(self._filter)

    def stop(self) -> None:
        application = QCoreApplication.instance()
        if application is not None:
            application.removeNativeEventFilter(self._filter)
        self._stop_telling()

    def hear(self, going: Going) -> None:
        """A lid that was closed from the beginning, as on a desk with a screen, is no news."""
        if going is Going.AWAY or (going is Going.LID_CLOSED and self._lid_was_open):
            self.told.emit()
        if going in (Going.LID_OPEN, Going.LID_CLOSED):
            self._lid_was_open = going is Going.LID_OPEN


class _Filter(QAbstractNativeEventFilter):
    def __init__(self, owner: Away) -> None:
        super().__init__()
        self._owner = owner

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        if bytes(kind.data() if isinstance(kind, QByteArray) else kind) == windows.MESSAGES:
            self._owner.hear(windows.going_by(int(message)))
        return False, 0
