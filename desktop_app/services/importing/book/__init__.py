"""The workbook of a register as a whole: what is remembered of it, and those that are written."""
