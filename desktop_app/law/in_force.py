"""Dated values with their citation: the value on a day, or an error that names the day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from desktop_app.law.steps import Words

T = TypeVar("T")


@dataclass(frozen=True)
class Dated(Generic[T]):
    """A value in force from ``first`` to ``last``, both included; ``last`` None is open-ended."""

    first: date
    last: date | None
    value: T
    citation: Words

    def covers(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


class NotInForceError(LookupError):
    """No value is known for a day. ``kind`` is ``mci``, ``profile`` or ``terms``."""

    def __init__(self, kind: str, day: date) -> None:
        super().__init__(f"no {kind} for {day:%Y-%m}")
        self.kind = kind
        self.day = day


class InForce(Generic[T]):
    """The values of one kind through time; the latest one that covers a day is in force."""

    def __init__(self, kind: str, values: Iterable[Dated[T]]) -> None:
        self.kind = kind
        self.values = tuple(sorted(values, key=lambda dated: dated.first))

    def on(self, day: date) -> Dated[T]:
        """The value in force; NotInForceError, naming the day, where there is none."""
        for dated in reversed(self.values):
            if dated.covers(day):
                return dated
        raise NotInForceError(self.kind, day)
