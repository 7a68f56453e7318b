"""An address is written out wherever it stands: papers are sent by it."""

from collections.abc import Iterator

from desktop_app.identity.addresses import is_no_address
from desktop_app.law.steps import N_, as_is
from desktop_app.services.errors import Slip

WRITE_IT_OUT = N_("“{part}” is no address. Write the address itself: papers bear it.")


def address_slips(field: str, address: str) -> Iterator[Slip]:
    """Nothing of an empty text: whether it is needed, its own form says."""
    if is_no_address(address):
        yield Slip(field, WRITE_IT_OUT, {"part": as_is(address)})
