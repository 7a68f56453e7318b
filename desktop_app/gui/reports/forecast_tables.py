"""The tables of a forecast: its months, its payment periods, and who drops out."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from desktop_app import translation, wording
from desktop_app.gui import theme
from desktop_app.gui.context import Context
from desktop_app.gui.parts.paged import Column, PagedModel
from desktop_app.gui.parts.table import fit
from desktop_app.services.reports import forecast_paper
from desktop_app.services.reports.forecast import DropOut, Forecast, ForecastMonth, ForecastPeriod
from desktop_app.services.reports.forecast_paper import NamedDropOut
from desktop_app.translation import _

_MONEY = 128


def sum_or_nothing(amount: int) -> str:
    return wording.tenge(amount) if amount else "–"


def _mci(row: ForecastMonth) -> str:
    return _("assumed") if row.assumed_mci else _("in force")


def _mci_colour(row: ForecastMonth) -> str | None:
    return theme.WARN if row.assumed_mci else None


class MonthsModel(PagedModel[ForecastMonth]):
    """The months of the year; the id of a row is its place."""

    def __init__(self, parent: QObject) -> None:
        self._rows: Sequence[ForecastMonth] = ()
        language = translation.current()
        columns = [
            Column[ForecastMonth](_("Month"), lambda row: wording.month(row.month, language)),
            Column(_("Children"), lambda row: wording.number(row.children), True, width=80),
            Column(_("Sum"), lambda row: sum_or_nothing(row.tenge), True, width=_MONEY),
            Column(_("Of it renewed"), lambda row: sum_or_nothing(row.renewed), True, width=_MONEY),
            Column(
                _("MCI"),
                _mci,
                colour=_mci_colour,
                width=fit(_("MCI"), _("assumed"), _("in force")),
            ),
        ]
        super().__init__(columns, lambda places: [self._rows[place] for place in places], parent)

    def show_forecast(self, found: Forecast | None) -> None:
        self._rows = list(found.months.values()) if found else ()
        self.show(list(range(len(self._rows))))


class PeriodsModel(PagedModel[ForecastPeriod]):
    """The payment periods that end in the year; the id of a row is its place."""

    def __init__(self, parent: QObject) -> None:
        self._rows: Sequence[ForecastPeriod] = ()
        language = translation.current()
        columns = [
            Column[ForecastPeriod](
                _("Payment period"), lambda row: wording.period(row.period, language)
            ),
            Column(_("Children"), lambda row: wording.number(row.children), True, width=110),
            Column(_("Entitled"), lambda row: sum_or_nothing(row.entitled), True, width=170),
            Column(
                _("Paid, less what came back"),
                lambda row: sum_or_nothing(row.paid),
                True,
                width=fit(_("Paid, less what came back"), wording.tenge(10_000_000)),
            ),
            Column(_("Still to pay"), lambda row: sum_or_nothing(row.due), True, width=170),
        ]
        super().__init__(columns, lambda places: [self._rows[place] for place in places], parent)

    def show_forecast(self, found: Forecast | None) -> None:
        self._rows = list(found.periods.values()) if found else ()
        self.show(list(range(len(self._rows))))


class DropOutsModel(PagedModel[NamedDropOut]):
    """Who drops out, by last month; the names are read for the rows in sight."""

    def __init__(self, context: Context, parent: QObject) -> None:
        self._found: Sequence[DropOut] = ()
        language = translation.current()
        columns = [
            Column[NamedDropOut](_("Child"), lambda row: row.child_name, width=260),
            Column(_("IIN"), lambda row: row.child_iin, width=fit(_("IIN"), "0" * 12)),
            Column(_("Last month"), lambda row: wording.month(row.last, language), width=170),
            Column(_("Reason"), lambda row: context.words(row.reason)),
            Column(
                _("Clause"),
                lambda row: context.clause(row.reason.clause),
                width=280,
            ),
        ]

        def fetch(places: list[int]) -> list[NamedDropOut]:
            return forecast_paper.named(context.desk, [self._found[place] for place in places])

        super().__init__(columns, fetch, parent)

    def show_forecast(self, found: Forecast | None, named: Sequence[NamedDropOut] = ()) -> None:
        """``named`` are the first ones, whose names were read already."""
        self._found = found.drop_outs if found else ()
        self.show(list(range(len(self._found))), dict(enumerate(named)))

    def child_at(self, place: int) -> int:
        return self._found[place].child_id
