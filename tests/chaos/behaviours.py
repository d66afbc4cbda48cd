"""All behaviours, in one table."""

from chaos import (  # noqa: F401  (what they register is what is wanted)
    behaviours_asking,
    behaviours_framing,
    behaviours_large,
    behaviours_names,
    behaviours_pages,
    behaviours_redirects,
    behaviours_slow,
    behaviours_tls,
)
from chaos.registry import BEHAVIOURS

__all__ = ["BEHAVIOURS"]
