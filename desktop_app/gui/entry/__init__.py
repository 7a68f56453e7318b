"""The form in which an application is typed in."""
