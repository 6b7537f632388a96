"""Channels, reference rates, rules and holidays, each value with its source."""
