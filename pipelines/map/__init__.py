"""The partner map: one self-contained page and picture, from the same rows as the dataset."""
