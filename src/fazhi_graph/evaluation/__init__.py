"""How good an extraction is: measured against gold, against floors, and against an earlier run."""

from __future__ import annotations

from fazhi_graph.evaluation.names import evaluate_entities, evaluate_relations
from fazhi_graph.evaluation.numbers import evaluate_observations
from fazhi_graph.evaluation.scores import Difference, Evaluation, Json, Score, together
from fazhi_graph.evaluation.statements import evaluate_report, evaluate_sections, evaluate_statements
from fazhi_graph.evaluation.texts import SqueezedText

__all__ = ["Difference", "Evaluation", "Score", "evaluate", "together"]


def evaluate(gold: Json, extraction: Json) -> Evaluation:
    """Score one extraction, as ``fazhi extract`` prints it, against the gold of the same report.

    Kinds: ``report_fields``, ``quantity_found``, ``quantity_value``, ``unit``, ``approx``, ``indicator``,
    ``entity_typed`` (and ``entity_typed.TYPE``), ``entity_named``, ``relation``, ``relation_untyped``, ``problems``,
    ``commitments``, ``sections``. White space, quotation marks of names, full and half width make no difference.
    """
    text = SqueezedText(extraction["text"])
    return together(
        (
            evaluate_report(gold, extraction),
            evaluate_observations(gold, extraction, text),
            evaluate_entities(gold, extraction),
            evaluate_relations(gold, extraction),
            evaluate_statements("problems", gold, extraction, text),
            evaluate_statements("commitments", gold, extraction, text),
            evaluate_sections(gold, extraction),
        )
    )
