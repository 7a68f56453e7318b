"""The office's own days of the calendar."""
