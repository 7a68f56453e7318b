"""Frozen data in, file out: notices as PDF, the payout sheet as a workbook."""
