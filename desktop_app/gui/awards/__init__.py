"""Awards: decided, amended, passed on, supposed and explained."""
