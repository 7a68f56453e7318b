"""The program on Windows: built, tested and installed, on Windows itself or, elsewhere, under Wine."""
