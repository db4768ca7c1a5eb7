"""Labelled pairs by program, from any real text: can both be true?

contradiction: one fact changed. entailment: less said, or the same in other words. neutral: different facts.
For every label alike other sentences of the article stand on the left, on the right, on both sides or on none.

    python -m training.contrast --data ../shared/data --out runs/contrast.jsonl.gz --pairs 120000
"""

from training.contrast.generate import Contrast, contrast_pairs, contrasts
from training.contrast.sources import Report, held_sentence, held_story, load

__all__ = ["Contrast", "Report", "contrast_pairs", "contrasts", "held_sentence", "held_story", "load"]
