"""The few widgets Qt does not have."""
