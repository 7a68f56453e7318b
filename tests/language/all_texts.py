"""Every text that somebody reads in one language, each with the place where it stands."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir

import desktop_app
from desktop_app import paths
from tests.test_translations import messages, texts


class Text(NamedTuple):
    place: str
    words: str


class Screen(NamedTuple):
    """A text of the screens, workbooks and commands: its English source and its translation."""

    source: str
    words: str


@cache
def screens(language: str) -> tuple[Screen, ...]:
    return tuple(
        Screen(texts(message.id)[0], form)
        for message in messages(language)
        for form in texts(message.string)
    )


@cache
def standing_in() -> dict[str, frozenset[str]]:
    """The files of the package in which each source text stands, by its first form."""
    keywords = DEFAULT_KEYWORDS | {"N_": None}
    found: dict[str, set[str]] = {}
    for file, _, message, *_ in extract_from_dir(
        Path(desktop_app.__file__).parent, keywords=keywords
    ):
        found.setdefault(texts(message)[0], set()).add(file)
    return {source: frozenset(files) for source, files in found.items()}


@cache
def forms(language: str) -> dict[str, str]:
    """The forms by their names; ``terms`` is what they share."""
    files = sorted((paths.forms() / language).glob("*.txt"))
    found = {file.stem: file.read_text(encoding="utf-8") for file in files}
    shared = tomllib.loads((paths.forms() / "terms.toml").read_text(encoding="utf-8"))
    return found | {"terms": "\n".join(strings(shared[language]))}


def strings(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for part in value.values():
                yield from strings(part)
        case list():
            for part in value:
                yield from strings(part)


def in_language(value: Any, language: str) -> Iterator[str]:
    """What stands under ``kk`` or under a name that ends in ``_kk``."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name == language or name.endswith(f"_{language}"):
                yield from strings(part)
            else:
                yield from in_language(part, language)
    elif isinstance(value, list):
        for part in value:
            yield from in_language(part, language)


@cache
def data(language: str) -> tuple[Text, ...]:
    """The law data, and the columns of an old register."""
    folders = (paths.resource("law"), paths.resource("import"))
    return tuple(
        Text(file.name, words)
        for folder in folders
        for file in sorted(folder.glob("*.toml"))
        for words in in_language(tomllib.loads(file.read_text(encoding="utf-8")), language)
    )


@cache
def guides(language: str) -> tuple[Text, ...]:
    """Both guides, line by line; what is typed into a command line is no language."""
    found: list[Text] = []
    for name in (f"{language}.md", f"upkeep.{language}.md"):
        guide = paths.resource("guide", name).read_text(encoding="utf-8")
        plain = re.sub(r"^```.*?^```|`[^`\n]*`", "", guide, flags=re.MULTILINE | re.DOTALL)
        found += [Text(name, line) for line in plain.splitlines()]
    return tuple(found)


@cache
def everything(language: str) -> tuple[Text, ...]:
    return (
        *(Text(text.source, text.words) for text in screens(language)),
        *(Text(name, line) for name, form in forms(language).items() for line in form.splitlines()),
        *data(language),
        *guides(language),
    )
