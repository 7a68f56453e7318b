"""A camera that looks closer at what it takes."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from tests.screenshots.pictures import Camera
from tests.walk.contrast import faint_words
from tests.walk.guide_words import not_in_guide
from tests.walk.keys import nameless, out_of_order, pressed_by_enter


@dataclass
class Inspector(Camera):
    """Checks what `tests.walk` names; each fault is told once, with its first picture."""

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
