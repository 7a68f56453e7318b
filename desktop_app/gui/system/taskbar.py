"""How far long work has come, on the window's button in the taskbar: seen from other programs too.

One for the whole program, as the window is; told in the GUI thread.
"""

from typing import Protocol


class Button(Protocol):
    """The window's button in the taskbar."""

    def show_part(self, done: int, of: int) -> None: ...

    def show_waiting(self) -> None:
        """Something runs, and nobody knows how far it is."""

    def clear(self) -> None: ...


class NoButton:
    """Where the system has no such thing."""

    def show_part(self, done: int, of: int) -> None:
        pass

    def show_waiting(self) -> None:
        pass

    def clear(self) -> None:
        pass


_button: Button = NoButton()
_is_counted = False


def use(button: Button) -> None:
    """Show it there from now on."""
    global _button
    _button = button


def go_on(done: int, of: int) -> None:
    """So many of so many are done."""
    global _is_counted
    _is_counted = True
    _button.show_part(done, of)


def wait() -> None:
    """Something runs; how far it is, is known better where it is counted."""
    if not _is_counted:
        _button.show_waiting()


def rest() -> None:
    """Nothing is to be waited for any more."""
    global _is_counted
    _is_counted = False
    _button.clear()
