"""Steps and facts as they are kept: JSON that reads back to the same values."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from desktop_app.law.facts import Certificate, Facts
from desktop_app.law.quarters import Month, Quarter
from desktop_app.law.steps import Step, Value, Words

Json = Any

_READERS: Mapping[str, Callable[[Any], Value]] = {
    "date": date.fromisoformat,
    "month": Month.parse,
    "quarter": Quarter.parse,
    "fraction": Fraction,
    "words": lambda words: Words(*words),
}


def values_to_json(values: Mapping[str, Value]) -> Json:
    return {key: _value_to_json(value) for key, value in values.items()}


def values_from_json(stored: Json) -> dict[str, Value]:
    return {key: _value_from_json(value) for key, value in stored.items()}


def _value_to_json(value: Value) -> Json:
    match value:
        case date():
            return {"date": value.isoformat()}
        case Month():
            return {"month": str(value)}
        case Quarter():
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
        return _READERS[kind](text)
    assert isinstance(stored, str | int)
    return stored


def step_to_json(step: Step) -> Json:
    return {
        "label": step.label,
        "clause": step.clause,
        "values": values_to_json(step.values),
        "amount": None if step.amount is None else str(step.amount),
    }


def step_from_json(stored: Json) -> Step:
    amount = None if stored["amount"] is None else Fraction(stored["amount"])
    values = values_from_json(stored["values"])
    return Step(stored["label"], stored["clause"], values, amount)


def steps_to_json(steps: Iterable[Step]) -> Json:
    return [step_to_json(step) for step in steps]


def steps_from_json(stored: Json) -> tuple[Step, ...]:
    return tuple(step_from_json(step) for step in stored)


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
    }


def facts_from_json(stored: Json) -> Facts:
    certificate, disability = stored["certificate"], stored["disability_until"]
    return Facts(
        birth_date=date.fromisoformat(stored["birth_date"]),
        applied_on=date.fromisoformat(stored["applied_on"]),
        certificate=certificate and Certificate(*map(date.fromisoformat, certificate)),
        disability_until=disability and date.fromisoformat(disability),
        full_state_support=stored["full_state_support"],
        parental_rights_deprived=stored["parental_rights_deprived"],
        consent=stored["consent"],
    )
