"""What is asked beside a cited address, and how the answers are read; `linkcheck.following` does the asking."""
