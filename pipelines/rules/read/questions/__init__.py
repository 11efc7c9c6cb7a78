"""Which question of the form a label asks, and where on a line it ends."""
