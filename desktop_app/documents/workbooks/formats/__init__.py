"""Workbooks that are no .xlsx, each read to the last cell, and what stands beside their values."""
