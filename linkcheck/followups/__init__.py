"""What is asked beside a cited address, and how the answers are read; `linkcheck.inquiries` does the asking."""
