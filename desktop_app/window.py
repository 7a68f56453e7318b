"""The program as a process with a window: Qt, the theme, what this PC remembers, and the end."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication

from desktop_app import __version__, translation
from desktop_app.app import App
from desktop_app.events import log
from desktop_app.gui import theme
from desktop_app.gui.system import windows
from desktop_app.settings import Settings, SettingsUnread


def main(given: str = "", language: str = "") -> int:
    """Open the window and work until it is closed.

    ``given`` is a database that must be there, as a file that was opened by a double click is; it
    and the language are for this time, everything else is remembered as usual.
    """
    with log.kept():
        return _work(given, language)


def _work(given: str, language: str) -> int:
    windows.name_the_program()
    application = QApplication.instance() or QApplication([*sys.argv[:1], *theme.ARGUMENTS])
    assert isinstance(application, QApplication)
    application.setApplicationName("HomeEducation")
    application.setApplicationVersion(__version__)
    try:
        app = made(given, language)
        if app.is_shown_elsewhere():
            return 0
    except Exception as error:  # noqa: BLE001 - there is no window yet: told in one of its own
        from desktop_app.gui import errors

        dress(Settings())
        errors.tell_alone(error)
        return 1
    from desktop_app.gui import errors

    errors.install(lambda words: app.window.banner.say("bad", words))
    app.show()
    code = application.exec()
    app.close()
    return code


def made(given: str, language: str = "") -> App:
    """With the settings of this PC, or with why they are not known."""
    settings, unread = Settings(), None
    try:
        settings = Settings.load()
    except SettingsUnread as error:
        unread = error
    if language in translation.LANGUAGES:
        settings = settings._replace(language=language)
    dress(settings)
    return App(settings, given=given, unread=unread)


def dress(settings: Settings) -> None:
    """Before the first window is made: dressing one anew takes longer."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, settings.look, settings.text_size)
