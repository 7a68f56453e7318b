"""What every paper is drawn on: what is drawn belongs to a tag, and the file is for the archive."""

from datetime import date
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents.pdf import tags
from desktop_app.documents.pdf.archive import ArchiveDocument
from desktop_app.documents.pdf.tags import Marks, Tag

LOCALES = {"kk": "kk-KZ", "ru": "ru-RU"}


class ArchiveCanvas(Canvas):
    """Pages drawn one after another. ``root`` is all that is read aloud of them."""

    _code: list[str]

    def __init__(
        self, *args: Any, root: Tag, issued: date, languages: tuple[str, ...], **kwargs: Any
    ) -> None:
        """``languages`` are those the paper is written in, as in ``LOCALES``."""
        super().__init__(*args, **kwargs)
        self._doc: Any = ArchiveDocument(issued, languages)
        self.root = root
        self._languages = languages
        self.marks = Marks()
        self.sheet_number = 0
        self.setViewerPreference("DisplayDocTitle", "true")

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        super().showPage()
        self.sheet_number += 1

    def save(self) -> None:
        if len(self._code):
            self.showPage()
        tags.put_into(self._doc, self.root, self.marks, self.sheet_number)
        super().save()
