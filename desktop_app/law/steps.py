"""A result of the law explains itself in steps: label, sum and clause."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, overload

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


class LateSteps(Sequence[Step]):
    """Steps that are made each time somebody looks at them, from what they follow from.

    Equal to whatever sequence has the same steps. They are not kept: of a hundred thousand sums
    somebody looks at a few.
    """

    def __init__(self, made: Callable[..., tuple[Step, ...]], *given: Any) -> None:
        self._made, self._given = made, given

    def _steps(self) -> tuple[Step, ...]:
        return self._made(*self._given)

    @overload
    def __getitem__(self, place: int) -> Step: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Step, ...]: ...
    def __getitem__(self, place: int | slice) -> Step | tuple[Step, ...]:
        return self._steps()[place]

    def __len__(self) -> int:
        return len(self._steps())

    def __iter__(self) -> Iterator[Step]:
        return iter(self._steps())

    def __eq__(self, other: object) -> bool:
        if isinstance(other, LateSteps):
            if (self._made, self._given) == (other._made, other._given):
                return True
            return self._steps() == other._steps()
        return self._steps() == other

    def __hash__(self) -> int:
        return hash(self._steps())

    def __repr__(self) -> str:
        return repr(self._steps())
