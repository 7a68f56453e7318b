"""What a window reads off the GUI thread: only the answer to its last question is shown."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from desktop_app.gui.context import Context, Slips


class Reading:
    """The questions of one window. An answer is dropped where another question was asked since, or
    where the window has gone; so is known trouble."""

    def __init__(self, context: Context, window: QObject) -> None:
        self._context, self._window = context, window
        self._asked = 0

    def ask(
        self,
        read: Callable[[], Any],
        show: Callable[[Any], None],
        *,
        slips: Slips | None = None,
        failed: Callable[[str], None] | None = None,
    ) -> None:
        """Run ``read`` off the GUI thread, then ``show`` what it gave in the GUI thread.

        ``slips`` and ``failed`` are as `Context.act` has them.
        """
        self._asked += 1
        number = self._asked

        def unless_overtaken() -> Any:
            if number != self._asked:
                return None
            found = read()
            self._context.acts()  # what is shown may cite them, and the GUI thread reads nothing
            return found

        def only_now(called: Callable[[Any], None]) -> Callable[[Any], None]:
            def guarded(found: Any) -> None:
                if number == self._asked and isValid(self._window):
                    called(found)

            return guarded

        tell = failed or (lambda words: self._context.tell("bad", words))
        self._context.act(
            unless_overtaken,
            only_now(show),
            slips=None if slips is None else only_now(slips),
            failed=only_now(tell),
            changes=False,
        )

    def forget(self) -> None:
        """Whatever was asked is not wanted any more."""
        self._asked += 1
