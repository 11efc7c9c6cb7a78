"""Pictures that stand in the markup itself, as `data:` addresses: megabytes that hold no words."""

from __future__ import annotations

import re

#: Shorter markup is parsed as it is.
_LONG = 100_000
_DATA = re.compile(r"data:[\w/+.;=-]{0,200},[A-Za-z0-9+/=%\s_-]{1000,}")


def without_data(markup: str) -> str:
    """The markup with its long `data:` addresses emptied. A parser stops at values that long, and what stands behind
    one would be lost."""
    return _DATA.sub("data:,", markup) if len(markup) > _LONG and "data:" in markup else markup
