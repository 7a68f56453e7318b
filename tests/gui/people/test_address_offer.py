"""The card's address is offered only in the place of what is none."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui.fields.identity import AddressField
from desktop_app.gui.people.address_offer import AddressOffer
from desktop_app.records.people import Person
from tests.builders import a_parent
from tests.gui.keyboard import type_into
from tests.gui.seen import seen

PARENT = Person(**a_parent(address="Алатау қ., 1 & 2").__dict__, id=1)


@pytest.fixture
def offer(qtbot: QtBot) -> AddressOffer:
    around = QWidget()
    column = QVBoxLayout(around)
    address = AddressField("Address")
    made = AddressOffer(address)
    column.addWidget(address)
    column.addWidget(made)
    seen(qtbot, around)
    return made


def test_one_click_takes_it(offer: AddressOffer) -> None:
    offer.know(PARENT)
    assert offer.isHidden()
    type_into(offer.address.edit, "сол жерде")
    assert offer.text() == "As on the card: Алатау қ., 1 && 2"
    QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert offer.address.value() == PARENT.address
    assert offer.isHidden()


@pytest.mark.parametrize(
    "person", [None, replace(PARENT, address=""), replace(PARENT, address="там же")]
)
def test_what_is_no_address_either_is_not_offered(
    offer: AddressOffer, person: Person | None
) -> None:
    offer.know(person)
    type_into(offer.address.edit, "там же")
    assert offer.isHidden()
