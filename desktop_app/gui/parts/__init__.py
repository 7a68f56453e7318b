"""Parts that windows are made of: tables, sections, charts, progress."""
