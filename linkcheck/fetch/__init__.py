"""Addresses in, a `Response` or a `Failure` out: the only room that awaits."""
