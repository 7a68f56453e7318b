"""The home-education program of a district office in Kazakhstan."""

__version__ = "0.2.0"
