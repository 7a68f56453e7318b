"""A camera that looks closer at what it takes."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop_app.app import App
from tests.screenshots.pictures import Camera
from tests.screenshots.screen import open_dialogs, settle
from tests.walk.contrast import faint_words
from tests.walk.enter import of_another
from tests.walk.guide_words import not_in_guide
from tests.walk.keys import nameless, out_of_order, pressed_by_enter


@dataclass
class Inspector(Camera):
    """Checks what `tests.walk` names; each fault is told once, with its first picture."""

    def take(self, app: App, name: str, guide: str = "") -> None:
        """The keys come after the picture: they may lead away from what is shown."""
        super().take(app, name, guide)
        top = [app.window, *open_dialogs()][-1]
        for fault in of_another(top):
            self.faults.setdefault(fault, f"{self.taken:03}-{name}-{self.language}.png")
        settle(app)

    def _check(self, file: str, tops: list[QWidget]) -> None:
        super()._check(file, tops)
        top = tops[-1]  # what stands over the others has the keyboard
        for check in (nameless, out_of_order, pressed_by_enter):
            for fault in check(top):
                self.faults.setdefault(fault, file)
        for fault in not_in_guide(top, self.language):
            self.faults.setdefault(fault, file)
        for fault in faint_words(top, top.grab()):
            self.faults.setdefault(fault, file)
