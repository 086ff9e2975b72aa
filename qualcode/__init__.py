"""qualcode: from interview transcripts to a defended thesis chapter."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qualcode.loading import load_study as load_study

__version__ = "0.1.0"
__all__ = ["__version__", "load_study"]


def __getattr__(name: str) -> Any:
    # Loaded on first use, so that `qualcode --help` does not pay for it.
    if name == "load_study":
        from qualcode.loading import load_study

        return load_study
    raise AttributeError(f"module 'qualcode' has no attribute '{name}'")
