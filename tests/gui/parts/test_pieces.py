"""The small parts of pages: text is text, and what is empty is not there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui.parts.pieces import Banner, Card, button, clear, facts, label
from tests.gui.seen import seen


def test_what_people_typed_is_never_markup_and_can_be_copied(qtbot: QtBot) -> None:
    made = label("<b>Әлия</b> & Ко", "quiet")
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText
    assert made.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert (made.wordWrap(), made.property("role")) == (True, "quiet")


def test_a_button_calls_without_saying_whether_it_is_checked(qtbot: QtBot) -> None:
    called: list[tuple[object, ...]] = []
    plain = button("Open", lambda *given: called.append(given), icon="eye")
    primary = button("Save", lambda *given: called.append(given), primary=True)
    seen(qtbot, plain, primary)
    QTest.mouseClick(plain, Qt.MouseButton.LeftButton)
    QTest.keyClick(primary, Qt.Key.Key_Space)
    assert called == [(), ()]
    assert [made.property("primary") for made in (plain, primary)] == [False, True]
    assert [made.icon().isNull() for made in (plain, primary)] == [False, True]


@pytest.mark.parametrize("kind", ["info", "good", "warn", "bad"])
def test_a_banner_is_there_while_it_has_words(qtbot: QtBot, kind: str) -> None:
    banner = Banner()
    seen(qtbot, banner)
    banner.hide()
    banner.say(kind, "Қойылған жоқ.")
    assert (banner.isVisible(), banner.words.text()) == (True, "Қойылған жоқ.")
    assert banner.property("banner") == kind
    banner.say("info", "")
    assert not banner.isVisible()


def test_a_card_has_a_heading_only_where_it_is_called_something(qtbot: QtBot) -> None:
    named, nameless = Card("What is next"), Card()
    for card in (named, nameless):
        qtbot.addWidget(card)
    assert [made.text() for made in named.findChildren(QLabel)] == ["What is next"]
    assert nameless.findChildren(QLabel) == []


def test_facts_that_are_empty_are_left_out(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    form = facts([("School", "№ 7 мектеп"), ("Phone", ""), ("Class", "5 Ә")])
    holder.setLayout(form)
    told = [made.text() for made in holder.findChildren(QLabel)]
    assert (form.rowCount(), told) == (2, ["School", "№ 7 мектеп", "Class", "5 Ә"])


def test_cleared_everything_is_gone_at_once_also_what_stands_inside(qtbot: QtBot) -> None:
    outer, inner = QVBoxLayout(), QHBoxLayout()
    parts = [label("one"), label("two")]
    outer.addWidget(parts[0])
    inner.addWidget(parts[1])
    outer.addLayout(inner)
    outer.addStretch(1)
    holder = QWidget()
    holder.setLayout(outer)
    seen(qtbot, holder)
    assert all(part.isVisible() for part in parts)
    clear(outer)
    assert (outer.count(), inner.count()) == (0, 0)
    assert not any(part.isVisible() for part in parts)
