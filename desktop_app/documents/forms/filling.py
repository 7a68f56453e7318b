"""The words of notices: reads the files of forms and fills them with a notice's fields.

``forms/README.md`` tells office people how the files are written; ``form_checks`` checks them, and
``form_files`` chooses between the program's own and the office's. Jinja fills the fields,
``markup`` reads what kind of block each part is.
"""

import re
import tomllib
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app import wording
from desktop_app.disk.held import BRIEFLY, tried
from desktop_app.disk.long_paths import openable
from desktop_app.disk.plain_file import size_of
from desktop_app.documents import office_folder, words
from desktop_app.documents.forms import limits, markup
from desktop_app.documents.forms import text_messages as messages
from desktop_app.documents.notices.fields import LANGUAGES, clean, view
from desktop_app.documents.notices.kinds import Notice
from desktop_app.documents.office_folder import Stamp
from desktop_app.law.quarters import Month

if TYPE_CHECKING:
    from jinja2 import Environment, Template

TERMS_FILE = "terms.toml"


LARGEST = 32 * 2**10
"""Bytes of a file of words; the program's own have four thousand."""


class TooLarge(ValueError):
    """A file that nobody has written as a form."""


class FormError(ValueError):
    """A form that can't be used. It names the file, never what was to be printed.

    ``line`` is where filling failed, 0 where that is not known.
    """

    def __init__(self, words: str, line: int = 0) -> None:
        super().__init__(words)
        self.line = line


@dataclass(frozen=True)
class Head:
    """Which act, edition and annex a form follows, from when on, and the title of the paper.

    ``published`` is where the act is found, ``compared`` the day somebody held the form against it.
    ``halves`` says of each copy whose it is, where they differ.
    """

    act: str
    edition: str
    annex: str
    since: date
    title: str
    copies: int = 1
    halves: tuple[str, ...] = ()
    published: str = ""
    compared: date | None = None


@dataclass(frozen=True)
class Terms:
    """Words that several notices share, and the four grounds of refusal (D-8)."""

    appeal: str
    signature: str
    bin: str
    phone: str
    grounds: tuple[str, ...]


@dataclass(frozen=True)
class FilledForm:
    """A notice in words, in one language, ready to be laid out."""

    head: Head
    language: str
    terms: dict[str, Terms]
    blocks: tuple[markup.Block, ...]


@dataclass(frozen=True)
class Source:
    """The files that the words of one notice in one language are read from."""

    kind: str
    language: str
    form: Path
    terms: Path

    @classmethod
    def in_folder(cls, folder: Path, kind: str, language: str) -> "Source":
        return cls(kind, language, folder / name_of(kind, language), folder / TERMS_FILE)

    @property
    def name(self) -> str:
        return name_of(self.kind, self.language)


@dataclass(frozen=True)
class Form:
    """A form that was read: ready to be filled."""

    name: str
    language: str
    head: Head
    terms: dict[str, Terms]
    template: "Template"


@dataclass(frozen=True)
class Filter:
    """What may stand before ``|``, and what a filter makes of it; ``argument`` is in brackets."""

    accepts: tuple[Any, ...]
    apply: Callable[..., str]
    argument: Any = None


def name_of(kind: str, language: str) -> str:
    """A form's file inside its folder, ``kk/award_notice.txt`` for example."""
    return f"{language}/{kind}.txt"


def fill(notice: Notice, source: Source) -> FilledForm:
    """The words of a notice in one language; FormError when the form can't be used."""
    failure = None
    try:
        form = _loaded(
            source, (office_folder.stamp(source.form), office_folder.stamp(source.terms))
        )
    except Exception as error:  # noqa: BLE001 - told by its kind, as below
        failure = type(error).__name__
    else:
        return fill_form(notice, form)
    raise FormError(f"{source.name}: {failure}")


def fill_form(notice: Notice, form: Form) -> FilledForm:
    """The same with a form that was read before."""
    failure, line = None, 0
    try:
        seen = vars(view(notice, form.language)) | {"terms": form.terms[form.language]}
        text = limits.put_together(form.template.generate(seen))
        blocks = markup.blocks_of(text)
    except Exception as error:  # noqa: BLE001 - its text may hold what was to be printed
        failure, line = type(error).__name__, _line_of(error)
    else:
        return FilledForm(form.head, form.language, form.terms, blocks)
    raise FormError(f"{form.name}: {failure}", line)


def _line_of(error: Exception) -> int:
    """The form's line that Jinja was filling."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if _is_form(frame)]
    return lines[-1] or 0 if lines else 0


def _is_form(frame: traceback.FrameSummary) -> bool:
    return frame.filename == "<template>"


def form_of(name: str, language: str, text: str, terms: dict[str, Terms]) -> Form:
    """A form from its text; ValueError or an error of Jinja's when it can't be understood."""
    head, length = read_head(text)
    template = environment(language, terms[language]).from_string(markup.body(text, length))
    return Form(name, language, head, terms, template)


def consent_message(language: str, child: str, school: str, terms: Path) -> str:
    """What asks a parent for consent to the proactive service (R-7-1), fit for a phone.

    FormError when the shared words can't be used.
    """
    try:
        found = _tables(read(terms))[language]
        words_sent = _consent_words(found)
    except (OSError, KeyError, ValueError) as error:
        raise FormError(f"{TERMS_FILE}: {type(error).__name__}") from error
    return messages.fitted(words_sent, clean(child), clean(school))


def read(path: Path) -> str:
    """A form's text, with or without the mark that Notepad puts before it.

    OSError where it can't be read, UnicodeDecodeError where it is not UTF-8, TooLarge.
    """
    return tried(lambda: _text_of(openable(path)), pauses=BRIEFLY)


def _text_of(path: Path) -> str:
    if size_of(path) > LARGEST:
        raise TooLarge
    return path.read_text(encoding="utf-8-sig")


def read_head(text: str) -> tuple[Head, int]:
    """The head of a form, and the number of lines it takes; ValueError names what is wrong."""
    lines = text.split("\n")
    if "---" not in map(str.strip, lines):
        raise ValueError("---")
    length = [line.strip() for line in lines].index("---") + 1
    found = {}
    for line in lines[: length - 1]:
        key, _, value = line.partition(":")
        found[key.strip()] = value.strip()
    found.pop("", None)
    for key in ("act", "edition", "annex", "since", "title"):
        if not found.get(key):
            raise ValueError(key)
    if unknown := found.keys() - Head.__annotations__.keys():
        raise ValueError(min(unknown))
    return Head(
        act=found["act"],
        edition=found["edition"],
        annex=found["annex"],
        since=_iso_date(found["since"]),
        title=found["title"],
        copies=_copies(found.get("copies", "1")),
        halves=_halves(found.get("halves", ""), found.get("copies", "1")),
        published=found.get("published", ""),
        compared=_iso_date(found["compared"]) if found.get("compared") else None,
    ), length


def read_terms(text: str, language: str) -> Terms:
    """The shared words of one language; KeyError or ValueError names what is missing."""
    found = _tables(text)[language]
    shared = {name: str(found[name]) for name in ("appeal", "signature", "bin", "phone")}
    grounds = tuple(map(str, found["grounds"]))
    if len(grounds) != 4 or not all((*shared.values(), *grounds)):
        raise ValueError("grounds")
    _consent_words(found)
    return Terms(grounds=grounds, **shared)


_DEEP = re.compile(r"""^[ \t]*\[*(?:["'\w-]+[ \t]*\.[ \t]*){8}""", re.MULTILINE)
"""A name of a table in a table in a table; the deeper it is, the longer each takes to read."""


def _tables(text: str) -> dict[str, Any]:
    """ValueError for what is no TOML, TooLarge for what is too deep."""
    if _DEEP.search(text):
        raise TooLarge
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise TooLarge from error


def _consent_words(found: dict[str, Any]) -> str:
    """No part of ``Terms``, which each stored paper carries."""
    words_sent = str(found["consent_message"])
    if not messages.is_whole(words_sent):
        raise ValueError("consent_message")
    return words_sent


def read_all_terms(text: str) -> dict[str, Terms]:
    return {language: read_terms(text, language) for language in LANGUAGES}


def environment(language: str, terms: Terms) -> "Environment":
    """Jinja without anything that a form does not need, in a sandbox all the same."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    made = SandboxedEnvironment(
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # no HTML is made here; see markup.shield
        finalize=markup.shield,
    )
    made.globals.clear()
    made.filters = {name: one.apply for name, one in filters(language, terms).items()}
    made.filters["length"] = len
    return made


def filters(language: str, terms: Terms) -> dict[str, Filter]:
    """What a form may do with a field, by name."""
    from jinja2 import pass_context

    dates = (date, datetime)
    cases = {case.name.lower(): case for case in words.Case} if language == "kk" else {}

    def in_case(case: words.Case, day: date | None) -> str:
        return "" if day is None else words.date_in_words(day, language, case)

    def in_digits(pattern: str, day: date | None) -> str:
        return "" if day is None else day.strftime(pattern)

    def figures(amount: int | Fraction | None) -> str:
        return "" if amount is None else wording.number(amount)

    def month_named(month: Month | None) -> str:
        return "" if month is None else words.month_in_words(month, language)

    def in_words(amount: int | None) -> str:
        return "" if amount is None else words.sum_in_words(amount, language)

    @pass_context
    def ground(seen: Mapping[str, Any], number: int) -> str:
        if number not in range(1, len(terms.grounds) + 1):
            raise ValueError("ground")
        words_of_law = terms.grounds[number - 1]
        return words_of_law.replace(_DEPARTMENT, _of_whom(seen.get("letterhead"), language))

    return {
        "in_full": Filter(dates, partial(in_case, words.Case.NOMINATIVE)),
        **{name: Filter(dates, partial(in_case, case)) for name, case in cases.items()},
        "day": Filter(dates, partial(in_digits, "%d.%m.%Y")),
        "clock": Filter((datetime,), partial(in_digits, "%H:%M")),
        "days_to": Filter(dates, partial(_span, words.days_in_words, language), dates),
        "month": Filter((Month,), month_named),
        "months_to": Filter((Month,), partial(_span, words.months_in_words, language), (Month,)),
        "in_words": Filter((int,), in_words),
        "figures": Filter((int, Fraction), figures),
        "documents": Filter((int,), lambda n: words.counted(n, "document", language)),
        "pages": Filter((int,), lambda n: words.counted(n, "page", language)),
        "working_days": Filter((int,), lambda n: words.counted(n, "working day", language)),
        "ground": Filter((int,), ground),
    }


_DEPARTMENT = "{department}"
"""In a ground of refusal: whose negative answer it is, in the genitive (D-8)."""

_ANY_DEPARTMENT = {"kk": "бөлімнің", "ru": "отдела"}


def _of_whom(letterhead: Any, language: str) -> str:
    """The department as its office has written it, or what any is called."""
    return getattr(letterhead, "genitive", "") or _ANY_DEPARTMENT[language]


def _span(in_words: Callable[..., str], language: str, first: Any, last: Any) -> str:
    return "" if first is None or last is None else in_words(first, last, language)


def _iso_date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError("since") from None


def _copies(text: str) -> int:
    if text not in ("1", "2"):
        raise ValueError("copies")
    return int(text)


def _halves(text: str, copies: str) -> tuple[str, ...]:
    """Whose each copy is, between bars: as many as there are copies, or none."""
    named = tuple(part.strip() for part in text.split("|")) if text else ()
    if named and (len(named) != _copies(copies) or not all(named)):
        raise ValueError("halves")
    return named


@lru_cache(maxsize=64)
def _loaded(source: Source, changed: tuple[Stamp, Stamp]) -> Form:
    """A form and its terms; read again when one of the files has ``changed``."""
    terms = read_all_terms(read(source.terms))
    return form_of(source.name, source.language, read(source.form), terms)
