"""What words mean in the field, and what a piece of text looks like."""
