"""``python -m desktop_app`` opens the window; with a command it does the same work without one.

With a database alone, as a double click on its file gives it, the window is opened on that. What
holds for window and commands, a database and a language, may stand before a command as well.
"""

import sys
from collections.abc import Sequence

from desktop_app.settings import is_place

_BEFORE = ("--database", "--language")


def main(arguments: Sequence[str] | None = None) -> int:
    if getattr(sys, "frozen", False):  # this may be a process that draws beside the window
        from multiprocessing import freeze_support

        freeze_support()
    given = list(sys.argv[1:] if arguments is None else arguments)
    before, rest = _parted(given)
    alone = len(rest) == 1 and is_place(rest[0]) and "--database" not in before
    if rest and not alone:
        from desktop_app.cli import main as command

        options = [word for name, value in before.items() for word in (name, value)]
        return command([rest[0], *options, *rest[1:]])
    # Before Qt, whose import hook makes every later import slower.
    import platformdirs  # noqa: F401

    from desktop_app import translation  # noqa: F401
    from desktop_app.window import main as window

    place = rest[0] if alone else before.get("--database", "")
    return window(place, before.get("--language", ""))


def _parted(given: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """The options that stand first, each with its value, and the rest."""
    found: dict[str, str] = {}
    rest = list(given)
    while rest:
        name, equals, value = rest[0].partition("=")
        if name not in _BEFORE or not (equals or len(rest) > 1):
            break
        found[name] = value if equals else rest[1]
        rest = rest[1 if equals else 2 :]
    return found, rest


if __name__ == "__main__":
    sys.exit(main())
