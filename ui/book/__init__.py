"""The open book as a file: how it is opened, copied, sealed and looked after."""
