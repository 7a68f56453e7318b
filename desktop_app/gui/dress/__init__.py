"""Light or dark, and how large letters are: chosen, kept, put on."""
