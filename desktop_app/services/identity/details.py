"""The names and numbers of the office and of schools."""

from collections.abc import Iterator

from desktop_app.records.people import Office, Provider
from desktop_app.services.errors import Slip
from desktop_app.services.identity.names import name_slip
from desktop_app.services.identity.numbers import bin_slip


def office_slips(office: Office) -> Iterator[Slip]:
    """The slips of the office's own names and number, by its fields."""
    return _of_all(
        bin_slip("bin", office.bin),
        name_slip("head_name", office.head_name),
        name_slip("accountant_name", office.accountant_name),
    )


def school_slips(school: Provider) -> Iterator[Slip]:
    return _of_all(bin_slip("bin", school.bin), name_slip("head_name", school.head_name))


def _of_all(*slips: Slip | None) -> Iterator[Slip]:
    return (slip for slip in slips if slip is not None)
