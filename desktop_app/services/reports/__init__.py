"""The report of a period and the forecast of a budget year."""
