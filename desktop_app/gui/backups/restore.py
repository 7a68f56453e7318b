"""A backup is put in the place of the database: which one, what changes by it, and why.

Works without an open database too, where it is damaged or gone: nothing of a context is needed.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop_app import translation, wording
from desktop_app.gui import tasks
from desktop_app.gui.backups.opening import WhoField
from desktop_app.gui.fields.entries import ChoiceField
from desktop_app.gui.fields.paragraph import ParagraphField
from desktop_app.gui.fields.password_field import PasswordField
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.enter_key import KeyedDialog
from desktop_app.gui.parts.pieces import Banner, button, label
from desktop_app.keys.slots import Slot
from desktop_app.law.steps import Step
from desktop_app.records.backups import Backup
from desktop_app.services.backups import plan_words, planning, proving, restoring
from desktop_app.services.desk import Desk, local_now
from desktop_app.services.explaining import message_of
from desktop_app.translation import _

_HEIGHT_OF_CHANGES = 180


class RestoreDialog(KeyedDialog):
    """``desk`` is that of the database that is replaced; None where it can't be opened at all."""

    confirmed = Signal(object)
    """What restores, to be called once the database is left: gives where the old one is kept."""

    def __init__(
        self,
        parent: QWidget | None,
        place: Path,
        desk: Desk | None = None,
        clock: Callable[[], datetime] = local_now,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Restore a backup"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(760)
        self._place, self._desk = place, desk
        self._clock = desk.now if desk is not None else clock
        self._backups: dict[str, Backup] = {}
        self._is_protected = False
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        self.backup = ChoiceField(_("Backup"), [])
        self.backup.changed.connect(self._chosen)
        self.browse_button = button(_("Another folder…"), self._browse, icon="folder-open")
        line = Row()
        line.addWidget(self.backup, 1)
        line.addWidget(self.browse_button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(line)
        self.who, self.password = WhoField(), PasswordField(_("Password"))
        self.why = ParagraphField(_("Why"), lines=2)
        self.told = label("")
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.changes = QScrollArea()
        self.changes.setWidgetResizable(True)
        self.changes.setAccessibleName(_("Changes"))
        self.changes.setFrameShape(QFrame.Shape.NoFrame)
        self.changes.setMinimumHeight(_HEIGHT_OF_CHANGES)
        self.changes.setWidget(self.told)
        self.banner = Banner()
        for each in (self.who, self.password, self.changes, self.why, self.banner):
            column.addWidget(each)
        row = Row()
        row.addStretch(1)
        self.cancel_button = button(_("Cancel"), self.reject)
        self.look_button = button(_("What would change?"), self.look, primary=True)
        self.restore_button = button(_("Restore"), self._confirm)
        for pressed in (self.cancel_button, self.look_button, self.restore_button):
            row.addWidget(pressed)
        self.main_button = self.look_button
        column.addLayout(row)
        self._show_looked(looked=False)

    def offer(self, backups: list[Backup], chosen: Backup | None = None) -> None:
        self._backups = {str(each.folder): each for each in backups}
        self.backup.offer([(folder, _words(each)) for folder, each in self._backups.items()])
        if chosen is not None:
            self.backup.set_value(str(chosen.folder))
        self._chosen()

    def _browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, _("Folder of backups"))
        if folder:
            self.look_in(Path(folder))

    def look_in(self, folder: Path) -> None:
        """Offer what lies in a folder, which may be a backup itself."""
        found = proving.found_in(folder) or proving.found_in(folder.parent)
        if found:
            self.banner.say("info", "")
            same = [each for each in found if each.folder == folder]
            self.offer(found, same[0] if same else None)
        else:
            self.banner.say("warn", _("There is no backup in this folder."))

    @property
    def _choice(self) -> Backup | None:
        """None where no backup is known, as on a new PC."""
        return self._backups.get(self.backup.value() or "")

    def _chosen(self) -> None:
        """Another backup: who opens it is read, and nothing is known of it yet."""
        self._show_looked(looked=False)
        backup = self._choice
        if backup is not None:
            self._run(lambda: proving.who_opens(backup), self._show_who)

    def _show_who(self, slots: tuple[Slot, ...]) -> None:
        self._is_protected = bool(slots)
        self.who.show_slots(slots)
        if self._desk is not None:
            self.who.set_value(self._desk.worker.id)
        for each in (self.who, self.password):
            each.setVisible(self._is_protected)

    def look(self) -> None:
        """Open the backup and tell what would change; the reason is asked only then."""
        if not self.password.check():
            return
        backup = self._backups[self.backup.value()]
        place, desk, now = self._place, self._desk, self._clock()
        opens = self._opens()

        def read() -> list[Step]:
            with proving.opened(backup, *opens) as opened:
                return plan_words.lines(planning.plan(backup, opened, place, desk, now))

        self._run(read, self._show_plan)

    def _opens(self) -> tuple[int, str]:
        """By whose password."""
        if not self._is_protected:
            return 0, ""
        return int(self.who.value() or 0), self.password.value()

    def _show_plan(self, steps: list[Step]) -> None:
        language = translation.current()
        self.told.setText("\n".join(f"• {wording.step(step, language)}" for step in steps))
        self._show_looked(looked=True)
        self.why.edit.setFocus()

    def _show_looked(self, *, looked: bool) -> None:
        for each in (self.changes, self.why, self.restore_button):
            each.setVisible(looked)
        self.look_button.setVisible(not looked)
        self.look_button.setEnabled(self._choice is not None)

    def _confirm(self) -> None:
        why = self.why.value()
        if not why:
            self.why.show_slip(_("Say why the backup is restored."))
            return
        backup, opens = self._backups[self.backup.value()], self._opens()
        place, desk, clock = self._place, self._desk, self._clock

        def restore() -> Path | None:
            with proving.opened(backup, *opens) as opened:
                if desk is not None:
                    return restoring.restore(desk, backup, opened, why)
                return restoring.restore_lost(place, backup, opened, opens[0], why, clock())

        self.confirmed.emit(restore)
        self.accept()

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        """Off the GUI thread; what is wrong is told here, and a bug is one."""
        self._set_busy(busy=True)

        def finished(result: object) -> None:
            if isValid(self):
                self._set_busy(busy=False)
                done(result)

        tasks.start(self, work, finished, self._failed)

    def _failed(self, error: Exception) -> None:
        if not isValid(self):
            return
        self._set_busy(busy=False)
        words = message_of(error, translation.current())
        if words is None:
            raise error
        self.banner.say("bad", words)

    def _set_busy(self, *, busy: bool) -> None:
        self._is_busy = busy
        for each in (self.backup, self.restore_button, self.cancel_button):
            each.setEnabled(not busy)
        self.look_button.setEnabled(not busy and self._choice is not None)
        if busy:
            self.banner.say("info", "")

    def reject(self) -> None:
        """Not while something is read for it: the answer would come to nobody."""
        if not self._is_busy:
            super().reject()

    _is_busy = False


def _words(backup: Backup) -> str:
    moment, cases = wording.moment(backup.made_at), wording.number(backup.cases)
    return _("{moment}, cases {count}: {folder}").format(
        moment=moment, count=cases, folder=backup.folder.parent
    )
