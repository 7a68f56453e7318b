"""What makes screens fit: pages and dialogs that scroll, columns that give way."""
