"""Records on file that look alike; what was answered in a hurry is answered anew there."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QCheckBox, QGridLayout, QPushButton

from desktop_app import wording
from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.page import Page
from desktop_app.gui.parts.allowed import allow
from desktop_app.gui.parts.paged import Column, PagedModel
from desktop_app.gui.parts.pieces import Card, button, label
from desktop_app.gui.parts.table import Table
from desktop_app.gui.people.looks_alike import called, side_by_side
from desktop_app.gui.places import Place
from desktop_app.records.acts import Act
from desktop_app.records.complaints import Complaint
from desktop_app.records.likeness import Kind, OnFile, Said, TwoOnFile
from desktop_app.records.people import Person, Provider
from desktop_app.services.cases import alike
from desktop_app.translation import N_, _, ngettext


class AlikePage(Page):
    """A list of pairs; below it both sides of the one that is chosen, and the answers."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place, _("What may be on file twice"))
        self.pairs: list[TwoOnFile] = []
        self.all_box = QCheckBox(_("Also what was answered"))
        self.all_box.toggled.connect(self.refresh)
        self.top.addWidget(self.all_box)
        self.seek_button = button(_("Look through all on file"), self.seek, icon="users")
        allow(self.seek_button, context.desk, Act.SEEK_LIKENESS)
        self.top.addWidget(self.seek_button)
        columns: Sequence[Column[TwoOnFile]] = [
            Column(_("What it is"), lambda pair: _(KINDS[pair.kind]), width=110),
            Column(_("On file"), lambda pair: called(pair.one)),
            Column(_("Day"), lambda pair: _day(pair.one), width=92),
            Column(_("Looks the same"), lambda pair: called(pair.other)),
            Column(_("Day"), lambda pair: _day(pair.other), width=92),
            Column(_("Answered"), _answer, width=140),
        ]
        self.model = PagedModel(columns, lambda ids: [self.pairs[each] for each in ids], self)
        self.table = Table(self.model, lambda _index: self.first_button.setFocus())
        self.table.setAccessibleName(_("What may be on file twice"))
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.nothing = label(_("Nothing waits for an answer."), "quiet")
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.nothing, 1)
        self.card = self._answer_card()
        self.column.addWidget(self.card)
        self.card.hide()

    def _answer_card(self) -> Card:
        card = Card(_("Which is it?"))
        self.sides = QGridLayout()
        self.sides.setHorizontalSpacing(14)
        card.column.addLayout(self.sides)
        row = Row()
        self.merge_button = button(_("The same: make one record…"), self.merge, primary=True)
        row.addWidget(self.merge_button)
        self.buttons: dict[Said, QPushButton] = {}
        for said, words in OF_TWO.items():
            made = button(_(words), partial(self.answer, said))
            self.buttons[said] = made
            row.addWidget(made)
        row.addStretch(1)
        self.open_buttons = [
            button(_("Open the first"), partial(self._open, 0)),
            button(_("Open the second"), partial(self._open, 1)),
        ]
        for each in self.open_buttons:
            row.addWidget(each)
        card.column.addLayout(row)
        self.note = label(
            _("The one that came twice is withdrawn, with that as the reason."), "quiet"
        )
        card.column.addWidget(self.note)
        return card

    @property
    def first_button(self) -> QPushButton:
        """Where the keyboard goes on from the list: the first answer that may be given."""
        offered = (self.merge_button, *self.buttons.values())
        usable = (each for each in offered if each.isEnabled() and not each.isHidden())
        return next(usable, self.open_buttons[0])

    # What it shows

    def refresh(self) -> None:
        desk, is_all = self.context.desk, self.all_box.isChecked()

        def read() -> list[TwoOnFile]:
            return [*alike.unanswered(desk), *(alike.answered(desk) if is_all else ())]

        self.reading.ask(read, self._show)

    def _show(self, pairs: list[TwoOnFile]) -> None:
        self.pairs = pairs
        self.model.show(list(range(len(pairs))))
        self.table.setVisible(bool(pairs))
        self.nothing.setVisible(not pairs)
        if pairs:
            self.table.selectRow(0)
        self._show_chosen()

    def chosen(self) -> TwoOnFile | None:
        row = self.table.currentIndex().row()
        return self.pairs[row] if 0 <= row < len(self.pairs) else None

    def _show_chosen(self) -> None:
        pair = self.chosen()
        self.card.setVisible(pair is not None)
        if pair is None:
            return
        side_by_side(self.sides, (_("On file"), pair.one), (_("Looks the same"), pair.other))
        is_complaint, is_school = (pair.kind is kind for kind in (Kind.COMPLAINT, Kind.SCHOOL))
        self.merge_button.setHidden(is_complaint)
        self.note.setVisible(is_complaint)
        joining = Act.JOIN_SCHOOLS if is_school else Act.MERGE_PEOPLE
        allow(self.merge_button, self.context.desk, joining)
        for said, each in self.buttons.items():
            each.setVisible(said in alike.offered(pair.kind, pair.one, pair.other))
            allow(each, self.context.desk, Act.ANSWER_LIKENESS)
        for each in self.open_buttons:
            each.setHidden(is_school)

    # What is answered

    def answer(self, said: Said) -> None:
        pair, desk = self.chosen(), self.context.desk
        if pair is not None:
            one, other, kind = pair.one.id, pair.other.id, pair.kind
            self.context.act(lambda: alike.answer(desk, one, other, said, kind), self._answered)

    def _answered(self, _result: object) -> None:
        self.context.tell("good", _("The answer is kept."))

    def merge(self) -> None:
        from desktop_app.gui.children.merge import MergeDialog
        from desktop_app.gui.people.join_schools import JoinSchoolsDialog

        pair = self.chosen()
        if pair is None:
            return
        one, other = pair.one, pair.other
        if isinstance(one, Person) and isinstance(other, Person):
            MergeDialog(self, self.context, one, other).start(self._is_one)
        elif isinstance(one, Provider) and isinstance(other, Provider):
            JoinSchoolsDialog(self, self.context, one, other).start(self._is_one)

    def _is_one(self, _done: object) -> None:
        self.context.tell("good", _("The records are one now."))

    def seek(self) -> None:
        desk = self.context.desk
        self.context.act(lambda: alike.seek(desk), self._sought)

    def _sought(self, found: int) -> None:
        words = ngettext(
            "{count} new pair looks alike.", "{count} new pairs look alike.", found
        ).format(count=wording.number(found))
        self.context.tell("good", words if found else _("Nothing else looks alike."))

    def _open(self, which: int) -> None:
        pair = self.chosen()
        if pair is not None:
            to = places.complaint if pair.kind is Kind.COMPLAINT else places.child
            self.context.go(to((pair.one, pair.other)[which].id))


KINDS = {
    Kind.PERSON: N_("Person"),
    Kind.ORGANISATION: N_("Organisation"),
    Kind.SCHOOL: N_("School"),
    Kind.COMPLAINT: N_("Complaint"),
}
OF_TWO = {
    Said.TWIN: N_("A twin"),
    Said.SAME: N_("It came twice"),
    Said.ANOTHER: N_("Two different ones"),
}
"""What may be said of two records on file."""


def _answer(pair: TwoOnFile) -> str:
    return "" if pair.said is Said.OPEN else _(OF_TWO[pair.said])


def _day(record: OnFile) -> str:
    if isinstance(record, Provider):
        return ""
    return wording.day(record.received_on if isinstance(record, Complaint) else record.birth_date)
