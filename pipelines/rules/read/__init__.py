"""From a neutral document tree to the answers of the form, each with where it was read."""
