"""Where to save a file, the user's documents unless another folder is chosen; and saving it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from desktop_app.gui.frames.page import Page
from desktop_app.translation import _


def documents_folder() -> Path:
    """The user's documents, or where there is no such folder, the user's own."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(documents))
    return folder if folder.is_dir() else Path.home()


def ask_where_to_save(
    parent: QWidget, title: str, name: str, kind: str = "Excel (*.xlsx)"
) -> Path | None:
    """The chosen path, with the suggested name's ending where none was typed; None: not at all."""
    suggested = documents_folder() / name
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(suggested), kind)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(suggested.suffix)


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
