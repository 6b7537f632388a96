"""Which Duheng this is; reports, logs and ``--version`` say it."""

NAME = "Duheng"
VERSION = "0.1.0"
