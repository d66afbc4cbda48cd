"""What is no web page: PDFs and office files, records for programs, plain text, pictures."""
