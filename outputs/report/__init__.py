"""The report as a folder of pages that opens from disk: `writing.write` makes it."""
