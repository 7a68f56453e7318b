"""People on file and their telephones."""
