"""The columns of a register as ``resources/import/columns.toml`` names and explains them."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from desktop_app import paths
from desktop_app.law.award_papers import OTHERS, SHORT_NAMES, AwardPaper
from desktop_app.law.steps import Words
from desktop_app.records.imports import ImportColumn, Required
from desktop_app.translation import translator


@cache
def register_columns() -> tuple[ImportColumn, ...]:
    return tuple(map(_column, _read()["column"]))


@cache
def payment_columns() -> tuple[ImportColumn, ...]:
    return tuple(map(_column, _read()["payment"]))


@cache
def _read() -> Mapping[str, Any]:
    return tomllib.loads(paths.resource("import", "columns.toml").read_text(encoding="utf-8"))


def _column(entry: Mapping[str, Any]) -> ImportColumn:
    heading, meaning = entry["heading"], entry["meaning"]
    return ImportColumn(
        code=entry["code"],
        required=Required(entry["required"]),
        heading=Words(heading["kk"], heading["ru"]),
        english=heading["en"],
        meaning=Words(meaning["kk"], meaning["ru"]),
        example=entry["example"],
        also=(*entry["also"], *_other_headings(entry)),
        in_template=entry.get("in_template", True),
        another=_words(entry.get("another")),
        another_meaning=_words(entry.get("another_meaning")),
    )


def _words(entry: Mapping[str, str] | None) -> Words | None:
    return Words(entry["kk"], entry["ru"]) if entry else None


def _other_headings(entry: Mapping[str, Any]) -> Iterator[str]:
    """What the template of another district calls it, whichever document gives the months there."""
    for language, heading in entry.get("another", {}).items():
        gettext = translator(language).gettext
        yield from (heading.format(paper=gettext(SHORT_NAMES[paper])) for paper in OTHERS)


def of_paper(column: ImportColumn, paper: AwardPaper) -> ImportColumn:
    """The column as the template has it where this document gives the months."""
    if paper is AwardPaper.CERTIFICATE:
        return column
    heading = _named(column.another, paper) or column.heading
    meaning = _named(column.another_meaning, paper) or column.meaning
    return replace(column, heading=heading, meaning=meaning)


def _named(words: Words | None, paper: AwardPaper) -> Words | None:
    if words is None:
        return None
    kk, ru = (translator(each).gettext(SHORT_NAMES[paper]) for each in ("kk", "ru"))
    return Words(words.kk.format(paper=kk), words.ru.format(paper=ru))
