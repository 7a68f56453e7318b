"""Another MCI and another rate, as somebody supposes them."""

from datetime import date
from fractions import Fraction

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.gui.fields.entries import DayField, Field, TextField
from desktop_app.law.suppositions import MciFrom, OfLaw, RateFrom
from desktop_app.services.errors import EntryError, Slip
from desktop_app.translation import N_, _


class SupposedValues(QWidget):
    """The MCI from a day, and the rate from a day: each a day and a value."""

    def __init__(self) -> None:
        super().__init__()
        self.mci_from = DayField(_("MCI from"))
        self.mci = TextField(_("is, tenge"), most=9)
        self.rate_from = DayField(_("Rate from"))
        self.rate = TextField(_("is, MCI a period"), most=9)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.mci_from, 0, 0)
        grid.addWidget(self.mci, 0, 1)
        grid.addWidget(self.rate_from, 1, 0)
        grid.addWidget(self.rate, 1, 1)
        for column in range(2):
            grid.setColumnStretch(column, 1)

    @property
    def fields(self) -> dict[str, Field]:
        """As the slips of what-if name them."""
        return {
            "mci_from": self.mci_from,
            "mci": self.mci,
            "rate_from": self.rate_from,
            "rate": self.rate,
        }

    def suppositions(self) -> list[OfLaw]:
        """What is filled in; EntryError where a day has no value, or a value no day."""
        found: list[OfLaw] = []
        slips: list[Slip] = []
        mci = _pair(self.mci_from, self.mci, "mci", slips)
        rate = _pair(self.rate_from, self.rate, "rate", slips)
        if mci is not None and mci[1].denominator != 1:
            slips.append(Slip("mci", N_("Write the MCI in whole tenge.")))
        if slips:
            raise EntryError(*slips)
        if mci is not None:
            found.append(MciFrom(mci[0], int(mci[1])))
        if rate is not None:
            found.append(RateFrom(*rate))
        return found


def _pair(
    first: DayField, value: TextField, name: str, slips: list[Slip]
) -> tuple[date, Fraction] | None:
    """The day and the value, or None where neither is filled in."""
    typed = value.value().replace(" ", "").replace(",", ".")
    day = first.value()
    if not typed and day is None:
        return None
    if day is None:
        slips.append(Slip(f"{name}_from", N_("Enter the day.")))
        return None
    whole, _dot, rest = typed.partition(".")
    if not typed or not (whole + rest).isascii() or not (whole + rest).isdigit():
        slips.append(Slip(name, N_("Write a number.")))
        return None
    return day, Fraction(typed)
