"""What several stages need to know of English: calendar words, numbers, names, verbs of saying.

Pure functions over strings and the standard library (and dateutil); no stage is imported here.
"""
