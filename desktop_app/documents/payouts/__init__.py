"""The payout sheet as a workbook, in the usual layout or the office's own (D-7)."""
