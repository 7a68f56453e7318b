"""The order of Tab in a window, asked without harm."""

from PySide6.QtWidgets import QWidget


def tab_chain(window: QWidget) -> list[QWidget]:
    """All that is in a window, in the order of Tab, but not the window itself.

    PySide takes what `QWidget.nextInFocusChain` gives for a part of the widget that was asked: once
    that is deleted, all that follows it in the window would be said to be gone, and the program
    could end with it. So nothing else asks, the last one is never asked for what follows, which is
    the window, and each is given back to the window it is in.
    """
    found: list[QWidget] = []
    last: QWidget | None = window.previousInFocusChain()
    here: QWidget | None = window.nextInFocusChain() if last is not window else None
    while here is not None:
        found.append(here)
        here = here.nextInFocusChain() if here is not last else None
    window.findChildren(QWidget)
    return found
