"""Old registers from Excel: read, checked, brought in whole, taken back."""
