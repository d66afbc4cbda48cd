"""The version, said once: the package, its user agent and its reports read it from here."""

__version__ = "0.1.0"
