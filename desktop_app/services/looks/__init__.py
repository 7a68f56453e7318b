"""Who looked at whom: put down before anything is shown, and shown to who asks."""
