"""How fast, in how much memory, and on how bad files: run by hand, see docs/performance.md."""
