"""MediaWiki wikitext."""
