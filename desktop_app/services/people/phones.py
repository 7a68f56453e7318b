"""Numbers of mobile phones, written in one way: a message goes to no other phone (R-7-1)."""

import re

from desktop_app.identity import numbers
from desktop_app.law.steps import N_
from desktop_app.services.errors import Slip

# 71x and 72x are towns: no message reaches those.
_MOBILE = re.compile(r"\+7 \(7[04-7]\d\) \d{3}-\d\d-\d\d")


def mobile(typed: str) -> str | None:
    """``+7 (701) 234-56-78``, however it was typed; None where it is no mobile of Kazakhstan."""
    meant = numbers.phone(typed).value
    return meant if _MOBILE.fullmatch(meant) else None


def mobile_slip(field: str, typed: str) -> Slip | None:
    """None when it is right."""
    if mobile(typed) is not None:
        return None
    label = N_("Enter a mobile number of Kazakhstan: +7 7 and nine more digits.")
    return Slip(field, label)
