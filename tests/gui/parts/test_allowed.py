"""A button of an act that is not everybody's says whose it is."""

from pytestqt.qtbot import QtBot

from desktop_app.gui.parts.allowed import allow, whose
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
