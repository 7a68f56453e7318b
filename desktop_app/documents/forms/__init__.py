"""The words of notices: files of the program and of the office, checked and filled in."""
