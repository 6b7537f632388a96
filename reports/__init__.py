"""Paper: what a report says, and its ink."""
