"""The administrator is told of a change of the key that was interrupted, and ends it there."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.app import App
from desktop_app.gui.logins.first_password import ChangeKeyDialog
from desktop_app.gui.logins.key_line import KeyLine
from desktop_app.services.backups import making
from desktop_app.services.errors import Trouble
from desktop_app.services.logins import protecting
from tests.gui.patient_window import settle


def test_it_stands_above_every_page_until_the_key_is_changed(
    qtbot: QtBot, entered: Callable[[int], App], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = entered(0)
    context = app.context
    assert context is not None
    assert context.session is not None
    settle(context)
    (line,) = app.window.findChildren(KeyLine)
    assert line.isHidden()

    def fail(*_values: object) -> None:
        raise Trouble("interrupted")

    with monkeypatch.context() as patched:
        patched.setattr(protecting, "put_in_its_place", fail)
        with pytest.raises(Trouble):
            protecting.change_key(context.session)
    context.changed.emit()
    settle(context)
    assert "interrupted" in line.words.text()
    assert line.isVisible()

    line.change_button.click()
    (dialog,) = app.window.findChildren(ChangeKeyDialog)
    before = context.session.key
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: context.session is not None and context.session.key != before)
    settle(context)
    assert line.isHidden()
    assert "still open with the passwords of then" in app.window.banner.words.text()
    made = making.state_of(context.desk).good
    assert made is not None  # with the new key
    assert made.folder.startswith(str(paths.user_data()))
