"""The invented office that one practises in: made beside the real one, opened, and left again."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop_app import paths
from desktop_app.gui import tasks


class Practising(QObject):
    """Two years of work are played in it when it is made, which takes some seconds."""

    made = Signal(str)
    """Where it is: it can be opened."""
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_making = False

    def begin(self) -> None:
        if not self._is_making:
            self._is_making = True
            tasks.start(self, _make, self._ended(self.made.emit), self._ended(self.failed.emit))

    def _ended(self, tell: Callable[..., None]) -> Callable[..., None]:
        def told(result: object) -> None:
            self._is_making = False
            tell(result)

        return told


def _make() -> str:
    from desktop_app.demo import office

    place = paths.practice_office()
    office.make_to_practise(place)
    return str(place)
