"""What a page's kind is decided by: one file for each sort of sign."""
