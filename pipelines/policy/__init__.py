"""Dated numbers and texts of the program, and their loader. Code elsewhere holds none of them."""
