"""What goes to a bank on screen: the details of payment orders, and the list of each bank."""
