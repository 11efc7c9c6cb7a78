"""Libraries that a reader imports when the first document of its kind comes, and what cannot be read without them."""

from __future__ import annotations

from importlib import import_module

_NEEDED_FOR = {
    "lxml.etree": "Word, OpenDocument and web pages",
    "olefile": "old Word documents, old workbooks and saved Outlook messages",
    "pypdfium2": "PDF",
    "python_calamine": "binary workbooks",
    "tnefparse": "winmail.dat",
    "asn1crypto.cms": "signed and encrypted mail",
}


def missing_libraries() -> tuple[str, ...]:
    """What cannot be read on this machine, in words with the cause. Runs in the worker, where it would be missed."""
    missing = []
    for name, kinds in _NEEDED_FOR.items():
        try:
            import_module(name)
        except (ImportError, OSError) as error:  # OSError: there, but not the machine's library that it needs
            missing.append(f"{kinds} ({name}: {type(error).__name__})")
    return tuple(missing)
