"""How the office writes the numbers of its registers, with the next number of each as it types."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.gui.fields.entries import TextField, connect_all, in_pairs
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.dialog import show_slips
from desktop_app.gui.frames.page import Page
from desktop_app.gui.parts.allowed import allow, whose
from desktop_app.gui.parts.pieces import Banner, button, label
from desktop_app.gui.reading import Reading
from desktop_app.law.steps import Step
from desktop_app.records.acts import Act
from desktop_app.records.kinds import Register
from desktop_app.records.numbering import LONGEST, WrongPattern
from desktop_app.services.errors import EntryError
from desktop_app.services.registers import numbering
from desktop_app.services.registers.numbering import REGISTER_WORDS, NumbersOnFile, Series
from desktop_app.translation import _


class NumbersTab(QWidget):
    """A pattern for each register; only the head changes them."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self.context = page, page.context
        self.reading = Reading(self.context, self)
        self._series: dict[Register, Series] = {}
        self._seen, self._was_told = 0, False
        self.banner = Banner()
        self.fields = {
            register: TextField(_(REGISTER_WORDS[register]), most=2 * LONGEST)
            for register in Register
        }
        self.save_button = button(_("Save"), self.save, icon="save", primary=True)
        self.state = label("", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.addWidget(self.banner)
        column.addWidget(label(self._explained(), "quiet"))
        column.addWidget(in_pairs(self.fields.values(), 10), 1)
        row = Row()
        row.addWidget(self.save_button)
        row.addWidget(self.state, 1)
        column.addLayout(row)
        connect_all(self.fields.values(), self._show_state)

    def _explained(self) -> str:
        words = _(
            "{{year}} is the year, {{number:5}} the number in five digits; around them stand "
            "letters and signs of your own, such as 03-15/{{year}}-{{number}}. A change counts "
            "from the next number on: the series goes on, and what was issued stays as it is."
        )
        return words.format()

    def refresh(self) -> None:
        """What is typed and not saved yet is not read over."""
        desk = self.context.desk
        self.reading.ask(lambda: numbering.on_file(desk), self._show)

    def _show(self, found: NumbersOnFile) -> None:
        typed = self._changed()
        self._series = found.series
        if not typed or self._was_told:
            # What is typed was typed over what was seen then: a later saving is told first.
            self._seen, self._was_told = found.version, False
        for register, series in self._series.items():
            field, text = self.fields[register], typed.get(register, series.pattern.text)
            if field.value() != text:
                field.set_value(text)
        self._show_state()

    def _changed(self) -> dict[Register, str]:
        """The patterns that are typed otherwise than they are kept."""
        return {
            register: self.fields[register].value()
            for register, series in self._series.items()
            if self.fields[register].value() != series.pattern.text
        }

    def _show_state(self) -> None:
        for register, series in self._series.items():
            self._show_example(self.fields[register], series)
        words, changed = whose(self.context.desk, Act.CHANGE_NUMBERS), bool(self._changed())
        for field in self.fields.values():
            field.edit.setReadOnly(bool(words))
        allow(self.save_button, self.context.desk, Act.CHANGE_NUMBERS, ready=changed)
        self.state.setText(words or (_("Not saved yet.") if changed else ""))

    def _show_example(self, field: TextField, series: Series) -> None:
        try:
            number = series.next_by(field.value())
        except WrongPattern as error:
            field.show_slip(self.context.words(Step(str(error), "")))
        else:
            field.show_hint(_("The next number: {number}").format(number=number))

    def save(self) -> None:
        desk, changed, seen = self.context.desk, self._changed(), self._seen
        self.save_button.setEnabled(False)
        self.banner.say("info", "")

        def work() -> NumbersOnFile:
            numbering.save_patterns(desk, changed, seen=seen)
            return numbering.on_file(desk)

        def saved(found: NumbersOnFile) -> None:
            self._series, self._seen = found.series, found.version
            self._show_state()
            self.banner.say("good", _("Saved. The next numbers are written like this."))

        def slipped(error: EntryError) -> None:
            self._show_state()
            fields = {register.value: field for register, field in self.fields.items()}
            show_slips(self.context, error, fields, self.banner)

        def failed(words: str) -> None:
            self._was_told = True
            self._show_state()
            self.banner.say("bad", words)

        here = self._page.while_here
        self.context.act(
            work,
            here(saved),
            slips=here(slipped),
            failed=here(failed),
        )
