"""A password while it is typed: hidden or shown, with what may be wrong with the keyboard."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop_app.gui import theme
from desktop_app.gui.fields.entries import Field
from desktop_app.gui.system import windows
from desktop_app.keys.passwords import LONGEST
from desktop_app.translation import _

_CYRILLIC = range(0x400, 0x530)


class PasswordField(Field):
    """Nothing of it is kept or copied; it is what was typed, blanks and tabs too."""

    def __init__(self, name: str) -> None:
        self.edit = QLineEdit()
        super().__init__(name, self.edit)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.eye = QAction(theme.icon("eye"), _("Show the password"), self.edit)
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._show_letters)
        self.edit.addAction(self.eye, QLineEdit.ActionPosition.TrailingPosition)
        self._keep_room_below()
        self._letters_come_large = False
        self.edit.textChanged.connect(self._typed)
        self.edit.installEventFilter(self)
        QGuiApplication.inputMethod().localeChanged.connect(self._show_keyboard)

    def _keep_room_below(self) -> None:
        """What is said there while somebody types moves nothing that they are about to click."""
        room = self.note.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.note.setSizePolicy(room)

    def value(self) -> str:
        return self.edit.text()

    def check(self) -> bool:
        """Whether it can be a password; one that is too long for that is told."""
        if self._is_too_long:
            self._tell_too_long()
            self.edit.setFocus()
        return not self._is_too_long

    @property
    def _is_too_long(self) -> bool:
        return len(self.value()) > LONGEST

    def _tell_too_long(self) -> None:
        words = _("Too long: a password has {most} characters at most.")
        self.show_slip(words.format(most=LONGEST))

    def clear(self) -> None:
        self.eye.setChecked(False)
        self.edit.clear()

    def _show_letters(self, shown: bool) -> None:
        modes = QLineEdit.EchoMode
        self.edit.setEchoMode(modes.Normal if shown else modes.Password)

    def _typed(self) -> None:
        self._show_keyboard()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._learn_from(event)
        # What is wrong is told as the cursor comes here, and stands until somebody types.
        came_in = event.type() == QEvent.Type.FocusIn and not self.is_refused
        if came_in or event.type() == QEvent.Type.KeyPress:
            self._show_keyboard()
        return False

    def _learn_from(self, event: QKeyEvent) -> None:
        """A large letter without Shift, or a small one with it: Caps Lock is on."""
        letter = event.text()
        if letter.isalpha() and letter.upper() != letter.lower():
            with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._letters_come_large = letter.isupper() != with_shift

    def _show_keyboard(self) -> None:
        if self._is_too_long:
            self._tell_too_long()
            return
        system = windows.caps_lock_is_on()
        is_on = self._letters_come_large if system is None else system
        if is_on:
            self.show_warning(_("Caps Lock is on: letters come out large."))
        else:
            self.show_hint(self._keyboard())

    def _keyboard(self) -> str:
        """Which letters the keyboard gives: those that were typed last, or the system's word."""
        last = next((letter for letter in reversed(self.value()) if letter.isalpha()), "")
        if last:
            is_cyrillic = ord(last) in _CYRILLIC
            return _("Keyboard: Cyrillic letters") if is_cyrillic else _("Keyboard: Latin letters")
        if windows.caps_lock_is_on() is None:
            return ""  # nor does it say which keyboard is chosen
        language = QGuiApplication.inputMethod().locale().nativeLanguageName()
        return _("Keyboard: {language}").format(language=language) if language else ""
