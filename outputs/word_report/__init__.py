"""The coverage report that a leader reads, as a Word document in the form of official documents."""
