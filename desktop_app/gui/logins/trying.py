"""What takes a part of a second off the GUI thread, on a page that may be gone when it is done."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.gui import tasks


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
    keep = getattr(window, "keep_language", None)  # of the main window, which knows all pages

    def keep_language(*, kept: bool) -> None:
        if keep is not None and isValid(window):
            keep(kept=kept)

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
