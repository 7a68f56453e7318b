"""The program on Windows: built, tested and installed; elsewhere under Wine."""
