"""How the program behaves beside others: one window for a database, the taskbar, Windows' own."""
