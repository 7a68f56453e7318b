"""A form that is scrolled: what has the keyboard stays where it is while more is said above it."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget


class SteadyArea(QScrollArea):
    """A slip, a question or another field above moves what is above, never what is typed in.

    Nor does it take away, from under the mouse, what was just pressed.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._seen: tuple[QWidget, int] | None = None
        self._form: QWidget | None = None
        self._is_holding = False
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._look)

    def hold(self, form: QWidget) -> None:
        """What is scrolled; made in the viewport, it is not dressed once more."""
        self._form = form
        self.setWidget(form)

    def _look(self) -> None:
        """Where the keyboard is; None where it is elsewhere."""
        focus: QWidget | None = self.window().focusWidget()
        form, self._seen = self._form, None
        if focus is not None and form is not None and form.isAncestorOf(focus):
            self._seen = (focus, self._height_of(focus))

    def _scrolled(self) -> None:
        if not self._is_holding:
            self._look()

    def _height_of(self, editor: QWidget) -> int:
        return editor.mapTo(self.viewport(), QPoint(0, 0)).y()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._hold()
        return handled

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        handled = super().eventFilter(watched, event)
        if watched is self._form and event.type() == QEvent.Type.LayoutRequest:
            self._hold()
        return handled

    def _hold(self) -> None:
        """Scroll by as much as the layout has moved what has the keyboard."""
        if self._seen is None or self._is_holding or self._form is None:
            return
        editor, height = self._seen
        self._is_holding = True
        layout = self._form.layout()
        if layout is not None:
            layout.activate()
        moved = self._height_of(editor) - height
        if moved and editor is self.window().focusWidget():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + moved)
            if self._height_of(editor) != height:  # there is not so much below yet
                self._is_holding = False
                return
        self._is_holding = False
        self._look()
