"""The screen: asks the session, shows what it says."""
