"""An invented office: families, papers, payouts and debts, made by the services as people would."""
