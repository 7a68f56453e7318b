"""A paper that was issued: how it may be set, whether it was printed, and how it was delivered."""

from PySide6.QtWidgets import QPushButton, QWidget
from shiboken6 import isValid

from desktop_app import wording
from desktop_app.documents.letters.paper import Layout
from desktop_app.gui.context import Context
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.annul import AnnulDialog
from desktop_app.gui.papers.names import file_name, paper_name
from desktop_app.gui.papers.on_blank import BlankChoice
from desktop_app.gui.papers.preview import PreviewDialog
from desktop_app.gui.papers.take_back import TakeBackLine
from desktop_app.gui.parts.pieces import Banner, button, label
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.deliveries import Delivery
from desktop_app.records.kinds import PaperLanguage, PrintingWay
from desktop_app.services.papers import issued, on_file
from desktop_app.services.papers.on_file import PaperOnFile
from desktop_app.services.post import delivery, taking_back
from desktop_app.services.post.taking_back import Annulling
from desktop_app.services.record_words import WAY_WORDS
from desktop_app.translation import _


def delivery_words(kept: Delivery) -> str:
    """How, when, to whom, in one line."""
    way = _(WAY_WORDS[kept.way])
    parts = (way, wording.day(kept.delivered_on), kept.number, kept.taken_by)
    return ", ".join(part for part in parts if part)


class IssuedPaperDialog(PreviewDialog):
    """Shows the stored bytes; in large print or another order of languages, the same words."""

    def __init__(
        self,
        parent: QWidget | None,
        context: Context,
        found: PaperOnFile,
        pdf: bytes,
        annulling: Annulling,
    ) -> None:
        self.found, self._issued, self._annulling = found, pdf, annulling
        row = found.row
        title, name = paper_name(row), file_name(row.number)
        super().__init__(parent, context, title, name, pdf, row.kind)
        self.annulled = Banner()
        self.column.insertWidget(1, self.annulled)
        self.take_back = TakeBackLine(context, row.id)
        self.column.insertWidget(2, self.take_back)
        self.main_button, self.is_for_good = self.take_back.annul_button, True
        self.state = label("", "quiet")
        self.state.setMinimumWidth(200)
        self.column.addLayout(self._foot())
        self._show_state()
        context.changed.connect(self.read_again)

    def _foot(self) -> Row:
        row = Row()
        row.addWidget(self.state, 1)
        self.large_button = self._toggle(_("Large print"), "a-large-small")
        self.beside_button = self._toggle(_("Side by side"), "columns-2")
        self.beside_button.setChecked(self._usual.beside)
        self.beside_button.setVisible(len(self.found.row.language.languages) > 1)
        for toggle in (self.large_button, self.beside_button):
            toggle.clicked.connect(lambda _checked=False: self.set_again())
            row.addWidget(toggle)
        self.blank = BlankChoice(self.context)
        self.blank.chosen.connect(self.set_again)
        row.addWidget(self.blank)
        row.addSpacing(12)
        self.envelope_button = button(_("Envelope…"), self.make_envelope, icon="mail")
        self.deliver_button = button(_("Delivered…"), self.deliver, icon="send")
        self.hand_button = button(_("Handed over now"), self.hand_over, icon="hand")
        self.annul_button = button(_("Annul the delivery…"), self.annul_delivery, icon="undo-2")
        for made in (
            self.envelope_button,
            self.deliver_button,
            self.hand_button,
            self.annul_button,
        ):
            row.addWidget(made)
        return row

    @staticmethod
    def _toggle(words: str, icon: str) -> QPushButton:
        made = button(words, lambda: None, icon=icon)
        made.setCheckable(True)
        return made

    # What stands

    def read_again(self) -> None:
        """What was recorded meanwhile, here or elsewhere; the pages stay, but for an annulling."""
        desk, notice_id = self.context.desk, self.found.row.id

        def read() -> tuple[PaperOnFile, Annulling]:
            return on_file.about(desk, notice_id), taking_back.annulling(desk, notice_id)

        def show(found: tuple[PaperOnFile, Annulling]) -> None:
            if isValid(self):
                stood = self.found.row.annulled_at is None
                self.found, self._annulling = found
                self._show_state()
                if stood and self.found.row.annulled_at is not None:
                    self._read_pages()

        self.context.act(read, show, changes=False)

    def _read_pages(self) -> None:
        """Across them stands now that they were annulled; not printed before that is there."""
        desk, notice_id = self.context.desk, self.found.row.id
        self._set_pressable(False)

        def show(found: tuple[NoticeRow, bytes]) -> None:
            if isValid(self):
                self._issued = found[1]
                self.set_again()

        self.context.act(lambda: issued.whole(desk, notice_id), show, changes=False)

    def _show_state(self) -> None:
        found, row = self.found, self.found.row
        why = ""
        if row.annulled_at is not None:
            why = _("Annulled on {date} by {who}: {why}").format(
                date=wording.day(row.annulled_at.date()), who=row.annulled_by, why=row.annulled_why
            )
        self.annulled.say("bad", why)
        self.take_back.show_state(self._annulling)
        lines = []
        if found.first_printed is not None:
            words = _("Printed or saved: {moment}")
            if found.copies:
                words = _("Printed: {moment}; copies: {count}")
            moment = wording.moment(found.first_printed)
            lines.append(words.format(moment=moment, count=found.copies))
        if found.delivery is not None:
            lines.append(_("Delivered: {how}").format(how=delivery_words(found.delivery)))
        elif found.waits:
            lines.append(_("Not yet delivered"))
        self.state.setText("\n".join(lines))
        may_deliver = found.delivery is None and row.annulled_at is None and bool(row.recipient)
        self.deliver_button.setVisible(may_deliver)
        self.hand_button.setVisible(may_deliver)
        self.envelope_button.setVisible(bool(row.recipient) and row.annulled_at is None)
        self.annul_button.setVisible(found.delivery is not None)

    # How it is set

    @property
    def _usual(self) -> Layout:
        """As it was issued."""
        return Layout(beside=self.found.row.language is PaperLanguage.BESIDE)

    @property
    def layout_shown(self) -> Layout:
        large, blank = self.large_button.isChecked(), self.blank.millimetres
        beside = self.beside_button.isChecked() and not (large or blank)
        return Layout(large, beside, blank)

    def set_again(self) -> None:
        """As the buttons say; as it was issued, the stored bytes themselves."""
        wanted = self.layout_shown
        if wanted == self._usual:
            self._set_pressable(True)
            self._show_set(wanted, self._issued)
            return
        desk, notice_id = self.context.desk, self.found.row.id
        self._set_pressable(False)

        def done(pdf: bytes) -> None:
            if isValid(self):
                self._set_pressable(True)
                self._show_set(wanted, pdf)

        def failed(words: str) -> None:
            """Papers of the first versions have no words to set again."""
            if isValid(self):
                self._set_pressable(True)
                self.large_button.setChecked(False)
                self.blank.leave()
                self.beside_button.setChecked(self._usual.beside)
                self.say("warn", words)

        self.context.act(
            lambda: issued.set_again(desk, notice_id, wanted), done, failed=failed, changes=False
        )

    def _set_pressable(self, pressable: bool) -> None:
        for made in (self.large_button, self.blank, self.print_button, self.save_button):
            made.setEnabled(pressable)
        # In large print and on a blank there is no room for both side by side.
        wide = self.large_button.isChecked() or self.blank.millimetres
        self.beside_button.setEnabled(pressable and not wide)

    def _set_printing(self, runs: bool) -> None:
        super()._set_printing(runs)
        self._set_pressable(not runs)

    def _show_set(self, wanted: Layout, pdf: bytes) -> None:
        """Told by the window's title and the file's name where it is not as it was issued."""
        words, ending = [paper_name(self.found.row)], ""
        if wanted.large:
            words.append(_("large print"))
            ending += "-large"
        if wanted.blank:
            words.append(_("for a blank"))
            ending += "-blank"
        elif not wanted.large and wanted.beside != self._usual.beside:
            words.append(_("side by side") if wanted.beside else _("one after the other"))
            ending += "-beside" if wanted.beside else "-in-turn"
        self.show_other(" – ".join(words), file_name(self.found.row.number, ending), pdf)

    # What is recorded

    def keep(self, way: PrintingWay, sheets: int) -> None:
        desk, notice_id = self.context.desk, self.found.row.id

        def failed(words: str) -> None:
            if isValid(self):
                told = (self.banner.words.text(), _("This could not be recorded:"), words)
                self.say("warn", " ".join(told))

        self.context.act(
            lambda: issued.record_printing(desk, notice_id, way, sheets), failed=failed
        )

    def hand_over(self) -> None:
        """The person stands at the desk: one click, and it can be taken back."""
        desk, notice_id = self.context.desk, self.found.row.id
        self.hand_button.setEnabled(False)

        def ended(kind: str, words: str) -> None:
            if isValid(self):
                self.hand_button.setEnabled(True)
                self.say(kind, words)

        self.context.act(
            lambda: delivery.hand_over(desk, notice_id),
            lambda _count: ended("good", _("Recorded as handed over.")),
            failed=lambda words: ended("bad", words),
        )

    def deliver(self) -> None:
        from desktop_app.gui.papers.delivery import DeliveryDialog

        row, phone = self.found.row, self.found.phone
        DeliveryDialog(self, self.context, [row.id], row.recipient, phone).start()

    def annul_delivery(self) -> None:
        kept = self.found.delivery
        if kept is not None:
            AnnulDialog(
                self,
                self.context,
                _("Annul a delivery"),
                _("{how}: it stays on file as annulled, and the paper waits again.").format(
                    how=delivery_words(kept)
                ),
                lambda desk, why: delivery.annul(desk, kept.id, why),
            )

    def make_envelope(self) -> None:
        from desktop_app.gui.papers.envelope import EnvelopeDialog

        EnvelopeDialog(self, self.context, [self.found.row.id]).start()
