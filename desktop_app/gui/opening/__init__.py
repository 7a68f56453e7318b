"""A database comes into the window, is kept from it by trouble, and is left for another."""
