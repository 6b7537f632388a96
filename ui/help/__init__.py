"""Help: the manual's parts, the window they are read in, and the tour."""
