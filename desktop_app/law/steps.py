"""A result of the law explains itself in steps: label, sum and clause."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from desktop_app.law.days import Days
from desktop_app.law.quarters import Month, Period


@dataclass(frozen=True)
class Words:
    """Words that are data, not program: the name of a document, or what a person typed."""

    kk: str
    ru: str


def as_is(data: object) -> Words:
    """Data that is the same in both languages, never looked up as a source text.

    A year or a serial stands without the space that larger numbers have.
    """
    return Words(str(data), str(data))


Single = str | Words | int | date | Days | Month | Period | Fraction
Value = Single | tuple[Single, ...]


def N_(text: str) -> str:
    """Mark a source text for translation; it is translated where it is shown."""
    return text


@dataclass(frozen=True)
class Step:
    """One line of an explanation.

    ``label`` is the English source text with ``{fields}``; ``values`` fill them when the step is
    shown, in the reader's language. ``amount`` is in tenge, exact, where the step has one.
    ``clause`` names the clause that the step carries out.
    """

    label: str
    clause: str
    values: Mapping[str, Value] = field(default_factory=dict)
    amount: Fraction | None = None
