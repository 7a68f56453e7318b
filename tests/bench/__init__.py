"""Timings side by side with a bare reference; ratios within one run are what counts."""
