"""Who is this? A name as a district writes it, and the agency of the national list that it can only mean.

`Index.build` prepares a directory, `identify` settles one request, `identify_many` any number.
"""

from pipelines.rules.identify.identity import identify, identify_many
from pipelines.rules.identify.index import Alias, Index, Ruling
from pipelines.rules.identify.request import Request

__all__ = ["Alias", "Index", "Request", "Ruling", "identify", "identify_many"]
