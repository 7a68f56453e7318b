"""The checklist of documents: a line each, ready for the keyboard."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QSpinBox, QWidget

from desktop_app import translation
from desktop_app.gui import theme, words
from desktop_app.gui.field_help import mark
from desktop_app.gui.field_help.table import Asked
from desktop_app.gui.fields.choice_box import ChoiceBox
from desktop_app.gui.fields.day_edit import DayEdit
from desktop_app.gui.fields.entries import NO_SUCH_DAY
from desktop_app.gui.fields.line import Line
from desktop_app.gui.parts.enter_key import leads_on_enter
from desktop_app.gui.parts.pieces import Card, button, label, restyle
from desktop_app.law.award_papers import AwardPaper
from desktop_app.law.checklist import APPLICATION, ChecklistItem, DocumentState, Source
from desktop_app.records.applications import DocumentEntry, ReimbursementEntry
from desktop_app.records.kinds import Service
from desktop_app.services.law_values.law_data import ServiceRules, award_papers, rules
from desktop_app.translation import N_, _

_BROUGHT = {
    DocumentState.ACCEPTED: N_("accepted"),
    DocumentState.MISSING: N_("missing"),
    DocumentState.NOT_NEEDED: N_("not needed"),
}
OBTAINED = "obtained"
"""The state of a line that either may give: here it came from an information system."""

_STATE_WORDS = {
    Source.APPLICANT: _BROUGHT,
    Source.SYSTEM_FIRST: {**_BROUGHT, DocumentState.ACCEPTED: N_("brought by the applicant")},
    Source.INFORMATION_SYSTEM: words.OBTAINED,
}


def _states_of(item: ChecklistItem) -> Sequence[DocumentState]:
    """What a document may be; the application itself is in hand, or nobody would apply."""
    if item.code == APPLICATION:
        return (DocumentState.ACCEPTED,)
    if item.if_applies:
        return tuple(DocumentState)
    return (DocumentState.ACCEPTED, DocumentState.MISSING)


class PagesBox(QSpinBox):
    """How many pages; the wheel scrolls the form around it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChecklistRow:
    """The editors of one document."""

    def __init__(self, item: ChecklistItem) -> None:
        self.item = item
        name = item.name_kk if translation.current() == "kk" else item.name_ru
        self.name = label(name[:1].upper() + name[1:])
        self.source = label("", "quiet")
        if item.source is Source.INFORMATION_SYSTEM:
            self.source.setText(_("from an information system: not demanded"))
        elif item.source is Source.SYSTEM_FIRST:
            self.source.setText(_("from an information system first"))
        elif item.if_applies:
            self.source.setText(_("if it applies"))
        self.state = ChoiceBox()
        named_so = _STATE_WORDS[item.source]
        for state in DocumentState:
            if state in _states_of(item):
                self.state.addItem(_(named_so[state]), state)
        if item.source is Source.SYSTEM_FIRST:
            self.state.addItem(_("from an information system"), OBTAINED)
        usual = DocumentState.NOT_NEEDED if item.if_applies else DocumentState.MISSING
        self.state.setCurrentIndex(max(0, self.state.findData(usual)))
        self.number = Line(60)
        self.number.setMinimumWidth(theme.scaled(76))
        self.issued_on = DayEdit()
        self.expires_on = DayEdit()
        self.expires_on.setEnabled(item.has_expiry)
        if not item.has_expiry:
            self.expires_on.setPlaceholderText("–")
        self.pages = PagesBox()
        self.pages.setRange(0, 999)
        self.pages.setFixedWidth(theme.scaled(54))
        self.original = QCheckBox()
        self.original.setChecked(True)
        self.original.setToolTip(_("Original; a copy where it is not ticked"))
        self.slip = label("", "error")
        self.slip.hide()
        named = {
            _("State"): self.state,
            _("Number"): self.number,
            _("Issued on"): self.issued_on,
            _("Valid until"): self.expires_on,
            _("Pages"): self.pages,
            _("Original"): self.original,
        }
        for words_, editor in named.items():
            editor.setAccessibleName(f"{name}: {words_}")

    def widgets(self) -> list[QWidget]:
        return [
            self.state,
            self.number,
            self.issued_on,
            self.expires_on,
            self.pages,
            self.original,
        ]

    @property
    def _obtained(self) -> bool:
        return bool(self.state.currentData() == OBTAINED)

    def entry(self) -> DocumentEntry:
        chosen, came_from = self.state.currentData(), None
        if self.item.source is Source.SYSTEM_FIRST:
            came_from = Source.INFORMATION_SYSTEM if self._obtained else Source.APPLICANT
        return DocumentEntry(
            code=self.item.code,
            state=DocumentState.ACCEPTED if self._obtained else DocumentState(chosen),
            number=" ".join(self.number.text().split()),
            issued_on=self.issued_on.value(),
            expires_on=self.expires_on.value() if self.item.has_expiry else None,
            pages=self.pages.value(),
            original=self.original.isChecked(),
            came_from=came_from if chosen != DocumentState.MISSING else None,
        )

    def told_above(self, *editors: QWidget) -> None:
        """These are typed in the fields above the checklist: nothing is asked twice."""
        for editor in editors:
            editor.setEnabled(False)
            if isinstance(editor, QLineEdit):
                editor.setPlaceholderText(_("see above"))

    def content(self) -> dict[str, Any]:
        return {
            "state": self.state.currentData(),
            "number": self.number.text(),
            "issued_on": self.issued_on.text(),
            "expires_on": self.expires_on.text(),
            "pages": self.pages.value(),
            "original": self.original.isChecked(),
        }

    def restore(self, content: Mapping[str, Any]) -> None:
        self.number.setText(str(content.get("number", "")))
        self.issued_on.setText(str(content.get("issued_on", "")))
        self.expires_on.setText(str(content.get("expires_on", "")))
        self.pages.setValue(int(content.get("pages", 0)))
        self.original.setChecked(bool(content.get("original", True)))
        index = self.state.findData(content.get("state"))
        if index >= 0:
            self.state.setCurrentIndex(index)

    def accept(self) -> None:
        """It is in hand; where it came from, if that was said, stays."""
        if self._obtained:
            return
        self.state.setCurrentIndex(self.state.findData(DocumentState.ACCEPTED))

    def asks(self) -> bool:
        """Accept it; whether its number or its term is still to be typed, which it says then."""
        self.accept()
        lacks = self.item.has_expiry and not (self.number.text() and self.expires_on.text())
        if lacks:
            self.show_slip(_("Enter its number and the day until which it is valid."))
        return lacks

    def first_empty(self) -> QWidget:
        return self.expires_on if self.number.text() else self.number

    def forget_slip(self) -> None:
        """What was wrong is being set right."""
        if not self.slip.isHidden():
            self.show_slip("")

    def show_slip(self, words: str) -> None:
        self.slip.setText(words)
        self.slip.setVisible(bool(words))
        both = (self.issued_on, self.expires_on)
        wrong = [edit for edit in both if edit.is_wrong()] or both
        for edit in both:
            edit.setProperty("wrong", bool(words) and edit in wrong)
            restyle(edit)


class Checklist(Card):
    """What the service asks for; ``changed`` when any line changes."""

    changed = Signal()

    def __init__(self, asked: ServiceRules) -> None:
        super().__init__(_("Documents"))
        self.asked = asked
        self.rows = [ChecklistRow(item) for item in asked.checklist]
        self.after: QWidget | None = None
        """Where Enter leads when all that is asked of what is here was typed."""
        self._asked: list[ChecklistRow] = []
        accept = button(_("All accepted"), self.accept_all, icon="check")
        QShortcut(QKeySequence("F8"), self, self.accept_all)
        accept.setToolTip("F8")
        self.head.insertWidget(1, mark.asks(self, Asked.SOURCE, _("Documents")))
        self.head.addWidget(accept)
        grid = QGridLayout()
        grid.setHorizontalSpacing(5)
        grid.setVerticalSpacing(6)
        headings = ("", _("State"), _("Number"), _("Issued on"), _("Valid until"), _("Pages"))
        for column, each in enumerate((*headings, _("Original"))):
            heading = label(each, "quiet")
            heading.setWordWrap(False)
            grid.addWidget(heading, 0, column)
        for number, row in enumerate(self.rows):
            line = 1 + 3 * number
            grid.addWidget(row.name, line, 0)
            if row.source.text():
                grid.addWidget(row.source, line + 1, 0)
            for column, widget in enumerate(row.widgets(), 1):
                grid.addWidget(widget, line, column)
            grid.addWidget(row.slip, line + 2, 0, 1, 7)
            self._watch(row)
        for column, share in enumerate((5, 2, 2, 2, 2)):
            grid.setColumnStretch(column, share)
        self.column.addLayout(grid)
        self._not_asked: dict[str, Any] = {}
        self.gone = label("", "warning")
        self.gone.hide()
        self.column.addWidget(self.gone)

    def _watch(self, row: ChecklistRow) -> None:
        leads_on_enter(row.number, lambda: row.expires_on if row in self._asked else None)
        leads_on_enter(row.expires_on, lambda: self._after(row))
        row.state.currentIndexChanged.connect(self.changed)
        for edit in (row.number, row.issued_on, row.expires_on):
            edit.textChanged.connect(self.changed)
            # Whoever types a document's number has it in hand.
            edit.textEdited.connect(row.accept)
            edit.textChanged.connect(row.forget_slip)
        row.pages.valueChanged.connect(self.changed)
        row.original.toggled.connect(self.changed)

    def accept_all(self) -> None:
        """Everything that the applicant brings is here; of what has a term, that is asked.

        What may not apply is left as it is, and so is what comes from a system: nobody has looked.
        """
        self._asked = [
            row
            for row in self.rows
            if row.item.source is Source.APPLICANT and not row.item.if_applies and row.asks()
        ]
        if self._asked:
            self._asked[0].first_empty().setFocus()
        elif self.after is not None:
            self.after.setFocus()

    def _after(self, row: ChecklistRow) -> QWidget | None:
        """Past what nobody asked for; Tab still goes through all of it."""
        if row not in self._asked:
            return None
        left = self._asked[self._asked.index(row) + 1 :]
        return left[0].first_empty() if left else self.after

    def entries(self) -> tuple[DocumentEntry, ...]:
        return tuple(row.entry() for row in self.rows)

    def row(self, code: str) -> ChecklistRow | None:
        """The line of a document; None where the service does not ask for it any more."""
        return next((row for row in self.rows if row.item.code == code), None)

    def accept(self, code: str) -> None:
        """Mark a document as accepted, if it is asked for."""
        row = self.row(code)
        if row is not None:
            row.accept()

    def match_facts(self, months_by: AwardPaper) -> None:
        """What gives the months, disability, account: typed as facts, not once more as papers."""
        told: dict[str, Callable[[ChecklistRow], tuple[QWidget, ...]]] = {
            months_by: lambda row: (row.number, row.issued_on, row.expires_on),
            "disability_certificate": lambda row: (row.expires_on,),
            "bank_account": lambda row: (row.number,),
        }
        for row in self.rows:
            if row.item.code in told:
                row.told_above(*told[row.item.code](row))

    def check(self) -> bool:
        """Whether every date is one; says which is not."""
        right = True
        for row in self.rows:
            wrong = row.issued_on.is_wrong() or row.expires_on.is_wrong()
            row.show_slip(_(NO_SUCH_DAY) if wrong else "")
            right = right and not wrong
        return right

    def content(self) -> dict[str, Any]:
        """Every line as typed; what was typed of documents not in this list stays with it."""
        return {**self._not_asked, **{row.item.code: row.content() for row in self.rows}}

    def restore(self, content: Mapping[str, Any]) -> None:
        for row in self.rows:
            if row.item.code in content:
                row.restore(content[row.item.code])
        here = {row.item.code for row in self.rows}
        self._not_asked = {code: typed for code, typed in content.items() if code not in here}
        self._say_what_is_gone()

    def _say_what_is_gone(self) -> None:
        """Documents that were typed and that no service asks for any more, with their numbers."""
        codes = {item.code for service in Service for item in rules(service).checklist}
        codes.update(award_papers())
        gone = {code: typed for code, typed in self._not_asked.items() if code not in codes}
        named = [f"{code} {typed.get('number', '')}".strip() for code, typed in gone.items()]
        words_ = _("No longer in the lists: {documents}").format(documents=", ".join(named))
        self.gone.setText(words_)
        self.gone.setVisible(bool(named))


def with_facts(
    documents: tuple[DocumentEntry, ...], found: ReimbursementEntry, months_by: AwardPaper
) -> tuple[DocumentEntry, ...]:
    """A checklist of the reimbursement, with what its facts say of the papers."""
    told: dict[str, dict[str, Any]] = {
        "disability_certificate": {"expires_on": found.disability_until},
        "bank_account": {"number": found.iban},
    }
    if found.certificate is not None:
        told[months_by] = {
            "number": found.certificate.number,
            "issued_on": found.certificate.issued_on,
            "expires_on": found.certificate.last_day,
        }
    return tuple(replace(document, **told.get(document.code, {})) for document in documents)
