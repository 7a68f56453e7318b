"""``python -m desktop_app`` opens the window; with a command it does the same work without one.

With a database alone, as a double click on its file gives it, the window is opened on that.
"""

import sys
from collections.abc import Sequence

from desktop_app.settings import is_place


def main(arguments: Sequence[str] | None = None) -> int:
    given = list(sys.argv[1:] if arguments is None else arguments)
    alone = len(given) == 1 and is_place(given[0])
    if given and not alone and not given[0].startswith("--database"):
        from desktop_app.cli import main as command

        return command(given)
    # Before Qt, whose import hook makes every later import slower.
    import platformdirs  # noqa: F401

    from desktop_app import translation  # noqa: F401
    from desktop_app.app import main as window

    if alone:
        return window(given=given[0])
    database = ""
    if given:
        _name, equals, value = given[0].partition("=")
        database = value if equals else (given[1] if len(given) > 1 else "")
    return window(database)


if __name__ == "__main__":
    sys.exit(main())
