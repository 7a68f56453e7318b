"""Many issued papers at once: looked at and printed as one PDF, saved as one, or one file each."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app import wording
from desktop_app.gui.context import Context
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.save_as import PDF, ask_for_folder, ask_where_to_save
from desktop_app.gui.papers.as_one_pdf import ManyPapersDialog
from desktop_app.gui.parts.pieces import button
from desktop_app.gui.post.batch_line import BatchLine
from desktop_app.gui.words import outcome_words
from desktop_app.services.post import batches
from desktop_app.services.post.batches import Outcome
from desktop_app.translation import _


class ManyPapers(QWidget):
    """Three buttons for the papers that ``ids`` names when one of them is pressed."""

    def __init__(self, context: Context, line: BatchLine, ids: Callable[[], list[int]]) -> None:
        super().__init__()
        self.context, self.line, self._ids = context, line, ids
        self.show_button = button(_("Show as one PDF"), self.show_all, icon="eye")
        self.one_button = button(_("Save as one PDF…"), self.save_one, icon="save")
        self.each_button = button(_("One file each…"), self.save_each, icon="files")
        row = Row(self)
        row.setContentsMargins(0, 0, 0, 0)
        for made in (self.show_button, self.one_button, self.each_button):
            row.addWidget(made)

    def _title(self) -> str:
        return _("Papers, {date}").format(date=wording.day(self.context.desk.today()))

    def _file_name(self) -> str:
        """Names the day, and nobody."""
        return f"papers-{self.context.desk.today():%Y-%m-%d}.pdf"

    def show_all(self) -> None:
        """In the program's own window, to look at, print or save."""
        desk, ids, title = self.context.desk, self._ids(), self._title()
        window, name = self.window(), self._file_name()
        shown = _("Papers: {count}").format(count=wording.number(len(ids)))

        def show(pdf: bytes | None) -> tuple[str, str]:
            if pdf is None:
                return "warn", _("Stopped. Nothing was put together.")
            if isValid(window):
                ManyPapersDialog(window, self.context, shown, name, pdf, ids).open()
            return "info", ""

        self._run(
            ids,
            lambda progress, stopped: batches.merged(desk, ids, title, progress, stopped),
            show,
        )

    def save_one(self) -> None:
        title, name = _("Save as one PDF"), self._file_name()
        ask_where_to_save(self, self.context, title, name, self.save_one_to, PDF)

    def save_one_to(self, path: Path) -> None:
        desk, ids, title = self.context.desk, self._ids(), self._title()

        def saved(whole: bool) -> tuple[str, str]:
            if not whole:
                return "warn", _("Stopped. No file was written.")
            return "good", _("Saved: {file}").format(file=path.name)

        self._run(
            ids,
            lambda progress, stopped: batches.save_merged(
                desk, ids, title, path, progress, stopped
            ),
            saved,
        )

    def save_each(self) -> None:
        title = _("A folder for one file each")
        ask_for_folder(self, self.context, title, self.save_each_to)

    def save_each_to(self, folder: Path) -> None:
        desk, ids, context = self.context.desk, self._ids(), self.context

        def saved(outcome: Outcome[Path]) -> tuple[str, str]:
            return outcome_words(context, outcome, _("Files written: {count}."))

        self._run(
            ids,
            lambda progress, stopped: batches.save_separate(desk, ids, folder, progress, stopped),
            saved,
        )

    def _run(
        self,
        ids: list[int],
        work: Callable[..., object],
        done: Callable[..., tuple[str, str]],
    ) -> None:
        if not ids or self.line.is_running:
            return
        self.setEnabled(False)
        self.line.run(len(ids), work, done, ended=lambda: self.setEnabled(True), changes=False)
