"""Somebody on file who looks like whoever was typed, side by side, and the clerk's answer."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout

from desktop_app import translation, wording
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.pieces import button, clear, label
from desktop_app.gui.words import complainant
from desktop_app.identity.likeness import Likeness
from desktop_app.records.complaints import ComplaintEntry
from desktop_app.records.likeness import Alike, Said, TwoAre
from desktop_app.records.people import PersonEntry, Provider
from desktop_app.services.people import duplicates
from desktop_app.translation import N_, _

REASONS = {
    Likeness.NAME_AND_DAY: N_("called alike, and born on the same or nearly the same day"),
    Likeness.FAMILY_AND_DAY: N_("of the same family, and born on the same day"),
    Likeness.FAMILY_AND_NAME: N_("of the same family, and called the same"),
    Likeness.CERTIFICATE: N_("the same certificate of the same school"),
    Likeness.INSTITUTION: N_("an organisation that is called alike"),
}
ANSWERS = {
    Said.SAME: N_("The same person"),
    Said.TWIN: N_("A twin"),
    Said.ANOTHER: N_("Another person"),
}


Shown = PersonEntry | Provider | ComplaintEntry


def called(record: Shown) -> str:
    """What somebody or something is named in a list."""
    if isinstance(record, Provider):
        return record.named(translation.current())
    if isinstance(record, ComplaintEntry):
        return complainant(record.complainant)
    return record.full_name


def told_apart_by(record: Shown) -> dict[str, str]:
    """What tells two records of a kind apart, in words."""
    if isinstance(record, Provider):
        return {
            _("Name in Kazakh"): record.name_kk,
            _("Name in Russian"): record.name_ru,
            _("BIN"): record.bin,
            _("Address"): record.address_kk,
            _("Phone"): record.phone,
        }
    if isinstance(record, ComplaintEntry):
        return {
            _("Number"): getattr(record, "number", ""),
            _("Complainant"): complainant(record.complainant),
            _("IIN"): record.iin,
            _("Came on"): wording.day(record.received_on),
            _("About the paper"): record.complained_of,
            _("What it is about"): record.subject,
        }
    is_organisation = bool(record.kind)
    return {
        _("Name"): record.full_name,
        **({} if is_organisation else {_("Date of birth"): wording.day(record.birth_date)}),
        _("BIN") if is_organisation else _("IIN"): record.iin or record.document_number,
        _("Address"): record.address,
    }


def side_by_side(grid: QGridLayout, *sides: tuple[str, Shown]) -> None:
    """What tells records apart, a column for each under its heading."""
    clear(grid)
    columns = [told_apart_by(record) for _heading, record in sides]
    lines = [("", [heading for heading, _record in sides])]
    lines += [(name, [each.get(name, "") for each in columns]) for name in columns[0]]
    for row, (name, values) in enumerate(lines):
        differs = len(set(values)) > 1
        for column, text in enumerate((name, *values)):
            is_heading = not (row and column)
            made = label(text or ("" if is_heading else "–"), "quiet" if is_heading else "")
            if differs and not is_heading:
                made.setStyleSheet("font-weight: 600;")
            grid.addWidget(made, row, column)
    for column in range(1, len(sides) + 1):
        grid.setColumnStretch(column, 1)


class LooksAlike(QFrame):
    """Hidden while nobody is asked about. One after another is answered."""

    answered = Signal()
    same = Signal(object)
    """It is this `Person` on file."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("banner", "warn")
        self.open: list[Alike] = []
        self._said: dict[tuple[str, str], list[TwoAre]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        self.title = label()
        column.addWidget(self.title)
        self.sides = QGridLayout()
        self.sides.setHorizontalSpacing(14)
        column.addLayout(self.sides)
        row = Row()
        self.buttons: dict[Said, QPushButton] = {}
        for said, words in ANSWERS.items():
            made = button(_(words), partial(self._say, said))
            made.setObjectName(f"alike {said.value}")
            self.buttons[said] = made
            row.addWidget(made)
        row.addStretch(1)
        column.addLayout(row)
        self.hide()

    def ask(self, alike: list[Alike]) -> None:
        """Show the first of them, with the answers to choose from."""
        self.open = alike
        self.setVisible(bool(alike))
        if not alike:
            return
        first = alike[0]
        may_be_twins = duplicates.may_be_twins(first.typed, first.on_file)
        self.buttons[Said.TWIN].setVisible(may_be_twins)
        words = _("On file is somebody who may be the same: {why}. Who is it?")
        self.title.setText(words.format(why=_(REASONS[first.likeness])))
        side_by_side(self.sides, (_("On file"), first.on_file), (_("Typed here"), first.typed))

    @property
    def asks(self) -> bool:
        return bool(self.open)

    def take_focus(self) -> None:
        self.buttons[Said.SAME].setFocus()

    def answers_of(self, entry: PersonEntry) -> tuple[TwoAre, ...]:
        """What was said of just this name and number: typed otherwise, it is asked again."""
        return tuple(self._said.get(_key(entry), ()))

    def _say(self, said: Said) -> None:
        first, *rest = self.open
        if said is Said.SAME:
            self.ask([])
            self.same.emit(first.on_file)
            return
        answers = self._said.setdefault(_key(first.typed), [])
        answers.append(TwoAre(first.who, first.on_file.id, said))
        self.ask(rest)
        if rest:
            self.take_focus()
        self.answered.emit()


def _key(entry: PersonEntry) -> tuple[str, str]:
    return entry.full_name, entry.iin
