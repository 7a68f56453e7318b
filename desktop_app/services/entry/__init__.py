"""What helps while an application is typed in: what is on file, the form to sign."""
