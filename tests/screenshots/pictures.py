"""The camera: it saves what is on the screen and notes what is wrong with it."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop_app.app import App
from desktop_app.gui import theme
from tests.screenshots import screen
from tests.screenshots.cut_off import cut_cells, cut_texts
from tests.screenshots.latin_words import latin_words
from tests.screenshots.screen import TITLE_BAR, open_dialogs, settle, wait_for_papers

GUIDE_WIDTH = 1040


@dataclass
class Camera:
    """Saves what is on the screen and notes what is wrong with it."""

    language: str
    folder: Path
    guide: Path | None
    taken: int = 0
    faults: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)

    def take(self, app: App, name: str, guide: str = "") -> None:
        """``guide`` names the picture in the guide; a dialog is there shown without its window."""
        settle(app)
        wait_for_papers()
        self.taken += 1
        file = f"{self.taken:03}-{name}-{self.language}.png"
        dialogs = open_dialogs()
        self._check(file, [app.window, *dialogs])
        picture = self._paste(app.window, dialogs)
        picture.save(str(self.folder / file))
        if guide and self.guide is not None:
            shown = _with_title(dialogs[-1]) if dialogs else picture
            save_small(shown.toImage(), self.guide / f"{guide}.png")

    def _check(self, file: str, tops: list[QWidget]) -> None:
        for top in tops:
            for fault in cut_texts(top):
                self.faults.setdefault(fault, file)
            for cell in cut_cells(top):
                self.notes.setdefault(f"shortened cell, {cell}", file)
            for word in latin_words(top):
                self.notes.setdefault(f"Latin letters, {word}", file)
            frame = TITLE_BAR if isinstance(top, QDialog) else 0
            width, height = screen.shown.size
            if top.width() > width or top.height() + frame > height:
                size = f"{top.width()}×{top.height() + frame}"
                self.faults.setdefault(f"{type(top).__name__} is {size}", file)

    def _paste(self, window: QWidget, dialogs: list[QWidget]) -> QPixmap:
        """The window with its dialogs and lists over it, as on a screen."""
        width, height = screen.shown.size
        picture = QPixmap(round(width * screen.shown.scale), round(height * screen.shown.scale))
        picture.setDevicePixelRatio(screen.shown.scale)
        picture.fill(QColor("white"))
        painter = QPainter(picture)
        painter.drawPixmap(0, 0, window.grab())
        for dialog in dialogs:
            shown = _with_title(dialog)
            size = shown.deviceIndependentSize().toSize()
            left, top = (width - size.width()) // 2, (height - size.height()) // 2
            painter.fillRect(left + 4, top + 4, size.width(), size.height(), QColor(0, 0, 0, 50))
            painter.drawPixmap(left, top, shown)
        for popup in QApplication.topLevelWidgets():
            if popup.isVisible() and popup.windowType() is Qt.WindowType.Popup:
                place = popup.pos() - window.mapToGlobal(QPoint(0, 0))
                painter.drawPixmap(place, popup.grab())
        painter.end()
        return picture


def _with_title(dialog: QWidget) -> QPixmap:
    """A dialog in a frame, which on a screen the system draws."""
    shown = dialog.grab()
    scale, width = shown.devicePixelRatio(), dialog.width()
    picture = QPixmap(round((width + 2) * scale), round((dialog.height() + 32) * scale))
    picture.setDevicePixelRatio(scale)
    picture.fill(QColor("#8A949E"))
    painter = QPainter(picture)
    painter.fillRect(1, 1, width, 30, QColor(theme.colours().head))
    painter.setPen(QColor(theme.INK))
    painter.setFont(QFont(dialog.font()))
    painter.drawText(QRect(12, 1, width - 50, 30), 0x80, dialog.windowTitle())
    painter.drawText(QRect(width - 28, 1, 20, 30), 0x84, "✕")
    painter.drawPixmap(1, 31, shown)
    painter.end()
    return picture


def save_small(image: QImage, path: Path) -> None:
    """For the guide: narrower, and in the 256 colours that fit it best."""
    from PIL import Image

    if image.width() > GUIDE_WIDTH:
        image = image.scaledToWidth(GUIDE_WIDTH, Qt.TransformationMode.SmoothTransformation)
    path.parent.mkdir(parents=True, exist_ok=True)
    image.convertToFormat(QImage.Format.Format_RGB888).save(str(path))
    with Image.open(path) as saved:
        reduced = saved.quantize(256, dither=Image.Dither.NONE)
    reduced.save(path, optimize=True)
