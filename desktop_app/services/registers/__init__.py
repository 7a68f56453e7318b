"""The registers: how numbers are written, journals and stages (R-8)."""
