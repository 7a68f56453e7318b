"""The chapters of the guides, and which one a page of the program is explained in.

A guide is Markdown; a comment under a heading, ``<!-- child children -->``, names the pages, or
the tabs of a page as ``settings/forms``, that the chapter is about.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from desktop_app import paths

_HEADING = re.compile(r"^## +(.+)$", re.MULTILINE)
_PAGES = re.compile(r"^<!-- ([\w/ -]+) -->$", re.MULTILINE)


@dataclass(frozen=True)
class Chapter:
    """A heading of a guide with the Markdown under it; a guide's own title begins its first one."""

    title: str
    text: str
    pages: tuple[str, ...] = ()
    begins: str = ""
    """The file of the guide, of its first chapter."""

    def hits(self, words: str) -> int:
        """How often what is sought stands in the chapter, whatever the case of its letters."""
        return f"{self.title}\n{self.text}".casefold().count(words.casefold()) if words else 0


@cache
def chapters(language: str) -> tuple[Chapter, ...]:
    """Those in ``kk`` or ``ru``: the user's guide, then that of whoever looks after the PCs."""
    return (*_chapters_of(f"{language}.md"), *_chapters_of(f"upkeep.{language}.md"))


def _chapters_of(file: str) -> Iterator[Chapter]:
    whole = paths.resource("guide", file).read_text(encoding="utf-8")
    heading, *rest = _HEADING.split(whole)
    title, _, introduction = heading.removeprefix("# ").partition("\n")
    yield Chapter(title, introduction, begins=file)
    for head, text in zip(rest[::2], rest[1::2], strict=True):
        yield _chapter(head, text)


def _chapter(title: str, text: str) -> Chapter:
    pages = tuple(name for found in _PAGES.findall(text) for name in found.split())
    return Chapter(title, _PAGES.sub("", text), pages)


def number_for(found: Sequence[Chapter], page: str, tab: str = "") -> int:
    """Which chapter explains a page or one of its tabs; the first where none does."""
    for name in (f"{page}/{tab}", page):
        for number, chapter in enumerate(found):
            if name in chapter.pages:
                return number
    return 0
