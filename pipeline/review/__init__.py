"""The office's word: kept, applied everywhere, and told when its ground has moved."""
