"""The first start: an office begins with its people, passwords and the printed code."""
