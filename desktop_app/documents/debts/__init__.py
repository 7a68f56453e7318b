"""The statement of what was paid too much, as a workbook (D-9)."""
