"""What keeps an office from those who do not belong to it: slots, PINs, and keyed files."""
