"""From a document to what it says: entities, numbers, measures, problems, commitments, each with its place."""

from fazhi_graph.extraction.pipeline import extract

__all__ = ["extract"]
