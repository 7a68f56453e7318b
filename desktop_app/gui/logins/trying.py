"""What takes a part of a second off the GUI thread, on a page that may be gone when it is done."""

from collections.abc import Callable
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.gui import tasks


@runtime_checkable
class _HasLanguage(Protocol):
    """The main window, where the page stands in it."""

    def keep_language(self, *, kept: bool) -> None: ...


def try_it(
    page: QWidget,
    work: Callable[[], Any],
    done: Callable[[Any], None],
    failed: Callable[[Exception], None],
    unwanted: Callable[[Any], None] = lambda _result: None,
) -> None:
    """One of the first two callbacks follows; ``unwanted`` is given what nobody waits for.

    Until then the language stays: another one makes the page anew, which knows nothing of this.
    """
    window = page.window()

    def keep_language(*, kept: bool) -> None:
        if isinstance(window, _HasLanguage) and isValid(window):
            window.keep_language(kept=kept)

    def on_done(result: Any) -> None:
        keep_language(kept=False)
        (done if isValid(page) else unwanted)(result)

    def on_error(error: Exception) -> None:
        keep_language(kept=False)
        if isValid(page):
            failed(error)

    application = QCoreApplication.instance()
    assert application is not None
    keep_language(kept=True)
    tasks.start(application, work, on_done, on_error)
