"""Facts that two outlets state alike, changed in one of them: the making of planted conflicts.

Nothing here looks at how the package reads or binds facts: a measure that did would be circular.
"""
