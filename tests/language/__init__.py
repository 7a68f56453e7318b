"""How the program speaks Kazakh and Russian: its words, its dates and its marks."""
