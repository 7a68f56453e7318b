"""The office's side of payment orders is checked as far as it can be, and never guessed."""

from dataclasses import replace

import pytest

from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.payments import PaymentDetails
from desktop_app.services.bank import details
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from tests.builders import make_iban

WHOLE = PaymentDetails(
    *("020340000013", make_iban(1, bank="070"), "KKMFKZ2A", "11", "19", "911", "009", "", "322"),
    purpose="Возмещение, {period}, {number}, {child}, {payee}",
)


def test_nothing_is_there_until_it_is_entered(head: Desk) -> None:
    assert details.read(head) == (PaymentDetails(), 0)


def test_they_are_kept_as_they_are_meant(accountant: Desk) -> None:
    typed = replace(WHOLE, payer_bic=" kkmf kz2a", kbe="1 9", purpose="  Возмещение   {number} ")
    version = details.save(accountant, typed, 0)
    found, seen = details.read(accountant)
    assert (found.payer_bic, found.kbe, found.purpose) == ("KKMFKZ2A", "19", "Возмещение {number}")
    assert seen == version
    with pytest.raises(ChangedMeanwhile):
        details.save(accountant, WHOLE, 0)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("payer_bin", "020340000014"), ("payer_iban", "KZ00"), ("payer_bic", "SABRRUMM")),
        *(("kod", "1"), ("kbe", "1a"), ("knp", "91"), ("programme", "1234"), ("specific", "аб")),
        *(("purpose", "{iin}"), ("purpose", "{"), ("purpose", "{0}"), ("purpose", "{}")),
        *(("purpose", "{number:d}"), ("purpose", "{child:{payee}}"), ("purpose", "{payee!x}")),
    ],
)
def test_what_can_not_be_right_is_refused_at_its_field(
    accountant: Desk, field: str, value: str
) -> None:
    with pytest.raises(EntryError) as refused:
        details.save(accountant, replace(WHOLE, **{field: value}), 0)
    assert [slip.field for slip in refused.value.slips] == [field]
    assert details.read(accountant) == (PaymentDetails(), 0)


def test_a_clerk_does_not_change_them(desk: Desk) -> None:
    with pytest.raises(Trouble):
        details.save(desk, WHOLE, 0)
