"""A database can't be opened, or not be read any more: told, with what can be done."""

from collections.abc import Callable, Mapping
from pathlib import Path

from desktop_app import translation
from desktop_app.events import log
from desktop_app.events.codes import Event
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.opening.chosen import Chosen
from desktop_app.gui.opening.not_open import NotOpen
from desktop_app.gui.opening.ways_out import Acts, ways_out
from desktop_app.services.errors import Trouble
from desktop_app.services.explaining import message_of
from desktop_app.services.office import left_log


class NotOpened:
    """Made when there is something to tell: it keeps nothing."""

    def __init__(
        self,
        window: MainWindow,
        chosen: Chosen,
        keep: Callable[[Mapping[str, str]], None],
        choose_backup: Callable[[], None],
    ) -> None:
        """``keep`` remembers what is chosen; ``choose_backup`` offers to restore one."""
        self._window, self._chosen = window, chosen
        self._keep, self._choose_backup = keep, choose_backup

    def telling(self, error: Exception) -> Callable[[], None]:
        """What tells it, once nothing is shown of a database any more. Raises a bug again."""
        message = message_of(error, translation.current())
        if message is None:
            raise error
        kind: str = getattr(error, "kind", "")
        log.note(Event.TROUBLE, kind)
        name = Path(self._chosen.place).name if self._chosen.is_known_file else ""
        return lambda: self._show(message, name, kind)

    def _show(self, message: str, file: str, kind: str) -> None:
        """There is no database to work on: which file, why, and what can be done about it."""
        window = self._window
        window.detach()
        again, another = window.again_wanted.emit, window.database_wanted.emit
        more = ways_out(kind, self._acts)
        told = NotOpen(message, again, another, file, more)
        window.show_instead(told)
        told.setFocus()  # not the search, which finds nothing where there is no database

    @property
    def _acts(self) -> Acts:
        """Whoever looks after a server restores it; nor is it known whose place one would take."""
        restore = self._choose_backup if self._chosen.is_known_file else None
        return Acts(self._begin, self._move_log_aside, self._upgrade, restore)

    def _begin(self) -> None:
        """Where nothing is, somebody wants a new office."""
        self._keep({"database": self._chosen.begin_new()})
        self._window.again_wanted.emit()

    def _upgrade(self) -> None:
        self._chosen.upgrades = True
        self._window.again_wanted.emit()

    def _move_log_aside(self) -> None:
        try:
            left_log.move_aside(self._chosen.place)
        except Trouble as trouble:
            self.telling(trouble)()
        else:
            self._window.again_wanted.emit()
