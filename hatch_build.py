"""What a build asks before it makes a wheel: whether the lists of facts are well formed (a hook of Hatch)."""

from __future__ import annotations

import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ListsBuildHook(BuildHookInterface[Any]):
    """Stops a build whose lists have faults."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  (Hatch passes them)
        """Raise `ValueError` with the faults, a line each."""
        sys.path.insert(0, self.root)
        try:
            from linkcheck.rules.lists.check import faults  # noqa: PLC0415  (found in the tree that is built)
        finally:
            sys.path.remove(self.root)
        if found := faults():
            raise ValueError("\n".join(("The lists in linkcheck/rules/lists have faults:", *found)))
