"""An envelope or a label for each of some papers: which size, then it is shown to be printed."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import ChoiceField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.parts.pieces import button
from desktop_app.records.people import Person
from desktop_app.services.post import envelopes
from desktop_app.services.post.envelopes import Letter
from desktop_app.translation import _, ngettext

LABELS = {"2x7": 14, "3x8": 24}
"""Label sheets, and how many labels each has."""


def sizes() -> list[tuple[str, str]]:
    return [
        ("C5", _("Envelope C5 (229 × 162 mm)")),
        ("DL", _("Envelope DL (220 × 110 mm)")),
        ("2x7", _("Labels, 2 × 7 on A4")),
        ("3x8", _("Labels, 3 × 8 on A4")),
    ]


class EnvelopeDialog(AskDialog):
    """A paper without an address is told at once, with the card to add it on."""

    def __init__(self, parent: QWidget, context: Context, notice_ids: Sequence[int]) -> None:
        told = ngettext("{count} paper", "{count} papers", len(notice_ids))
        words = told.format(count=len(notice_ids))
        super().__init__(parent, context, _("Envelope"), _("Show the envelope"), words)
        self.subject = tuple(notice_ids)
        self.notice_ids = list(notice_ids)
        self._above = parent
        self._lacking: Person | None = None
        self.size_ = ChoiceField(_("Size"), sizes())
        self.size_.set_value(context.settings.envelope)
        self.first = ChoiceField(_("First free label on the sheet"), ())
        self.add("size", self.size_)
        self.add("first", self.first)
        self.size_.changed.connect(self._show_what_is_asked)
        self.card_button = button(_("Open the card"), self._open_card, icon="pencil")
        self.card_button.hide()
        self.banner.extras.addWidget(self.card_button)
        self._show_what_is_asked()

    def _show_what_is_asked(self) -> None:
        """A sheet of which some labels are used up is put into the printer once more."""
        count = LABELS.get(self.size_.value(), 0)
        self.first.offer((number, str(number)) for number in range(1, count + 1))
        self.first.setVisible(bool(count))

    def start(self) -> None:
        """Ask, with what is missing told from the first."""
        desk, ids = self.context.desk, self.notice_ids
        self.ask(self._work, self._show_envelopes)
        self.context.act(lambda: envelopes.letters(desk, ids), self._check, changes=False)

    def _check(self, found: list[Letter]) -> None:
        if not isValid(self):
            return
        lacking = envelopes.without_address(found)
        if not lacking:
            return
        numbers = ", ".join(letter.number for letter in lacking)
        self.banner.say(
            "warn", _("No address: {numbers}. Add it on the card.").format(numbers=numbers)
        )
        self._lacking = next((letter.person for letter in lacking if letter.person), None)
        self.card_button.setVisible(self._lacking is not None)

    def _open_card(self) -> None:
        """The card in place of this dialog, and this one again when it is saved."""
        from desktop_app.gui.people.dialog import PersonDialog

        person, above, context, ids = self._lacking, self._above, self.context, self.notice_ids
        if person is None:
            return

        def again(_none: object) -> None:
            if isValid(above):
                EnvelopeDialog(above, context, ids).start()

        self.reject()
        PersonDialog(above, context, person).start(again)

    def _work(self) -> Callable[[], bytes]:
        desk, ids = self.context.desk, self.notice_ids
        size, first = str(self.size_.value()), int(self.first.value() or 1)
        self.context.remember(envelope=size)
        return lambda: envelopes.print_for(desk, ids, size, first)

    def _show_envelopes(self, pdf: bytes) -> None:
        from desktop_app.gui.papers.preview import PreviewDialog

        if isValid(self._above):
            name = "labels.pdf" if self.size_.value() in LABELS else "envelopes.pdf"
            PreviewDialog(self._above, self.context, _("Envelope"), name, pdf).open()
