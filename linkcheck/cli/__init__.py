"""The command line: one file a command; the only room that prints, exits and runs the loop."""
