"""The MCI, the calendar and deadlines in the settings."""
