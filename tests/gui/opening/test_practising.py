"""Whoever practises does so in an invented office beside the real one, and is told so all along."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.app import App
from desktop_app.demo import office as demo
from desktop_app.gui.beginning.choice_page import ChoicePage
from desktop_app.gui.logins.login_page import LoginPage
from desktop_app.gui.office.database import DatabaseDialog
from tests.gui.entering import Started
from tests.practice_office import practice_office
from tests.real_office import RealOffice


def practises(app: App) -> bool:
    return app.window.page is not None and app.window.status.practice.isVisible()


def test_nothing_is_made_where_the_real_office_is_to_be(
    qtbot: QtBot, started: Started, tmp_path: Path
) -> None:
    """The invented one has two years of work in it; the place of the real one stays free."""
    place = tmp_path / "office.homeedu"
    app = started(place)
    page = app.at_window.gate.page
    assert isinstance(page, ChoicePage)
    page.practice_button.click()
    qtbot.waitUntil(lambda: practises(app))
    assert app.place == str(paths.practice_office())
    assert app.context is not None
    assert app.window.status.database_name.text() == "practice.sqlite"
    assert [each.name for each in place.parent.iterdir() if each.name != "own"] == []
    app.window.status.practice_left.emit()
    qtbot.waitUntil(lambda: isinstance(app.at_window.gate.page, ChoicePage))
    assert app.place == str(place)
    assert not practises(app)


def test_it_is_entered_and_left_from_where_a_password_is_asked(
    qtbot: QtBot, started: Started, office: RealOffice
) -> None:
    app = started(office.file)
    practice_office(paths.practice_office())  # made already
    page = app.at_window.gate.page
    assert isinstance(page, LoginPage)
    page.practice_button.click()
    qtbot.waitUntil(lambda: practises(app))
    app.window.status.practice_left.emit()
    qtbot.waitUntil(lambda: isinstance(app.at_window.gate.page, LoginPage))
    assert app.place == str(office.file)
    assert app.settings.database_place == str(office.file)


def test_an_office_of_its_own_to_practise_in_says_so_as_well(
    qtbot: QtBot, started: Started, tmp_path: Path
) -> None:
    """One of before that stands where the real one should: another one can be chosen."""
    app = started(practice_office(tmp_path / "office.sqlite"))
    qtbot.waitUntil(lambda: practises(app))
    app.window.status.practice_left.emit()
    (dialog,) = app.window.findChildren(DatabaseDialog)
    assert dialog.isVisible()
    dialog.close()


def test_what_was_practised_stays(tmp_path: Path) -> None:
    file = practice_office(tmp_path / "practice.sqlite")
    before = file.read_bytes()
    demo.make_to_practise(file)
    assert file.read_bytes() == before
