"""Where to save a file: the user's documents, unless another folder is chosen."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where_to_save(
    parent: QWidget, title: str, name: str, kind: str = "Excel (*.xlsx)"
) -> Path | None:
    """The chosen path, with the suggested name's ending where none was typed; None: not at all."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(documents))
    suggested = (folder if folder.is_dir() else Path.home()) / name
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(suggested), kind)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(suggested.suffix)
