"""The words of screens, sheets and messages in Kazakh and Russian; English is the source.

`N_` marks a text that is translated later, `_` translates into the language of the interface, and
`translator` gives the words of one language, for papers and sheets.
"""

import gettext
from functools import cache

from desktop_app import paths

LANGUAGES = ("kk", "ru")
LANGUAGE_NAMES = {"kk": "Қазақша", "ru": "Русский"}

_current = "kk"


def N_(text: str) -> str:
    """Mark a source text for translation; it is translated where it is shown."""
    return text


@cache
def translator(language: str) -> gettext.NullTranslations:
    """The catalogue of one language; ``en`` gives the source texts.

    Raises FileNotFoundError when the program's own files are incomplete.
    """
    if language == "en":
        return gettext.NullTranslations()
    file = paths.resource("translations", language, "LC_MESSAGES", "desktop_app.mo")
    with file.open("rb") as catalogue:
        return gettext.GNUTranslations(catalogue)


def use(language: str) -> None:
    """Choose the language of the interface for all that is shown from now on."""
    global _current
    translator(language)
    _current = language


def current() -> str:
    return _current


def _(text: str) -> str:
    return translator(_current).gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    return translator(_current).ngettext(one, many, count)
