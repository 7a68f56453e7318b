"""Values of the law on a day: the MCI, calendars, periods and citations."""
