"""A button of an act that is not everybody's says whose it is."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui.parts.allowed import allow, allow_again, whose
from desktop_app.gui.parts.pieces import button
from desktop_app.records.acts import Act
from desktop_app.services.desk import Desk


def test_whose_an_act_is(desk: Desk, head: Desk, accountant: Desk) -> None:
    assert whose(head, Act.SIGN) == ""
    assert "head" in whose(desk, Act.SIGN)
    assert whose(accountant, Act.APPROVE_PAYOUT) == ""
    assert "accountant" in whose(desk, Act.APPROVE_PAYOUT)


def test_a_button_is_enabled_where_it_is_ready_and_the_act_theirs(
    qtbot: QtBot, desk: Desk, head: Desk
) -> None:
    sign = button("Sign", lambda: None)
    qtbot.addWidget(sign)
    shown = []
    for who in (desk, head):
        for ready in (True, False):
            allow(sign, who, Act.SIGN, ready=ready, tip="Ctrl+Enter")
            shown.append((sign.isEnabled(), sign.toolTip()))
    heads = whose(desk, Act.SIGN)
    assert shown == [(False, heads), (False, heads), (True, "Ctrl+Enter"), (False, "Ctrl+Enter")]


def test_whoever_is_chosen_next_finds_what_is_theirs_enabled(
    qtbot: QtBot, desk: Desk, head: Desk
) -> None:
    shown = QWidget()
    qtbot.addWidget(shown)
    made = [button(name, lambda: None) for name in ("ready", "not ready", "busy")]
    for each in made:
        each.setParent(shown)
        allow(each, desk, Act.SIGN, ready=each.text() != "not ready", tip="Ctrl+Enter")
    allow_again(shown, head)
    assert [each.isEnabled() for each in made] == [True, False, True]
    assert {each.toolTip() for each in made} == {"Ctrl+Enter"}
    made[2].setEnabled(False)
    allow_again(shown, head)
    assert not made[2].isEnabled(), "it is theirs as before: whoever disabled it has a reason"
    allow_again(shown, desk)
    assert {each.toolTip() for each in made} == {whose(desk, Act.SIGN)}
    assert not any(each.isEnabled() for each in made)
