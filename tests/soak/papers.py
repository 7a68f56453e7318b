"""Hostile texts in every field of every letter: on paper stands what was typed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from desktop_app.documents.letters import printing
from desktop_app.documents.notices.fields import KINDS, LANGUAGES, clean
from desktop_app.documents.notices.kinds import Notice
from desktop_app.documents.notices.sample_amounts import sample
from desktop_app.documents.pdf import fonts
from tests.documents.reading import squeezed, text_of
from tests.soak.payloads import payload
from tests.soak.spoiling import spoiled
from tests.soak.trials import Soak, Trial

TEXTS = 2_000
_AT_ONCE = 12
"""At least so many texts stand on a letter at once."""
_FORMS = [(kind, language) for kind in KINDS for language in LANGUAGES]
_EACH = TEXTS // _AT_ONCE // len(LANGUAGES)


@dataclass(frozen=True)
class _Seen:
    """Which of a notice's texts, in their order, stand on its letter."""

    notice: Notice
    language: str
    places: tuple[int, ...]


def _seen(kind: str, language: str) -> _Seen:
    notice, numbers = sample(kind), count()
    marked = _with_texts(notice, lambda: _token(next(numbers)))
    text = squeezed(text_of(printing.render(marked, (language,))))
    places = tuple(number for number in range(next(numbers)) if _token(number) in text)
    return _Seen(notice, language, places)


def _with_texts(notice: Notice, text: Callable[[], str]) -> Notice:
    """The number of a paper is given by a register, and nobody types it."""
    made: Notice = replace(spoiled(notice, text), number=notice.number)
    return made


def _token(number: int) -> str:
    return f"Ж{number:04}Щ"


@contextmanager
def _begin(_folder: Path) -> Iterator[Trial]:
    forms = {form: _seen(*form) for form in _FORMS}

    def trial(number: int) -> str:
        form = _FORMS[number % len(_FORMS)]
        seen, first = forms[form], number // len(_FORMS) * _AT_ONCE
        # The next letter begins with other texts, so that each stands in many places.
        texts = [
            payload((first + number + place) % TEXTS, printable=number % 10 != 3)
            for place in range(max(seen.places) + 1)
        ]
        # A form may leave out what stands with a field of which nothing is seen.
        typed = [text if clean(text) else "Ә" for text in texts]
        wrong = _wrong(seen, typed)
        return f"{form}: {wrong}" if wrong else ""

    yield trial


def _wrong(seen: _Seen, typed: list[str]) -> str:
    numbers = count()
    notice = _with_texts(seen.notice, lambda: typed[min(next(numbers), len(typed) - 1)])
    lacking = any(fonts.unprintable(clean(text)) for text in typed)
    try:
        text = squeezed(text_of(printing.render(notice, (seen.language,))))
    except printing.LetterError as error:
        return f"not laid out: {error}"
    except fonts.MissingGlyph:
        return "" if lacking else "not printed, though every letter can be"
    for place in seen.places:
        if not _stands(squeezed(clean(typed[place])), text):
            return f"not on paper: {clean(typed[place])!r:.200}"
    return ""


def _stands(words: str, text: str) -> bool:
    """Whole, or in pieces one after the other where a page ended between them."""
    if words in text:
        return True
    at, missed = 0, 0
    for start in range(0, len(words), 20):
        found = text.find(words[start : start + 20], at)
        missed += found < 0
        at = max(at, found)
    return missed <= len(words) // 500 + 1 and len(words) > 40


PAPERS = Soak(
    "hostile texts on letters",
    f"{TEXTS} texts in every form of both languages: literal on paper, or told that a letter of "
    "theirs can't be printed",
    _EACH * len(_FORMS),
    len(KINDS),
    _begin,
)
