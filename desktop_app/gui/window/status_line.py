"""The line below every page: who works, whether something runs, which database, the language."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStatusBar,
    QWidget,
)

from desktop_app import translation
from desktop_app.gui.parts.pieces import button, line, literal, restyle
from desktop_app.gui.system import taskbar
from desktop_app.translation import N_, _

_LONG = 2000
"""Milliseconds after which work is long, and the taskbar shows that something runs."""


_BUSY = 4
"""Height in pixels of the strip that shows that something runs."""

_BETWEEN = 6
"""Pixels between what stands in the line."""

_PRACTICE = N_("Practice: nobody here is real, no paper counts")


class StatusLine(QStatusBar):
    """Who works is there once the database is open."""

    language_chosen = Signal(str)
    worker_chosen = Signal(str)
    lock_wanted = Signal()
    password_wanted = Signal()
    pin_wanted = Signal()
    practice_left = Signal()
    """Enough was practised in the invented office."""

    def __init__(self) -> None:
        super().__init__()
        self._is_folded = self._wants_fold = False
        self.worker = QComboBox()
        self.worker.setMinimumWidth(260)
        self.worker.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.worker.setAccessibleName(_("Who works"))
        self.worker.activated.connect(
            lambda index: self.worker_chosen.emit(self.worker.itemData(index))
        )
        self.worker.hide()
        self.database_name = line()
        self.progress = QProgressBar(self)  # over the upper edge: a place of its own pushed others
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.takes_long = QTimer(self)
        self.takes_long.setSingleShot(True)
        self.takes_long.setInterval(_LONG)
        self.takes_long.timeout.connect(taskbar.wait)
        self.setContentsMargins(10, 0, 6, 0)
        self.who = QWidget()
        beside = QHBoxLayout(self.who)
        beside.setContentsMargins(0, 0, 0, 0)
        self._who_works = line(_("Who works:"))
        beside.addWidget(self._who_works)
        beside.addWidget(self.worker)
        self.entered = self._entered()
        beside.addWidget(self.entered)
        self.who.hide()
        self.practice = self._practice()
        self.addWidget(self.practice)
        self.addWidget(self.who)
        self.backup = line()
        self.backup.setContentsMargins(0, 0, 14, 0)
        self.addPermanentWidget(self.backup)
        self.addPermanentWidget(self.database_name)
        self._languages = {code: self._language(code) for code in translation.LANGUAGES}
        self.mark_language()

    def _entered(self) -> QWidget:
        """Who has entered with a password, and what is theirs to do about it."""
        self.name = line("")
        self.lock_button = button(_("Lock"), self.lock_wanted.emit, icon="lock")
        self.lock_button.setToolTip("Ctrl+L")
        self.lock_button.setShortcut("Ctrl+L")
        self.password_button = button(_("Change password…"), self.password_wanted.emit)
        self.pin_button = button(_("PIN…"), self.pin_wanted.emit)
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.name)
        for each in (self.lock_button, self.password_button, self.pin_button):
            each.setFlat(True)
            row.addWidget(each)
        made.hide()
        return made

    def _practice(self) -> QWidget:
        """So that nobody takes an invented office for a real one."""
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        self.practice_words = line(_(_PRACTICE))
        self.practice_words.setProperty("role", "practice")
        row.addWidget(self.practice_words)
        row.addWidget(button(_("Leave practice"), self.practice_left.emit, icon="undo-2"))
        made.hide()
        return made

    def _language(self, code: str) -> QPushButton:
        choose = QPushButton(code.upper())
        choose.setCheckable(True)
        choose.setProperty("language", True)
        choose.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys in the page
        choose.setFixedWidth(42)
        choose.setToolTip(literal(translation.LANGUAGE_NAMES[code]))
        choose.setAccessibleName(translation.LANGUAGE_NAMES[code])
        choose.clicked.connect(lambda _checked=False: self.language_chosen.emit(code))
        self.addPermanentWidget(choose)
        return choose

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.progress.setGeometry(0, 0, self.width(), _BUSY)
        self.fold(folded=self._wants_fold)

    def event(self, event: QEvent) -> bool:
        taken = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.fold(folded=self._wants_fold)
        return taken

    def minimumSizeHint(self) -> QSize:
        """The window may be made narrower than all its words: then they fold."""
        return QSize(1, super().minimumSizeHint().height())

    def show_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        if not busy:
            self.takes_long.stop()
            taskbar.rest()
        elif not self.takes_long.isActive():
            self.takes_long.start()

    def mark_language(self) -> None:
        for code, choose in self._languages.items():
            choose.setChecked(code == translation.current())

    def allow_language(self, allowed: bool) -> None:
        for choose in self._languages.values():
            choose.setEnabled(allowed)

    def show_backup(self, words: str, is_bad: bool) -> None:
        """How backups stand: in red where the last one failed or is older than a day."""
        self.backup.setText(words)
        self.backup.setProperty("role", "error" if is_bad else "")
        restyle(self.backup)

    def show_staff(self, workers: list[tuple[str, str]], chosen: str, database: str) -> None:
        """Who may be working here, by name and words, and which database this is."""
        self.worker.clear()
        for name, words in workers:
            self.worker.addItem(words, name)
        self.worker.setCurrentIndex(max(0, self.worker.findData(chosen)))
        self.worker.show()
        self.practice.show()
        self.entered.hide()
        self.show_all(shown=True)
        self.database_name.setText(database)

    def show_entered(self, words: str, database: str) -> None:
        """Who has entered, by name and role, and which database this is."""
        self.name.setText(words)
        self.worker.hide()
        self.practice.hide()
        self.entered.show()
        self.show_all(shown=True)
        self.database_name.setText(database)

    def fold(self, *, folded: bool) -> None:
        """In a narrow window, or where its words need more, what stands elsewhere too gives its
        room: the title names the database."""
        self._wants_fold = folded
        wanted = folded or self._unfolded_width() > self.width()
        if wanted != self._is_folded:
            self._fold(folded=wanted)

    def _unfolded_width(self) -> int:
        """Pixels that all its words need, told without unfolding them, which would ask again."""
        shown = [
            each
            for each in (self.practice, self.who, self.backup, *self._languages.values())
            if not each.isHidden()
        ]
        needs = sum(
            min(each.sizeHint().width(), each.maximumWidth()) + _BETWEEN
            for each in (*shown, self.database_name)
        )
        if self._is_folded:
            measure = self.practice_words.fontMetrics().horizontalAdvance
            needs += self._who_works.sizeHint().width() + _BETWEEN
            if not self.practice.isHidden():
                needs += measure(_(_PRACTICE)) - measure(self.practice_words.text())
        return needs + self.contentsMargins().left() + self.contentsMargins().right()

    def _fold(self, *, folded: bool) -> None:
        self._is_folded = folded
        self.practice_words.setText(_("Practice") if folded else _(_PRACTICE))
        self.practice_words.setToolTip(_(_PRACTICE))
        self._who_works.setVisible(not folded)
        self.database_name.setVisible(not folded and not self.who.isHidden())

    def show_all(self, *, shown: bool) -> None:
        """All of it, or the language only, while nobody works."""
        for each in (self.who, self.backup):
            each.setVisible(shown)
        self.database_name.setVisible(shown and not self._is_folded)
        if not shown:
            self.practice.hide()
