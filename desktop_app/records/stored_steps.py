"""Steps and facts as they are kept: JSON that reads back to the same values."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from fractions import Fraction
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

from desktop_app.law.award_papers import AwardPaper
from desktop_app.law.days import Days
from desktop_app.law.facts import Certificate, Ending, EndReason, Event, Facts
from desktop_app.law.quarters import Month, Quarter, SchoolYear, Term, parse_period
from desktop_app.law.steps import Step, Value, Words
from desktop_app.records.stored_readings import readings_from_values, readings_to_values
from desktop_app.records.stored_words import UnknownWord, Unreadable, meaning_of

Json = Any
P = ParamSpec("P")
T = TypeVar("T")
_NONSENSE = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)
"""What reading a stored value raises that was never written so."""

_READERS: Mapping[str, Callable[[Any], Any]] = {
    "date": date.fromisoformat,
    "moment": datetime.fromisoformat,
    "days": lambda ends: Days(*map(date.fromisoformat, ends)),
    "list": lambda parts: tuple(map(_value_from_json, parts)),
    "month": Month.parse,
    "quarter": parse_period,
    "fraction": Fraction,
    "words": lambda words: Words(*words),
}


def _readable(read: Callable[P, T]) -> Callable[P, T]:
    """Raises Unreadable, and UnknownWord of a newer program's, where it makes no sense."""

    @wraps(read)
    def read_or_say(*stored: P.args, **more: P.kwargs) -> T:
        try:
            return read(*stored, **more)
        except (UnknownWord, Unreadable):
            raise
        except _NONSENSE as error:
            raise Unreadable from error

    return read_or_say


def values_to_json(values: Mapping[str, Value]) -> Json:
    return {key: _value_to_json(value) for key, value in values.items()}


@_readable
def values_from_json(stored: Json) -> dict[str, Value]:
    return {key: _value_from_json(value) for key, value in stored.items()}


def _value_to_json(value: Value) -> Json:
    match value:
        case datetime():
            return {"moment": value.isoformat()}
        case date():
            return {"date": value.isoformat()}
        case Days():
            return {"days": [value.first.isoformat(), value.last.isoformat()]}
        case tuple():
            return {"list": [_value_to_json(part) for part in value]}
        case Month():
            return {"month": str(value)}
        case Quarter() | Term() | SchoolYear():
            return {"quarter": str(value)}
        case Fraction():
            return {"fraction": str(value)}
        case Words():
            return {"words": [value.kk, value.ru]}
        case _:
            return value


def _value_from_json(stored: Json) -> Value:
    if isinstance(stored, dict):
        ((kind, text),) = stored.items()
        if kind not in _READERS:
            raise UnknownWord("value of a step", kind)
        value: Value = _READERS[kind](text)
        return value
    assert isinstance(stored, str | int)
    return stored


def step_to_json(step: Step) -> Json:
    return {
        "label": step.label,
        "clause": step.clause,
        "values": values_to_json(step.values),
        "amount": None if step.amount is None else str(step.amount),
    }


@_readable
def step_from_json(stored: Json) -> Step:
    amount = None if stored["amount"] is None else Fraction(stored["amount"])
    values = values_from_json(stored["values"])
    return Step(stored["label"], stored["clause"], values, amount)


def steps_to_json(steps: Iterable[Step]) -> Json:
    return [step_to_json(step) for step in steps]


@_readable
def steps_from_json(stored: Json) -> tuple[Step, ...]:
    return tuple(step_from_json(step) for step in stored)


@lru_cache(maxsize=2048)
@_readable
def steps_from_text(stored: str) -> tuple[Step, ...]:
    """The same from JSON that nobody has parsed yet; most sums of a sheet come about alike."""
    return tuple(step_from_json(step) for step in json.loads(stored))


def facts_to_json(facts: Facts) -> Json:
    """Everything but the events, which are kept on their own and may come later."""
    certificate = facts.certificate
    return {
        "birth_date": facts.birth_date.isoformat(),
        "applied_on": facts.applied_on.isoformat(),
        "certificate": certificate
        and [certificate.first_day.isoformat(), certificate.last_day.isoformat()],
        "disability_until": facts.disability_until and facts.disability_until.isoformat(),
        "full_state_support": facts.full_state_support,
        "parental_rights_deprived": facts.parental_rights_deprived,
        "consent": facts.consent,
        "ended": facts.ended and [facts.ended.day.isoformat(), facts.ended.reason],
        "taken": [str(month) for month in sorted(facts.taken)],
        "wrong_child": facts.wrong_child,
        "readings": readings_to_values(facts.readings),
        "paper": facts.paper,
    }


@_readable
def facts_from_json(stored: Json, events: tuple[Event, ...] = ()) -> Facts:
    """``events`` are those that stand for the child: they are kept on their own."""
    certificate, disability = stored["certificate"], stored["disability_until"]
    ended = stored.get("ended")
    return Facts(
        birth_date=date.fromisoformat(stored["birth_date"]),
        applied_on=date.fromisoformat(stored["applied_on"]),
        certificate=certificate and Certificate(*map(date.fromisoformat, certificate)),
        disability_until=disability and date.fromisoformat(disability),
        full_state_support=stored["full_state_support"],
        parental_rights_deprived=stored["parental_rights_deprived"],
        consent=stored["consent"],
        ended=ended and Ending(date.fromisoformat(ended[0]), meaning_of(EndReason, ended[1])),
        taken=frozenset(map(Month.parse, stored.get("taken", ()))),
        wrong_child=stored.get("wrong_child", False),
        readings=readings_from_values(stored.get("readings", {})),
        paper=meaning_of(AwardPaper, stored.get("paper", AwardPaper.CERTIFICATE)),
        events=events,
    )
