"""Damages what our own writers made and reads it: whatever arrives must end in a typed outcome."""
