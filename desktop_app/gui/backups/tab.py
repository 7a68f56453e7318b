"""The backups of the office: when, of how many cases, whether proved; made, proved, restored."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from desktop_app import wording
from desktop_app.gui.frames.leaving import agreed
from desktop_app.gui.frames.list_tab import ListTab
from desktop_app.gui.frames.page import Page
from desktop_app.gui.parts.allowed import allow
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.pieces import Banner, button, label
from desktop_app.keys.slots import Slot
from desktop_app.records.acts import Act
from desktop_app.records.backups import Backup, Occasion
from desktop_app.services.backups import making, proving, shown
from desktop_app.services.backups.shown import Backups, Row
from desktop_app.translation import _


class BackupsTab(ListTab[Row]):
    """The newest first."""

    def __init__(self, page: Page) -> None:
        columns = [
            Column[Row](_("When"), lambda row: wording.moment(row.backup.made_at), width=150),
            Column(_("Cases"), lambda row: wording.number(row.backup.cases), right=True, width=90),
            Column(_("Place"), _place, width=170),
            Column(_("Proved"), lambda row: wording.moment(row.proved) or _("no"), width=150),
            Column(_("Folder"), lambda row: str(row.backup.folder)),
        ]
        super().__init__(page, _("Backups"), columns)
        self.state = Banner()
        self.places = label("", "quiet")
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, self.state)
        column.insertWidget(1, self.places)
        self.make_button = button(_("Make a backup now"), self.make, icon="save", primary=True)
        self.second_button = button(_("Second place…"), self.choose_second, icon="hard-drive")
        self.prove_button = button(_("Prove…"), lambda: self.on_chosen(self.edit), icon="check")
        self.restore_button = button(
            _("Restore…"), lambda: self.on_chosen(self.restore), icon="undo-2"
        )
        self.offer(self.make_button, self.second_button, self.prove_button, self.restore_button)

    def refresh(self) -> None:
        desk = self.context.desk
        if making.is_possible_here(desk):
            self.reading.ask(lambda: shown.read(desk), self._show)
        else:
            words = _("The server's backups are made by whoever looks after it: see the guide.")
            self.state.say("info", words)
            for each in (self.make_button, self.second_button):
                each.setEnabled(False)
            self._allow()

    def _show(self, found: Backups) -> None:
        self.show_rows(dict(enumerate(found.rows)))
        self._show_state(found)
        lines = [_("Backups are kept in {folder}").format(folder=found.first_place)]
        if found.state.second_place:
            words = _("Second copies: {folder}").format(folder=found.state.second_place)
            lines.append(words)
        if found.second_goes is not None:
            lines.append(self.context.words(found.second_goes))
        self.places.setText("\n".join(lines))
        self._allow()

    def _show_state(self, found: Backups) -> None:
        words, state = self.context.words, found.state
        if state.failed is not None:
            self.state.say("bad", words(state.failed.why))
        elif state.second_failed is not None and not state.lacks_second(found.now):
            self.state.say("warn", words(state.second_failed.why))
        elif state.good is not None:
            told = _("Can be restored: cases {count}, {when}")
            when = wording.moment(state.good.at)
            self.state.say("good", told.format(count=state.good.cases, when=when))
        else:
            self.state.say("warn", _("There is no backup yet."))

    def _allow(self) -> None:
        self.prove_button.setEnabled(bool(self.found))
        ready = bool(self.found) and self.context.desk.database.is_file
        allow(self.restore_button, self.context.desk, Act.RESTORE_BACKUP, ready=ready)

    def make(self) -> None:
        """Off the GUI thread; what went wrong is told above the list."""
        desk = self.context.desk
        self.make_button.setEnabled(False)
        self.context.act(
            lambda: making.now(desk, Occasion.HAND),
            self._page.while_here(self._made),
            failed=self._page.while_here(self._not_made),
        )

    def _made(self, backup: Backup) -> None:
        self.make_button.setEnabled(True)
        told = _("Can be restored: cases {count}, {when}")
        when = wording.moment(backup.made_at)
        self.context.tell("good", told.format(count=backup.cases, when=when))

    def _not_made(self, words: str) -> None:
        self.make_button.setEnabled(True)
        self.context.changed.emit()
        self.context.tell("bad", words)

    def choose_second(self) -> None:
        """The folder is asked for; where it takes data out of the office that is said first."""
        chosen = QFileDialog.getExistingDirectory(self, _("Second place for backups"))
        if chosen:
            folder = Path(chosen)
            agreed(self, self.context, folder, lambda: self.use(folder), self.choose_second)

    def use(self, folder: Path) -> None:
        desk = self.context.desk
        self.context.act(lambda: making.use_second_place(desk, folder), lambda _done: self.make())

    def edit(self, row_id: int) -> None:
        from desktop_app.gui.backups.prove import ProveDialog

        backup = self.found[row_id].backup

        def ask(slots: tuple[Slot, ...]) -> None:
            ProveDialog(self, self.context, backup, slots)

        self.reading.ask(lambda: proving.who_opens(backup), ask)

    def restore(self, row_id: int) -> None:
        from desktop_app.gui.backups.restore import RestoreDialog

        desk = self.context.desk
        dialog = RestoreDialog(self, Path(desk.database.place), desk)
        dialog.confirmed.connect(self.context.restore_wanted)
        dialog.offer([row.backup for row in self.found.values()], self.found[row_id].backup)
        dialog.open()


def _place(row: Row) -> str:
    return _("Second place") if row.is_second else _("This PC")
