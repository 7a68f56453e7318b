"""The report and the forecast on screen."""
