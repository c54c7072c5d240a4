"""One module a command: what the user asks for, and how it is told."""
