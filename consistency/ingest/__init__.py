"""From paths to articles: text files, HTML, tables and folders; what can't be read is skipped with a reason."""

from consistency.ingest.reading import Readings, read

__all__ = ["Readings", "read"]
