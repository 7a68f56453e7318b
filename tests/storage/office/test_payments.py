"""The details of payment orders lie among the office's own settings, each under its name."""

from dataclasses import fields

from desktop_app.records.payments import PaymentDetails
from desktop_app.services.desk import Desk
from desktop_app.storage.office import details as offices
from desktop_app.storage.office import payments


def test_what_was_kept_is_found_again(head: Desk) -> None:
    names = [field.name for field in fields(PaymentDetails)]
    kept = PaymentDetails(**{name: f"{name}!" for name in names})
    with head.database.begin() as connection:
        assert payments.stored(connection) == PaymentDetails()
        offices.save_values(connection, payments.values_of(kept), "Басшы", head.now())
        assert payments.stored(connection) == kept
        assert offices.version(connection, payments.KEYS) == len(names)
    assert payments.accepted_key("mt102") not in payments.KEYS
