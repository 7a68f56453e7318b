"""What differs between a payout and the one before it: who joined, who left, what changed, why."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app import translation, wording
from desktop_app.gui import theme
from desktop_app.gui.parts.paged import Column, PagedModel
from desktop_app.gui.parts.pieces import label
from desktop_app.gui.parts.table import Table, fit
from desktop_app.records.payout_changes import Change, ChangeKind
from desktop_app.translation import N_, _

_WORDS = {
    ChangeKind.JOINED: N_("Joined"),
    ChangeKind.LEFT: N_("Left"),
    ChangeKind.AMOUNT: N_("Another sum"),
    ChangeKind.PAYEE: N_("Another payee"),
    ChangeKind.ACCOUNT: N_("Another account"),
}
_COLOURS = theme.Named({ChangeKind.JOINED: "good", ChangeKind.LEFT: "bad"})
_NOTHING = "–"


class PayoutChanges(QWidget):
    """A line for each change, in short above; Enter opens the child."""

    def __init__(self, open_child: Callable[[int], None]) -> None:
        super().__init__()
        self._changes: Sequence[Change] = ()
        self.model = PagedModel(
            _columns(), lambda places: [self._changes[place] for place in places], self
        )
        self.table = Table(self.model, lambda place: open_child(self._changes[place].child_id))
        self.summary = label("", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.summary, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.table, 1)
        self.show_changes(())

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Show the changes of another payout."""
        self._changes = changes
        self.table.show_ids(list(range(len(changes))))
        self.table.setVisible(bool(changes))
        self.summary.setText(_in_short(changes))
        self.table.setAccessibleName(self.name)

    @property
    def name(self) -> str:
        """What the tab is called."""
        count = wording.number(len(self._changes))
        return _("Changes since the payout before: {count}").format(count=count)


def _in_short(changes: Sequence[Change]) -> str:
    if not changes:
        return _("Nothing has changed since the payout before.")
    kinds = [change.kind for change in changes]
    joined, left = kinds.count(ChangeKind.JOINED), kinds.count(ChangeKind.LEFT)
    words = _("Joined: {joined}, left: {left}, changed: {changed}")
    return words.format(joined=joined, left=left, changed=len(changes) - joined - left)


def _columns() -> list[Column[Change]]:
    kinds = [_(words) for words in _WORDS.values()]
    account = f"KZ00722C{'0' * 12}"
    return [
        Column(_("Child"), lambda row: row.child_name, width=210),
        Column(_("IIN"), lambda row: row.child_iin, width=fit(_("IIN"), "0" * 12)),
        Column(
            _("Change"),
            lambda row: _(_WORDS[row.kind]),
            colour=lambda row: _COLOURS.get(row.kind),
            width=fit(_("Change"), *kinds),
        ),
        Column(_("Before"), lambda row: _value(row.before), width=fit(_("Before"), account)),
        Column(_("Now"), lambda row: _value(row.after), width=fit(_("Now"), account)),
        Column(_("Why"), _why),
    ]


def _value(value: str | int | None) -> str:
    if value is None:
        return _NOTHING
    return wording.tenge(value) if isinstance(value, int) else value


def _why(row: Change) -> str:
    return "; ".join(wording.step(step, translation.current()) for step in row.why)
