"""What came into fields from a card or an IIN goes with it; what was typed by hand stays."""

from collections.abc import Iterable, Mapping
from typing import Any

from desktop_app.gui.fields.entries import Field


class Came:
    """Tells apart what nobody typed, by what stands in the fields still as it came."""

    def __init__(self, fields: Mapping[str, Field]) -> None:
        self._fields = fields
        self._came: dict[str, Any] = {}
        self.is_of_card = False
        """Whether any of it came from a card, and not out of the digits of an IIN."""

    def note(self, *names: str, of_card: bool = False) -> None:
        """What stands in these fields came just now."""
        self.is_of_card = self.is_of_card or of_card
        for name in names:
            self._came[name] = self._fields[name].content()

    def is_typed(self, name: str) -> bool:
        """Whether something stands there that somebody typed."""
        content = self._fields[name].content()
        return bool(content) and content != self._came.get(name)

    def take_back(self) -> None:
        """Empty whatever stands still as it came."""
        for name, content in self._came.items():
            field = self._fields[name]
            if content and field.content() == content:
                field.restore(False if content is True else "")
        self._came.clear()
        self.is_of_card = False

    # In a draft

    def names(self) -> list[str]:
        """Whatever stands still as it came from a card."""
        if not self.is_of_card:
            return []
        return [name for name, each in self._came.items() if self._fields[name].content() == each]

    def restore(self, names: Iterable[str]) -> None:
        self._came.clear()
        known = [name for name in names if name in self._fields]
        self.note(*known, of_card=bool(known))
