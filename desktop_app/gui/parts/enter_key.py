"""What Enter does, everywhere: the button that has the focus, or on from a field to the next.

And F1: the guide opens at what the reader is at. Shift+F1 says what the law asks at a field.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTextEdit,
    QWidget,
)

from desktop_app.gui.fit import dialogs
from desktop_app.gui.fit.tab_chain import tab_chain

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_TICKED = (QCheckBox, QRadioButton)
_FIELDS = (QLineEdit, QComboBox, QAbstractSpinBox, *_TICKED)
_LED_TO = (*_FIELDS, QTextEdit, QPlainTextEdit, QAbstractItemView)
_ACTS = "actsOnEnter"
_LEADS = "leadsOnEnter"


def acts_on_enter(edit: QLineEdit, act: Callable[[], object] | SignalInstance) -> None:
    """For a field that a password or a word sought is typed into: there is nothing to go on to."""
    edit.setProperty(_ACTS, True)
    edit.returnPressed.connect(act)
    edit.installEventFilter(_OneKeyOneAct(edit))


class _OneKeyOneAct(QObject):
    """The act may lead to a button elsewhere: the key that did it must not press that as well.

    A `QLineEdit` leaves Enter to what it stands in, after it has told that it was pressed.
    """

    def __init__(self, edit: QLineEdit) -> None:
        super().__init__(edit)
        self._edit = edit

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self._edit
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and is_enter(event)
        ):
            self._edit.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)


def leads_on_enter(field: QWidget, to: Callable[[], QWidget | None]) -> None:
    """For a field after which others are left out, as long as ``to`` gives where it goes on."""
    field.setProperty(_LEADS, to)


def is_enter(event: QKeyEvent, *, with_ctrl: bool = False) -> bool:
    others = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    wanted = Qt.KeyboardModifier.ControlModifier if with_ctrl else Qt.KeyboardModifier.NoModifier
    return event.key() in _ENTER and others == wanted


def is_help(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_F1 and event.modifiers() == Qt.KeyboardModifier.NoModifier


def is_field_help(event: QKeyEvent) -> bool:
    shift = Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_F1 and event.modifiers() == shift


def ask_of_field(at: QWidget) -> None:
    """What the law asks where the focus is in a dialog, or at the field whose mark was clicked."""
    above: QWidget | None = at
    while above is not None:
        show = getattr(above, "show_field_help", None)
        if show is not None:
            focused: QWidget | None = at.focusWidget()
            show(at if focused is None else focused)
            return
        above = above.parentWidget()


def ask_for_help(over: QWidget) -> None:
    """Of the window that all stands in; the guide can be used while a dialog waits below it."""
    above = over.parentWidget()
    while above is not None:
        show = getattr(above, "show_help", None)
        if show is not None:
            show(over)
            return
        above = above.parentWidget()


def press(button: QAbstractButton) -> None:
    """All that Enter and Ctrl+Enter do is done here; a test looks at which button it is."""
    button.click()


def enter(window: QWidget, last: QWidget | None = None) -> None:
    """Press the button of the window that has the focus, or go on: after its last field to
    ``last``."""
    focused = window.focusWidget()
    if isinstance(focused, QAbstractButton) and not isinstance(focused, _TICKED):
        press(focused)
    elif isinstance(focused, _FIELDS) and not focused.property(_ACTS):
        to = focused.property(_LEADS)
        goal = (to and to()) or _next_field(window, focused) or last
        if goal is not None:
            goal.setFocus(Qt.FocusReason.TabFocusReason)


def _next_field(window: QWidget, focused: QWidget) -> QWidget | None:
    """In the window before it begins anew, or in a page of it until that itself comes."""
    chain = tab_chain(focused.window())
    at = chain.index(focused)
    for following in chain[at + 1 :] + ([] if window.isWindow() else chain[:at]):
        if following is window:
            return None
        if isinstance(following, _LED_TO) and _takes_focus(following, window):
            return following
    return None


def _takes_focus(widget: QWidget, window: QWidget) -> bool:
    return (
        window.isAncestorOf(widget)
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    )


class KeyedDialog(QDialog):
    """No button of it is pressed by Enter while the focus is elsewhere.

    ``main_button`` is where Enter leads after the last field; Ctrl+Enter presses it from anywhere,
    but where the dialog ``is_for_good``: there it only leads to the safe one.
    """

    main_button: QPushButton | None = None
    is_for_good = False

    def setVisible(self, visible: bool) -> None:
        if visible:
            dialogs.fit(self)
        super().setVisible(visible)

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            dialogs.fit(self)
        return handled

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_help(event):
            ask_for_help(self)
        elif is_field_help(event):
            ask_of_field(self)
        elif is_enter(event):
            enter(self, self.main_button)
        elif is_enter(event, with_ctrl=True):
            if self.main_button is not None and not self.is_for_good:
                press(self.main_button)
        else:
            super().keyPressEvent(event)
