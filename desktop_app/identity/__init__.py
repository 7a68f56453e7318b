"""Who somebody is: names and numbers cleaned, judged, put in order, found and compared.

Pure functions of texts: nothing here reads a clock, a file or a database.
"""
