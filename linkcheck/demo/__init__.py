"""The example article and the recorded web it is checked against: stand-in pages of our own."""
