"""How far work has come: told in the worker's thread, shown in the window's."""

import threading

from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.parts.progress import ProgressLine
from tests.gui.patient_window import settle
from tests.gui.seen import seen


def test_it_is_there_from_the_beginning_of_the_work(qtbot: QtBot) -> None:
    line = ProgressLine()
    assert line.isHidden()
    line.begin(3)
    assert not line.isHidden()
    assert (line.value(), line.minimum(), line.maximum()) == (0, 0, 3)
    seen(qtbot, line)


def test_what_is_told_elsewhere_is_shown_here(qtbot: QtBot, context: Context) -> None:
    line = ProgressLine()
    seen(qtbot, line)
    told = line.begin(3)
    threads: set[int] = set()
    line.valueChanged.connect(lambda _done: threads.add(threading.get_ident()))

    def work() -> None:
        threads.add(-threading.get_ident())
        told(2)

    context.act(work, changes=False)
    settle(context)
    assert line.value() == 2
    here = threading.get_ident()
    assert here in threads
    assert -here not in threads


def test_it_begins_anew_and_nothing_to_do_is_no_endless_work(qtbot: QtBot) -> None:
    line = ProgressLine()
    qtbot.addWidget(line)
    line.begin(3)(2)
    line.begin(0)
    assert (line.value(), line.maximum()) == (0, 1)


def test_its_page_may_go_while_work_is_still_running(qtbot: QtBot) -> None:
    line = ProgressLine()
    told = line.begin(3)
    line.deleteLater()
    qtbot.waitSignal(line.destroyed).wait()
    told(1)


def test_hidden_it_leaves_its_room(qtbot: QtBot) -> None:
    line = ProgressLine()
    qtbot.addWidget(line)
    assert line.sizePolicy().retainSizeWhenHidden()


def test_how_many_there_are_may_be_known_later(qtbot: QtBot, context: Context) -> None:
    line = ProgressLine()
    seen(qtbot, line)
    told = line.begin_unknown()
    assert (line.minimum(), line.maximum()) == (0, 0)
    context.act(lambda: told(40, 100), changes=False)
    settle(context)
    assert (line.value(), line.maximum()) == (40, 100)
