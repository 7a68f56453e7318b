"""The card's address at one click, where «there, too» was typed for somebody on file."""

from PySide6.QtWidgets import QPushButton

from desktop_app.gui.fields.identity import AddressField
from desktop_app.identity.addresses import is_no_address
from desktop_app.records.people import Person
from desktop_app.translation import _


class AddressOffer(QPushButton):
    """Hidden unless what was typed is no address and the card has one."""

    def __init__(self, address: AddressField) -> None:
        super().__init__()
        self.address, self._on_card = address, ""
        self.setAutoDefault(False)
        self.clicked.connect(lambda: address.set_value(self._on_card))
        address.changed.connect(self._match)
        self.hide()

    def know(self, person: Person | None) -> None:
        self._on_card = "" if person is None or is_no_address(person.address) else person.address
        self._match()

    def _match(self) -> None:
        words = _("As on the card: {address}").format(address=self._on_card)
        self.setText(words.replace("&", "&&"))
        self.setVisible(bool(self._on_card) and is_no_address(self.address.value()))
