"""Predictor–outcome–consequences matrix (matriks prediktor–hasil–akibat).

What it shows: the predictor–outcome matrix with what followed from the outcome at its right, so
that one reads a chain along each row: what went before, how it came out, what came of it.

Rows: the cases, the best outcome first, then whether each column follows the outcome. Columns: the
outcome, the predictors, then the codes of the codebook's outcomes as consequences.
Cell: what the researcher wrote of the case and the code, a rating with its reason or a summary, and
how many informants take which position; with quotations on request. Cases are compared as in the
predictor–outcome matrix.

Use it when: the outcome of a case is itself the cause of something later. When not: where the
codes of outcomes are the outcome itself; then they say the same thing twice
(predictor-outcome matrix).

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 8; Miles, Huberman and
Saldaña (2014), chapter 10.
"""

from __future__ import annotations

from qualcode.displays.predictor_outcome import PredictorOutcome

PREDICTOR_OUTCOME_CONSEQUENCES = PredictorOutcome(
    name="predictor-outcome-consequences", consequences=True, manual=__doc__
)
