"""An application with everything that grew out of it, as its page shows it."""
