"""How a period is written: its words, and runs of months under one name."""
