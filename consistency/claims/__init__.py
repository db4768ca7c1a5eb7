"""Article -> claims: sentences, clauses, speakers, and the context that each claim borrows from its article."""

from consistency.claims.extract import extract

__all__ = ["extract"]
