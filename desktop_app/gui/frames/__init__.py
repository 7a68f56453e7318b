"""The frames that pages and dialogs are built on."""
