"""`qualcode codebook rate`: the rules against what people decided."""

from __future__ import annotations

from qualcode.cli.asked import Asked, asking


@asking(selecting=("code", "source", "phase"), looks=True)
def rate(asked: Asked) -> None:
    """The rules against people's decisions: precision, recall, F1 and misses, rule by rule.

    This is not agreement between coders: the rules are no independent judge.
    """
    from qualcode.cli.session import open_study
    from qualcode.reports.rule_rating import rule_rating_as_json, rule_rating_document
    from qualcode.stages.rule_rating import rate_rules

    study, session = open_study(asked.study)
    study = asked.styled(study)
    selection = asked.selection(study)
    rated = rate_rules(study, selection)
    asked.deliver(
        study,
        lambda: rule_rating_document(study, selection, rated, asked.for_people),
        lambda: rule_rating_as_json(study, rated),
    )
    session.close()
