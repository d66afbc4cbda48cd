"""Sources that are not what the article says of them."""
