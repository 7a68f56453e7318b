"""The guide in a window of its own, beside the work: contents, search, a chapter at a time."""

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QImage, QKeySequence, QShortcut, QTextDocument
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop_app import paths, translation
from desktop_app.gui.fields.search_edit import SearchEdit
from desktop_app.gui.fit.row import Row
from desktop_app.gui.help.chapters import Chapter, chapters, number_for
from desktop_app.gui.parts.enter_key import KeyedDialog, acts_on_enter
from desktop_app.gui.parts.pieces import button, label
from desktop_app.gui.places import Place
from desktop_app.translation import _, ngettext

_SIDE = 250
_MARGINS = 48


class HelpWindow(KeyedDialog):
    """Not modal: the reader works on while it is open."""

    def __init__(self, parent: QWidget, place: Place | None) -> None:
        super().__init__(parent)
        self.setObjectName("help")
        self.setWindowTitle(_("User's guide"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.resize(self._size_beside(parent))
        self._chapters = chapters(translation.current())
        self.sought = SearchEdit(_("Search in the guide"))
        self.contents = QListWidget()
        self.contents.setAccessibleName(_("Contents"))
        self.contents.setWordWrap(True)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found = label("", "quiet")
        self.found.hide()
        self.text = _Text()
        self.text.setAccessibleName(_("User's guide"))
        self._lay_out()
        for chapter in self._chapters:
            self.contents.addItem(QListWidgetItem(chapter.title))
        self.contents.currentRowChanged.connect(self._show_chapter)
        self.sought.textChanged.connect(self._search)
        acts_on_enter(self.sought, self.next_hit)
        self.text.anchorClicked.connect(self._follow)
        QShortcut(QKeySequence("Ctrl+F"), self, self._begin_search)
        QShortcut(QKeySequence("F3"), self, self.next_hit)
        self.open_at(place)

    def open_at(self, place: Place | None) -> None:
        """The chapter about a page, or how to begin."""
        page = ("begin", "") if place is None else (place.page, place.text)
        self.contents.setCurrentRow(number_for(self._chapters, *page))
        self.text.setFocus()

    def next_hit(self) -> None:
        """On to the next place where the sought words stand, in the next chapter if need be."""
        words = self.sought.text().strip()
        if not words or self.text.find(words):
            return
        here, count = self.contents.currentRow(), len(self._chapters)
        for step in range(1, count + 1):
            number = (here + step) % count
            if self._chapters[number].hits(words):
                self.contents.setCurrentRow(number)
                self._show_chapter(number)
                self.text.find(words)
                return

    def _lay_out(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sought)
        column.addWidget(self.found)
        column.addWidget(self.contents, 1)
        self.close_button = button(_("Close"), self.close, icon="x")
        below = Row()
        self.tour_button = button(_("Tour of five minutes"), self._take_tour)
        self.tour_button.setVisible(hasattr(self.parentWidget(), "take_tour"))  # nothing waits
        below.addWidget(self.tour_button)
        below.addStretch(1)
        below.addWidget(self.close_button)
        parts = QSplitter()
        parts.addWidget(side)
        parts.addWidget(self.text)
        parts.setStretchFactor(1, 1)
        parts.setSizes([_SIDE, self.width() - _SIDE])
        whole = QVBoxLayout(self)
        whole.addWidget(parts, 1)
        whole.addLayout(below)

    def _take_tour(self) -> None:
        """Through the window below: this one goes."""
        take = getattr(self.parentWidget(), "take_tour", None)
        self.close()
        if take is not None:
            take()

    def _show_chapter(self, number: int) -> None:
        if number >= 0:
            self.text.show_chapter(self._chapters[number])

    def _search(self, typed: str) -> None:
        """Only the chapters that have it, the first of them at the first hit."""
        words = typed.strip()
        hits = [chapter.hits(words) for chapter in self._chapters]
        for number, count in enumerate(hits):
            self.contents.item(number).setHidden(bool(words) and not count)
        total = sum(hits)
        told = ngettext("{count} place", "{count} places", total).format(count=total)
        self.found.setText(told if total else _("Nothing found"))
        self.found.setVisible(bool(words))
        if total and not hits[self.contents.currentRow()]:
            self.contents.setCurrentRow(next(n for n, count in enumerate(hits) if count))
        elif total:
            self._show_chapter(self.contents.currentRow())
        if total:
            self.text.find(words)

    def _begin_search(self) -> None:
        self.sought.setFocus()
        self.sought.selectAll()

    def _follow(self, link: QUrl) -> None:
        """To the other guide; links lead nowhere else."""
        for number, chapter in enumerate(self._chapters):
            if chapter.begins and chapter.begins == link.path():
                self.contents.setCurrentRow(number)

    def _size_beside(self, parent: QWidget) -> QSize:
        room = parent.screen().availableSize()
        return QSize(min(980, room.width() - 80), min(640, room.height() - 100))


class _Text(QTextBrowser):
    """One chapter. Its pictures are as wide as the text at most; nothing outside is followed."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.document().setDocumentMargin(14)

    def show_chapter(self, chapter: Chapter) -> None:
        self.document().setBaseUrl(QUrl.fromLocalFile(f"{paths.resource('guide')}/"))
        self.setMarkdown(f"## {chapter.title}\n{chapter.text}")

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        picture = QImage(QUrl(name).toLocalFile())
        width = max(200, self.viewport().width() - _MARGINS)
        if picture.width() <= width:
            return picture
        return picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
