"""After how many minutes the program locks itself: one for the whole office."""

from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.gui.fields.choice_box import ChoiceBox
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.page import Page
from desktop_app.gui.parts.allowed import whose
from desktop_app.gui.parts.pieces import label, literal
from desktop_app.gui.reading import Reading
from desktop_app.records.acts import Act
from desktop_app.services.office import lock_time
from desktop_app.translation import _

CHOICES = (5, 10, 15, 20, 25, 30)


class LockTime(QWidget):
    """Saved as soon as it is chosen; not there where nobody enters with a password."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self.context = page, page.context
        self._reading = Reading(page.context, self)
        self.box: QComboBox = ChoiceBox()
        for minutes in CHOICES:
            self.box.addItem(_("{count} minutes").format(count=minutes), minutes)
        words = label(_("Locks itself after"), "quiet")
        words.setWordWrap(False)
        words.setBuddy(self.box)
        self.box.setAccessibleName(_("Locks itself after"))
        row = Row(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(words)
        row.addWidget(self.box)
        self.box.activated.connect(self._chosen)
        self.hide()

    def refresh(self) -> None:
        desk = self.context.desk
        theirs = whose(desk, Act.CHANGE_LOCK_TIME)
        self.box.setEnabled(not theirs)
        self.box.setToolTip(literal(theirs))
        if self.context.session is not None:
            self._reading.ask(lambda: lock_time.minutes(desk), self._show)

    def _show(self, minutes: int) -> None:
        near = min(CHOICES, key=lambda choice: abs(choice - minutes))
        self.box.setCurrentIndex(CHOICES.index(near))
        self.show()

    def _chosen(self) -> None:
        desk, minutes = self.context.desk, self.box.currentData()
        self.context.act(lambda: lock_time.save(desk, minutes))
