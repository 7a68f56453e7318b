"""Where to save a file or to read one from; and saving it.

Files are saved in a folder of the program's own until somebody chooses another one. Before one with
children's data first leaves this PC, by a cloud or a network, that is said and asked.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from desktop_app import paths
from desktop_app.disk.names import possible
from desktop_app.disk.network import is_far
from desktop_app.gui.context import Context
from desktop_app.gui.frames.leaving import agreed
from desktop_app.gui.frames.page import Page
from desktop_app.settings import Settings
from desktop_app.translation import _

EXCEL, PDF = "Excel (*.xlsx)", "PDF (*.pdf)"
TABLES = "Excel, OpenDocument, CSV (*.xlsx *.xls *.ods *.csv)"
"""What is read of other programs' tables."""


def folder_to_save_in(settings: Settings) -> Path:
    """The folder that was chosen last, or the program's own."""
    return _last(settings.saved_in) or _own_folder()


def folder_to_read_from(settings: Settings) -> Path:
    """The folder that was chosen last, or the user's documents."""
    return _last(settings.read_from) or documents_folder()


def _last(chosen: str) -> Path | None:
    return Path(chosen) if chosen and _is_there(Path(chosen)) else None


def _is_there(folder: Path) -> bool:
    """A server that is gone would be waited for, with the window: it is taken to be there."""
    try:
        return is_far(folder) or folder.is_dir()
    except OSError:
        return False


def _own_folder() -> Path:
    try:
        return paths.saved_files()
    except OSError:
        return documents_folder()


def documents_folder() -> Path:
    """The user's documents, or where there is no such folder, the user's own."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(documents))
    return folder if _is_there(folder) else Path.home()


def ask_where_to_save(
    parent: QWidget,
    context: Context,
    title: str,
    name: str,
    save: Callable[[Path], None],
    kind: str = EXCEL,
    *,
    names_children: bool = True,
) -> None:
    """Give the chosen path to ``save``, with the suggested name's ending where none was typed."""
    suggested = folder_to_save_in(context.settings) / possible(name)
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(suggested), kind)
    if not chosen:
        return
    path = Path(chosen)
    path = path if path.suffix else path.with_suffix(suggested.suffix)

    def go_on() -> None:
        context.remember(saved_in=str(path.parent))
        save(path)

    if names_children:
        again = partial(ask_where_to_save, parent, context, title, name, save, kind)
        agreed(parent, context, path.parent, go_on, again)
    else:
        go_on()


def ask_for_folder(
    parent: QWidget, context: Context, title: str, save: Callable[[Path], None]
) -> None:
    """Give the chosen folder to ``save``, for many files at once."""
    begin = str(folder_to_save_in(context.settings))
    chosen = QFileDialog.getExistingDirectory(parent, title, begin)
    if not chosen:
        return
    folder = Path(chosen)

    def go_on() -> None:
        context.remember(saved_in=str(folder))
        save(folder)

    again = partial(ask_for_folder, parent, context, title, save)
    agreed(parent, context, folder, go_on, again)


def ask_what_to_read(
    parent: QWidget, context: Context, title: str, read: Callable[[Path], None], kind: str = EXCEL
) -> None:
    """Give the chosen file to ``read``."""
    begin = str(folder_to_read_from(context.settings))
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, begin, kind)
    if chosen:
        context.remember(read_from=str(Path(chosen).parent))
        read(Path(chosen))


def save_in_background(
    page: Page,
    button: QPushButton,
    write: Callable[[], None],
    path: Path,
    told: Callable[[str, str], None],
) -> None:
    """Write a file off the GUI thread; ``told`` gets ``good`` or ``bad`` and the words.

    The button that began it rests meanwhile.
    """
    button.setEnabled(False)

    def done(kind: str, words: str) -> None:
        button.setEnabled(True)
        told(kind, words)

    saved = _("Saved: {file}").format(file=path.name)
    page.context.act(
        write,
        page.while_here(lambda _none: done("good", saved)),
        failed=page.while_here(lambda words: done("bad", words)),
        changes=False,
    )
