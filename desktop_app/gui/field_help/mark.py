"""The ? beside a field, for the mouse; whoever types presses Shift+F1, so Tab does not stop at it.

What is asked is a property of the field, or of any widget around several: the nearest one counts.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QToolButton, QWidget

from desktop_app.gui.field_help.table import Asked
from desktop_app.gui.parts.enter_key import ask_of_field
from desktop_app.translation import _

_ASKED = "lawAsks"


class Mark(QToolButton):
    """No taller than the name that it stands beside."""

    def __init__(self, of: QWidget, name: str) -> None:
        super().__init__()
        self.setText("?")
        self.setProperty("mark", True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(_("What the law asks here (Shift+F1)"))
        self.name(name)
        self.clicked.connect(lambda _checked=False: ask_of_field(of))

    def name(self, name: str) -> None:
        words = _("What the law asks: {field}")
        self.setAccessibleName(words.format(field=name))

    def sizeHint(self) -> QSize:
        height = self.fontMetrics().height()
        return QSize(height + 6, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def asks(widget: QWidget, asked: Asked, name: str) -> Mark:
    """The law asks this of the widget and of all in it; the mark is to be put beside its name."""
    widget.setProperty(_ASKED, asked.value)
    return Mark(widget, name)


def beside(head: QWidget, mark: Mark) -> QHBoxLayout:
    """The name, as wide as there is room, and its mark."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2)
    is_tick = isinstance(head, QCheckBox)  # its words end where they end; a name has the width
    row.addWidget(head, 0 if is_tick else 1)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter if is_tick else Qt.AlignmentFlag.AlignTop)
    if is_tick:
        row.addStretch(1)
    return row


def asked_at(widget: QWidget | None) -> Asked | None:
    """What the law asks where the widget is; None where nothing is said of it."""
    while widget is not None:
        found = widget.property(_ASKED)
        if found:
            return Asked(found)
        widget = None if widget.isWindow() else widget.parentWidget()
    return None
