"""A paper's window, opened, and waited for."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from desktop_app.gui.papers.issued import IssuedPaperDialog
from desktop_app.records.decisions import NoticeRow

LEFT = Qt.MouseButton.LeftButton
Open = Callable[[NoticeRow], IssuedPaperDialog]
