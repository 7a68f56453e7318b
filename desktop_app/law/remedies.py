"""How whoever disagrees with a paper complains of it: to whom, through whom and until when.

All of it is data, for each kind of paper; what is not known of a paper stands on none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop_app.law.steps import Words

_PARTS = ("what", "whom", "way", "term", "court", "basis")


@dataclass(frozen=True)
class Remedy:
    """The parts of what a paper says of it. ``way`` names the body that wrote the paper, which a
    complaint goes through, as ``{office}``; ``basis`` cites the articles."""

    what: Words
    whom: Words
    way: Words
    term: Words
    court: Words
    basis: Words

    @classmethod
    def of(cls, entry: Mapping[str, Any]) -> "Remedy":
        """KeyError names a part that is missing."""
        return cls(*(Words(entry[f"{part}_kk"], entry[f"{part}_ru"]) for part in _PARTS))

    def said(self, paragraph: Words, office: Words) -> Words:
        """The paragraph on a paper of this office, whose name is never declined."""
        return Words(
            self._joined("kk", paragraph.kk, office.kk), self._joined("ru", paragraph.ru, office.ru)
        )

    def _joined(self, language: str, paragraph: str, office: str) -> str:
        parts = {part: getattr(getattr(self, part), language) for part in _PARTS}
        way = parts["way"]
        if not office:  # who wrote the paper stands in no empty brackets
            way = way.replace(" ({office})", "")
        return paragraph.format(**parts | {"way": way.format(office=office)})
