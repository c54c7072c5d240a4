"""What a text is: the nouns, the readers that make documents, and the corpus on disk."""
