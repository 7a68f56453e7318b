"""What banks' statements left to a person, kept while the database is open: leaving a page loses
nothing of it, and reading the same statement again offers what is not settled yet."""

from collections.abc import Collection, Sequence
from itertools import chain, count

from PySide6.QtCore import QObject, Signal

from desktop_app.gui.context import Context
from desktop_app.services.bank.proposed import WrongRow


class ByHand(QObject):
    """Of one context, by the id of the payout whose page the statement was read at."""

    changed = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: dict[int, dict[str, tuple[WrongRow, ...]]] = {}

    @classmethod
    def of(cls, context: Context) -> "ByHand":
        return context.findChild(cls) or cls(context)

    def rows(self, payout_id: int) -> Sequence[WrongRow]:
        return tuple(chain.from_iterable(self._rows.get(payout_id, {}).values()))

    def put(self, payout_id: int, file: str, rows: Sequence[WrongRow]) -> None:
        """In the place of what the same statement left before; those of others stay."""
        self._rows.setdefault(payout_id, {})[file] = tuple(rows)
        self.changed.emit(payout_id)

    def settle(self, payout_id: int, places: Collection[int]) -> None:
        """Somebody has seen to these, by their places."""
        number = count()
        of_files = self._rows.get(payout_id, {})
        for file, rows in of_files.items():
            of_files[file] = tuple(each for each in rows if next(number) not in places)
        self.changed.emit(payout_id)
