"""Errors that a run can end with; an item that fails is data (`SkippedArticle`), not an error.

ConsistencyError
├── InputError       nothing to read, or a path that is not there
├── SettingsError    a setting or flag that is unknown or out of range
├── ModelError       a model that is missing, half there, or not what it says
├── ReportError      a report file that can't be read back
└── EngineError      a run over many stories that could not finish; the next run goes on from there
"""


class ConsistencyError(Exception):
    """The base of every error that this package raises on purpose."""


class InputError(ConsistencyError):
    """No article could be read, or a path does not exist."""


class SettingsError(ConsistencyError):
    """A setting is unknown, of the wrong type or out of its range."""


class ModelError(ConsistencyError):
    """A model can't be loaded, or its weights or labels are not what they should be."""


class ReportError(ConsistencyError):
    """A report file is missing, damaged or of another schema version."""


class EngineError(ConsistencyError):
    """Parts of a run failed, or the cluster can't be reached; what is done stays done."""
