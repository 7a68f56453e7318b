"""Nothing in an old register stays unread unless somebody says that it is left out."""
