"""What informants answered when a finding was shown to them."""

from __future__ import annotations

from qualcode.model.memo import MemberCheck
from qualcode.study import Study


def is_agreement(study: Study, check: MemberCheck) -> bool:
    """Whether an answer is agreement and nothing besides; what else it says is not judged."""
    said = check.result.casefold().strip(" .!").replace("_", " ")
    return said in study.wording.say("member-check.agreed", {}).split("; ")
