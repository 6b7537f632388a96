"""One page a question a user comes with."""
