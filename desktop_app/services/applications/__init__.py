"""Applications taken in and carried on to the order and the certificate (R-4 to R-7)."""
