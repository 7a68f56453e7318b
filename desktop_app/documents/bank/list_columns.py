"""What the columns of a bank's list are called, and what they show of a payment."""

from collections.abc import Callable, Sequence

from desktop_app.records.payments import FileToPay, Payment
from desktop_app.translation import N_, translator

Shown = str | int

COLUMNS: dict[str, tuple[str, Callable[[FileToPay, int, Payment], Shown]]] = {
    "serial": (N_("No."), lambda _what, serial, _payment: serial),
    "payee": (N_("Payee's full name"), lambda _what, _serial, payment: payment.payee),
    "payee_iin": (N_("Payee's IIN"), lambda _what, _serial, payment: payment.payee_iin),
    "iban": (N_("Account (IBAN)"), lambda _what, _serial, payment: payment.iban),
    "bank": (N_("Bank"), lambda what, _serial, _payment: what.bank.name),
    "bic": (N_("BIC"), lambda what, _serial, _payment: what.bank.bic),
    "amount": (N_("Sum, tenge"), lambda _what, _serial, payment: payment.amount),
    "kbe": (N_("KBe"), lambda what, _serial, _payment: what.payer.details.kbe),
    "knp": (N_("KNP"), lambda what, _serial, _payment: what.payer.details.knp),
    "purpose": (N_("Purpose of the payment"), lambda _what, _serial, payment: payment.purpose),
    "child": (N_("Child's full name"), lambda _what, _serial, payment: payment.child),
    "child_iin": (N_("Child's IIN"), lambda _what, _serial, payment: payment.child_iin),
    "programme": (N_("Programme"), lambda what, _serial, _payment: what.payer.details.programme),
    "subprogramme": (
        N_("Subprogramme"),
        lambda what, _serial, _payment: what.payer.details.subprogramme,
    ),
    "specific": (N_("Specific"), lambda what, _serial, _payment: what.payer.details.specific),
    "payer_bin": (N_("Payer's BIN"), lambda what, _serial, _payment: what.payer.details.payer_bin),
    "payer_iban": (
        N_("Payer's account"),
        lambda what, _serial, _payment: what.payer.details.payer_iban,
    ),
    "order_number": (
        N_("Payment order number"),
        lambda what, _serial, _payment: what.bank.order.number if what.bank.order else "",
    ),
    "order_day": (
        N_("Payment order of"),
        lambda what, _serial, _payment: (
            f"{what.bank.order.day:%d.%m.%Y}" if what.bank.order else ""
        ),
    ),
}
"""What a column is called, and what it shows of a payment."""

USUAL = ("serial", "payee", "payee_iin", "iban", "bic", "amount", "kbe", "knp", "purpose")


def rows_of(what: FileToPay, language: str, columns: Sequence[str] = USUAL) -> list[list[Shown]]:
    """The headings, then each payment: what stands in the list, and in its preview."""
    gettext = translator(language).gettext
    headings: list[Shown] = [gettext(COLUMNS[name][0]) for name in columns]
    payments = [
        [COLUMNS[name][1](what, serial, payment) for name in columns]
        for serial, payment in enumerate(what.bank.payments, 1)
    ]
    return [headings, *payments]
