"""Every notice in every setting and with every kind of data, as PDF and as pictures of its pages.

python run.py gallery [FOLDER]
"""

import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_app.documents.letters import printing as letters
from desktop_app.documents.letters.paper import Layout
from desktop_app.documents.notices.kinds import Notice
from tests.documents import samples
from tests.documents.filled import HOSTILE, LONG_NAME, filled_with, least

ROOT = Path(__file__).parents[2]
_PICTURE_DPI = 70

DATA: dict[str, Callable[[Notice], Notice]] = {
    "least": least,
    "typical": lambda notice: notice,
    "most": lambda notice: filled_with(notice, LONG_NAME),
    "hostile": lambda notice: filled_with(notice, HOSTILE),
}
SETTINGS: dict[str, tuple[tuple[str, ...], Layout]] = {
    "kk": (("kk",), Layout()),
    "ru": (("ru",), Layout()),
    "both": (("kk", "ru"), Layout()),
    "beside": (("kk", "ru"), Layout(beside=True)),
    "large-kk": (("kk",), Layout(large=True)),
    "large-ru": (("ru",), Layout(large=True)),
}


@dataclass(frozen=True)
class Exhibit:
    """One paper of the gallery."""

    kind: str
    setting: str
    data: str
    notice: Notice
    languages: tuple[str, ...]
    layout: Layout

    @property
    def name(self) -> str:
        return f"{self.kind}-{self.setting}-{self.data}"

    def render(self) -> bytes:
        return letters.render(self.notice, self.languages, self.layout)


def exhibits() -> Iterator[Exhibit]:
    for notice in samples.NOTICES:
        kind = letters.kind_of(notice)
        for data, made in DATA.items():
            shown = made(notice)
            for setting, (languages, layout) in SETTINGS.items():
                yield Exhibit(kind, setting, data, shown, languages, layout)


def show(folder: Path) -> int:
    """Write all of them; how many pages there are."""
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication(sys.argv[:1])
    folder.mkdir(parents=True, exist_ok=True)
    pages = 0
    for exhibit in exhibits():
        file = folder / f"{exhibit.name}.pdf"
        file.write_bytes(exhibit.render())
        document = QPdfDocument(application)
        document.load(str(file))
        for number in range(document.pageCount()):
            size = (document.pagePointSize(number) * _PICTURE_DPI / 72).toSize()
            page = QImage(size, QImage.Format.Format_RGB32)
            page.fill(0xFFFFFF)
            painter = QPainter(page)
            painter.drawImage(0, 0, document.render(number, size))
            painter.end()
            page.save(str(folder / f"{exhibit.name}-{number + 1}.png"))
            pages += 1
        document.deleteLater()
    return pages


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "build" / "gallery")
    target = parser.parse_args().folder
    print(f"{show(target)} pages in {target}")
