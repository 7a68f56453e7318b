"""Light or dark, and how large letters are, on this PC."""

from desktop_app.gui import theme
from desktop_app.gui.context import Context
from desktop_app.gui.fields.choice_box import ChoiceBox
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.pieces import Card, label
from desktop_app.translation import N_, _

_LOOKS = {"": N_("As in the system"), "light": N_("Light"), "dark": N_("Dark")}


class DressCard(Card):
    """Holds as soon as it is chosen."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Look"))
        self.context = context
        self.look = self._box(_("Colours"), {look: _(words) for look, words in _LOOKS.items()})
        sizes = {str(size): f"{size} %" for size in theme.TEXT_SIZES}
        self.text = self._box(_("Size of letters"), sizes)
        row = Row()
        for box in (self.look, self.text):
            words = label(box.accessibleName(), "quiet")
            words.setWordWrap(False)
            words.setBuddy(box)
            row.addWidget(words)
            row.addWidget(box)
            row.addSpacing(18)
        row.addStretch(1)
        self.column.addLayout(row)
        keys = _("By keys: Ctrl and + for larger letters, Ctrl and − for smaller, Ctrl and 0.")
        self.column.addWidget(label(keys, "quiet"))
        self.show_chosen()
        self.look.activated.connect(lambda _index: self._choose(look=self.look.currentData()))
        self.text.activated.connect(lambda _index: self._choose_text())

    def _box(self, name: str, choices: dict[str, str]) -> ChoiceBox:
        box = ChoiceBox()
        box.setAccessibleName(name)
        for value, words in choices.items():
            box.addItem(words, value)
        return box

    def show_chosen(self) -> None:
        settings = self.context.settings
        self.look.setCurrentIndex(max(0, self.look.findData(settings.look)))
        self.text.setCurrentIndex(max(0, self.text.findData(str(settings.text_size))))

    def _choose_text(self) -> None:
        size = self.text.currentData()
        self._choose(text="" if size == "100" else size)

    def _choose(self, **changed: str) -> None:
        self.context.remember(**changed)
