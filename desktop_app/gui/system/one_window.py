"""One window for each database of a user: a second start brings the first one's to the front.

A lock file says who shows a database, and a local socket is where the others knock. Their names are
a hash of user, desktop and database, so that nobody reads from them who works on what. A lock whose
process is gone counts no longer, and neither does its socket.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, Signal

from desktop_app import paths
from desktop_app.disk.long_paths import shown
from desktop_app.disk.network import is_far
from desktop_app.gui.system import windows

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_PATIENCE = 5.0
"""Seconds that a start waits for the one before it, which may still be painting its window, with
nothing on the screen."""
_PAUSE = 0.05


class OneWindow(QObject):
    """The right to show one database; the start that has taken it listens to later ones."""

    asked = Signal()
    """The same was started once more: the window should come to the front."""

    def __init__(self, place: str) -> None:
        """``place`` is a path or a PostgreSQL URL."""
        super().__init__()
        self._place = place
        self._name = f"home-education-{_key(place)}"
        self._lock = QLockFile(_own_folder(f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)  # however old: a process that lives has it
        self._server: QLocalServer | None = None

    def is_of(self, place: str) -> bool:
        return _key(place) == _key(self._place)

    def take(self, patience: float = _PATIENCE) -> bool:
        """Whether the window is to be shown here; otherwise the one that is there comes forward.

        Two windows are better than none: it is taken, too, where no lock can be written and where
        whoever has it does not answer within so many seconds.
        """
        until = time.monotonic() + patience
        while not self._lock.tryLock(0):
            if self._lock.error() != QLockFile.LockError.LockFailedError:
                return True
            left = until - time.monotonic()
            if left <= 0:
                return True
            if self._has_answered(left):
                return False
            time.sleep(_PAUSE)
        return True

    def _has_answered(self, patience: float) -> bool:
        """Knock; nobody is there yet, or no longer, if it is refused or hung up."""
        from PySide6.QtNetwork import QLocalSocket

        process, _pc, _program = self._lock.getLockInfo()
        windows.let_come_forward(process)
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        milliseconds = int(patience * 1000)
        if not socket.waitForConnected(milliseconds):
            return False
        # Whoever is too busy to answer sees it as soon as it can.
        return (
            socket.waitForReadyRead(milliseconds)
            or socket.state() == QLocalSocket.LocalSocketState.ConnectedState
        )

    def listen(self) -> None:
        """From now on `asked` tells of other starts. It takes its time: after the first paint.

        Who can't be heard keeps nobody waiting: another start gets a window of its own then.
        """
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)  # of a process that was killed
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        if not self._server.listen(self._name):
            self.give_up()

    def _answer(self) -> None:
        assert self._server is not None
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            socket.write(b"here")
            socket.flush()
        self.asked.emit()

    def hang_up(self) -> None:
        """The window goes away: who starts the program now waits for its lock, and opens anew."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def give_up(self) -> None:
        """Another start may show it now."""
        self.hang_up()
        self._lock.unlock()


def _own_folder(file: str = "") -> str:
    """Or a file in it; nothing where there is none: then no lock can be written either."""
    with suppress(OSError):
        return str(paths.user_data() / file)
    return ""


def _key(place: str) -> str:
    """The same for the same user, desktop and database, and says nothing about them."""
    if "://" not in place:
        place = str(shown(Path(place)))
        place = place if is_far(place) else str(shown(Path(os.path.realpath(place))))
        place = os.path.normcase(place)
    told = f"{_own_folder()}\n{windows.session()}\n{place}"
    digest = QCryptographicHash.hash(told.encode(), QCryptographicHash.Algorithm.Sha256)
    return bytes(digest.toHex().data()).decode()[:32]
