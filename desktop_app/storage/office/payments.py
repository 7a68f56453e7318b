"""The office's side of payment orders, kept among its own settings."""

from collections.abc import Mapping
from dataclasses import asdict, fields

from sqlalchemy import Connection

from desktop_app.records.payments import PaymentDetails
from desktop_app.storage.office import details as offices

_PREFIX = "payment."
KEYS = tuple(f"{_PREFIX}{field.name}" for field in fields(PaymentDetails))


def stored(connection: Connection) -> PaymentDetails:
    """Empty where nothing was entered yet."""
    names = (field.name for field in fields(PaymentDetails))
    return PaymentDetails(**{name: offices.value(connection, f"{_PREFIX}{name}") for name in names})


def values_of(details: PaymentDetails) -> Mapping[str, str]:
    """As the settings keep them."""
    return {f"{_PREFIX}{name}": value for name, value in asdict(details).items()}


def accepted_key(code: str) -> str:
    """The setting that says when a bank took a test file of a format."""
    return f"{_PREFIX}accepted.{code}"
