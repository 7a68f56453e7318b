"""What goes to a bank and what comes from it: payment files, and statements as they are read."""
