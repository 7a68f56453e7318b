"""Small parts that pages share: labels, cards, banners, buttons."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.gui import theme
from desktop_app.gui.fit.row import Row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFormLayout


def line(text: str = "") -> QLabel:
    """Plain text in one line; what people typed is never read as markup."""
    from PySide6.QtCore import Qt  # slow to make for the first time: not before the first paint

    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    return made


def literal(text: str) -> str:
    """A text as Qt shows it literally where it would read markup: in tooltips, message boxes."""
    if not any(each in text for each in "<&"):
        return text
    from PySide6.QtGui import Qt  # slow to make for the first time: not before the first paint

    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text


def label(text: str = "", role: str = "") -> QLabel:
    """The same, wrapping, and to be selected."""
    from PySide6.QtCore import Qt

    made = line(text)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        made.setProperty("role", role)
    return made


def button(
    text: str,
    clicked: Callable[[], object],
    *,
    icon: str = "",
    primary: bool = False,
) -> QPushButton:
    made = QPushButton(text)
    made.setAutoDefault(False)  # Enter never presses what the focus is not on
    made.setProperty("primary", primary)
    if icon:
        made.setIcon(theme.icon(icon, theme.ON_FILL if primary else theme.QUIET))
    made.clicked.connect(lambda _checked=False: clicked())
    return made


class Card(QFrame):
    """A framed part of a page with a heading."""

    def __init__(self, heading: str = "") -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 10, 14, 12)
        self.column.setSpacing(8)
        self.head = Row()
        if heading:
            title = label(heading, "heading")
            title.setWordWrap(False)
            self.head.addWidget(title)
            self.head.addStretch(1)
            self.column.addLayout(self.head)

    def stand_alone_on(self, page: QWidget) -> None:
        """At its top, in the place of all that pages show."""
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 14, 20, 12)
        column.addWidget(self)
        column.addStretch(1)


class Banner(QFrame):
    """A line that says what stands or what went wrong: ``info``, ``good``, ``warn`` or ``bad``."""

    _ICONS: ClassVar = {
        "info": "info",
        "good": "circle-check",
        "warn": "triangle-alert",
        "bad": "circle-alert",
    }
    _COLOURS: ClassVar = theme.Named(
        {"info": "accent", "good": "good", "warn": "warn", "bad": "bad"}
    )

    def __init__(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QSizePolicy

        super().__init__()
        self.setProperty("banner", "info")
        row = Row(self)
        row.setContentsMargins(10, 7, 10, 7)
        self._icon = line()
        self._icon.setFixedWidth(22)
        self.words = label()
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.extras = Row()
        row.addLayout(self.extras)
        self.hide()

    def say(self, kind: str, words: str) -> None:
        """Show other words; empty ones hide the banner."""
        self.setProperty("banner", kind)
        name, colour = self._ICONS[kind], self._COLOURS[kind]
        self._icon.setPixmap(theme.icon(name, colour).pixmap(18, 18))
        self.words.setText(words)
        restyle(self)
        self.setVisible(bool(words))


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again at a widget whose property changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def facts(pairs: list[tuple[str, str]]) -> "QFormLayout":
    """Names and values in two columns; empty values are left out."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QFormLayout

    form = QFormLayout()
    form.setHorizontalSpacing(18)
    form.setVerticalSpacing(5)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    for name, value in pairs:
        if value:
            head = label(name, "quiet")
            head.setWordWrap(False)
            head.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            form.addRow(head, label(value))
    return form


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            clear(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()
