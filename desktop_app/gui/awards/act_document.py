"""The act that shows a fact, asked for as papers name it: what, number, day and who issued it."""

from PySide6.QtWidgets import QGridLayout

from desktop_app.gui.fields.entries import ChoiceField, DayField, Field, TextField
from desktop_app.records.act_documents import ActDocument, ActKind
from desktop_app.services.papers.act_documents import KIND_WORDS
from desktop_app.translation import _


class ActDocumentFields:
    """``by_name`` are its fields, as slips name them."""

    def __init__(self, kind: ActKind = ActKind.COURT) -> None:
        choices = [(each, _(words)) for each, words in KIND_WORDS.items()]
        self.kind = ChoiceField(_("Document that shows it"), choices)
        self.kind.set_value(kind)
        self.number = TextField(_("Number of the document"), most=60)
        self.issued_on = DayField(_("Day of the document"))
        self.issuer_kk = TextField(_("Issued by, in Kazakh; if empty, as in Russian"), most=150)
        self.issuer_ru = TextField(_("Issued by, in Russian; if empty, as in Kazakh"), most=150)
        self.by_name: dict[str, Field] = {
            "act_kind": self.kind,
            "number": self.number,
            "issued_on": self.issued_on,
            "issuer_kk": self.issuer_kk,
            "issuer_ru": self.issuer_ru,
        }

    def put_into(self, grid: QGridLayout, row: int) -> None:
        grid.addWidget(self.kind, row, 0)
        grid.addWidget(self.number, row, 1)
        grid.addWidget(self.issued_on, row, 2)
        grid.addWidget(self.issuer_kk, row + 1, 0)
        grid.addWidget(self.issuer_ru, row + 1, 1, 1, 2)

    def value(self) -> ActDocument:
        return ActDocument(
            ActKind(self.kind.value()),
            self.number.value(),
            self.issued_on.value(),
            self.issuer_kk.value(),
            self.issuer_ru.value(),
        )
