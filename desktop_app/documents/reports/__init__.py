"""The report and the forecast, in print and for Excel."""
