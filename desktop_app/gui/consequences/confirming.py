"""The step before an act that leaves the house: what it is called, and its paper as it will be."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app import wording
from desktop_app.gui.consequences.pdf_pages import PdfPages
from desktop_app.gui.context import Context
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.pieces import Banner, button, label
from desktop_app.services.papers.foreseen import Foreseen
from desktop_app.translation import _


class ConfirmingPage(QWidget):
    """``act_button`` does it, ``back_button`` is the safe side; the dialog connects both."""

    def __init__(self, context: Context, named: str, act_words: str, found: Foreseen) -> None:
        super().__init__()
        self.named = label(named, "heading")
        self.named.setObjectName("namesTheAct")
        self.told = label(_told(found), "quiet")
        self.pages = PdfPages(found.pdf, context.settings.zoom)
        self.pages.zoomed.connect(lambda zoom: context.remember(zoom=zoom))
        self.banner = Banner()
        self.back_button = button(_("Back"), lambda: None, icon="arrow-left")
        self.back_button.setProperty("safe", True)
        self.act_button = button(act_words, lambda: None, primary=True)
        self.act_button.setObjectName("confirms")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.addWidget(self.named)
        column.addWidget(self.told)
        column.addLayout(self.pages.bar)
        column.addWidget(self.pages, 1)
        column.addWidget(self.banner)
        foot = Row()
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        foot.addWidget(self.act_button)
        column.addLayout(foot)
        self.setTabOrder(self.back_button, self.act_button)

    def set_doing(self, *, doing: bool) -> None:
        self.back_button.setEnabled(not doing)
        self.act_button.setEnabled(not doing)


def _told(found: Foreseen) -> str:
    if found.count == 1 and found.whole:
        return _("This is the paper as it will be. Its number is given when it is done.")
    words = _("These are the papers as they will be: {count}. Their numbers are given when done.")
    if not found.whole:
        words = _("The first of the papers, as they will be: {count}. All others are made alike.")
    return words.format(count=wording.number(found.count))
