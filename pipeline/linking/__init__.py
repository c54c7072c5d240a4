"""From analysed documents to links: candidates, comparisons, decision, passages."""
