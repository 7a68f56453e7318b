"""How long until the lock screen is painted over the administrator's page, beside a bare window.

The bare window is that of `bench_start`, a process of its own; both are taken in turns, because a
machine's speed drifts. Quote the median of the ratios, taken round by round; the goal is 1.2.
"""

import os
import statistics
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication, QWidget

from tests.bench.bench_start import _BARE, _MEASURE, _SHOW_BARE, _once

ROUNDS = 25


class Painted(QObject):
    """Waits for the next paint of a widget."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self._loop = QEventLoop()
        watched.installEventFilter(self)
        self._watched = watched

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._watched.removeEventFilter(self)
            self._loop.quit()
        return False

    def wait(self) -> None:
        self._loop.exec()


def main() -> None:
    from desktop_app.app import App
    from desktop_app.gui import tasks, theme
    from desktop_app.services.logins import entering
    from desktop_app.services.logins.doors import door_of
    from desktop_app.settings import Settings
    from tests.gui.patient_window import settle
    from tests.real_office import OFFICE_OWN, real_office

    application = QApplication(["home-education", *theme.ARGUMENTS])
    theme.apply(application)
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"XDG_DATA_HOME": folder, "WIN_PD_OVERRIDE_LOCAL_APPDATA": folder}
        place = real_office(Path(folder) / "office.homeedu").file
        app = App(Settings(database=str(place)), save_settings=False)
        app.show()
        while not app.at_window.is_asking:
            application.processEvents()
        app.at_window.entered.emit(entering.enter(door_of(place), 1, OFFICE_OWN))
        assert app.context is not None
        assert app.at_window.lock is not None
        ratios, times = [], []
        bare = _BARE + _MEASURE.replace("SHOW", _SHOW_BARE)
        for _round in range(ROUNDS):
            settle(app.context)
            reference, began = _once(bare), time.perf_counter()
            app.at_window.lock.close()
            assert app.at_window.lock.page is not None
            Painted(app.at_window.lock.page.card).wait()
            times.append(time.perf_counter() - began)
            ratios.append(times[-1] / reference)
            app.at_window.lock.page.woken.emit()
        taken, ratio = statistics.median(times) * 1000, statistics.median(ratios)
        print(f"lock screen, painted: {taken:.0f} ms, {ratio:.2f} of a bare window")
        tasks.wait_for_all()
        app.close()


if __name__ == "__main__":
    main()
