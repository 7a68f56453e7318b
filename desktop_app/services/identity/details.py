"""The names and numbers of the office and of schools."""

from collections.abc import Iterable, Iterator

from desktop_app.identity.institutions import numbers_differ
from desktop_app.law.steps import N_, as_is
from desktop_app.records.people import Office, Provider, Worker
from desktop_app.services.errors import Doubt, Slip
from desktop_app.services.identity.addresses import address_slips
from desktop_app.services.identity.names import name_question, name_slip
from desktop_app.services.identity.numbers import bin_slip


def office_slips(office: Office) -> Iterator[Slip]:
    """The slips of the office's own names and number, by its fields."""
    yield from _of_all(
        bin_slip("bin", office.bin),
        name_slip("head_name", office.head_name),
        name_slip("accountant_name", office.accountant_name),
    )
    yield from _of_addresses(office)


def school_slips(school: Provider) -> Iterator[Slip]:
    yield from _of_all(bin_slip("bin", school.bin), name_slip("head_name", school.head_name))
    yield from _of_addresses(school)


def official_doubts(
    entry: Office | Provider | Worker, fields: Iterable[str], before: object | None
) -> Iterator[Doubt]:
    """What is unusual in a name that papers bear, where it is another one than ``before``."""
    for field in fields:
        name = getattr(entry, field)
        doubt = name_question(field, name)
        if doubt is not None and name != getattr(before, field, ""):
            yield doubt


def numbers_doubts(school: Provider, before: Provider | None) -> Iterator[Doubt]:
    """The two names of one school say two numbers: an old register may name it by either."""
    one, other = school.name_kk, school.name_ru
    is_new = before is None or (one, other) != (before.name_kk, before.name_ru)
    if is_new and numbers_differ(one, other):
        label = N_("The two names have different numbers: “{name}”. Check both.")
        yield Doubt("name_ru", label, {"name": as_is(one)}, other)


def _of_addresses(entry: Office | Provider) -> Iterator[Slip]:
    for field in ("address_kk", "address_ru"):
        yield from address_slips(field, getattr(entry, field))


def _of_all(*slips: Slip | None) -> Iterator[Slip]:
    return (slip for slip in slips if slip is not None)
