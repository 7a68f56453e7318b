"""What only Windows has: asked for on every system, and never in the way of a start."""

import os

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui.system import windows


def test_the_button_in_the_taskbar_takes_whatever_it_is_told(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    button = windows.taskbar_button(int(window.winId()))
    for done in (0, 1, 3):
        button.show_part(done, 3)
    button.show_waiting()
    button.clear()


def test_the_foreground_is_handed_on_to_whoever_is_there(qapp: QApplication) -> None:
    windows.let_come_forward(os.getpid())


def test_the_folders_of_whoever_tests_stay(qapp: QApplication) -> None:
    assert not windows.profile_is_lost()


def test_a_desktop_has_one_name() -> None:
    windows.name_the_program()
    assert windows.session() == windows.session()
