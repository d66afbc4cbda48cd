"""Facts about hosts, paths and parameters: one table a kind, and how they are looked up. Nothing here judges."""
