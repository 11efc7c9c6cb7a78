"""Readers of document formats: bytes in, one neutral tree out (`pipelines.tree`)."""
