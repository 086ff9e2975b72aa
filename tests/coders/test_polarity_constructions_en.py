"""What English clauses say of their topics, by construction.

The codes are those of `small_book.TOPICS`; `T+ M-` is training favourable, money unfavourable.
"""

from __future__ import annotations

import pytest

from tests.coders.small_book import TOPICS, brief, codings, table

CASES = """
# given
We were given training by the department. | T+
The outreach evening was really useful. | S+
The loan arrived on time. | M+
The permit came through quickly. | P+
They mentored us every week. | D+
The department handed out sewing machines. | A+
Our permit was approved last month. | P+
Thanks to the loan we doubled our output. | M+
# neutral mention
That training was about bookkeeping. | T0
The loan is from the cooperative. | M0
# negators
We never had any training. | T-
There is no insurance for us traders. | I-
I don't have a permit. | P-
Nobody gave us machines. | A-
We haven't received the loan. | M-
No training has ever reached this village. | T-
The equipment never arrived. | A-
None of us ever got a loan. | M-
I have yet to see any mentoring. | D-
Hardly anybody here has a permit. | P-
Training hasn't happened yet. | T-
# diminishers
Training is rarely held here. | T-
There were too few machines. | A-
Loans are limited. | M-
We lack equipment. | A-
# bad
Getting a permit is a nightmare. | P-
The machine broke within a month. | A-
The training was pointless. | T-
The loan was far too expensive. | M-
Mentoring stopped after the first year. | D-
Our loan application was rejected. | M-
Nobody understood the training. | T-
# negated negatives
Permits are not difficult to get. | P+
The course wasn't expensive. | T+
The machine never broke. | A+
Getting the licence isn't hard at all. | P+
Loan repayments are never a problem. | M+
# contrast
Training was good but the loan never came. | T+ M-
The permit was easy, however the machine is broken. | P+ A-
Outreach is regular, whereas mentoring is absent. | S+ D-
Insurance is affordable, but machines are missing. | I+ A-
We have machines, unfortunately the training was useless. | A+ T-
Training was fine, except the machines never worked. | T+ A-
# concession
Although training is regular, the equipment is missing. | T+ A-
Despite the good training, machines are lacking. | T+ A-
# counterfactual praise
If it weren't for the training, we would have closed. | T+
Without the loan, I would have shut down. | M+
Had it not been for the mentoring, I'd have given up. | D+
If there had been no training, I could not have started. | T+
# counterfactual absence
If only there had been training. | T-
I wish we had insurance. | I-
# irrealis
There will be training next year. | T0
We hope to get a loan. | M0 SUG0
They plan to provide machines. | A0
Training should be regular. | T0
I would like some training. | T0
Maybe the loan will come. | M0
Please give us more machines. | A0
# still absent
The loan hasn't come yet, hopefully it will. | M-
They promised us machines but nothing came. | A-
Training was planned but never held. | T-
# need
Training is needed. | T0
# hearsay
They say there is training, but I have never seen it. | T-
Apparently there is insurance. | I0
I heard there is a loan. | M0
# rhetorical
What training? | T-
What insurance? We have nothing. | I-
Who wouldn't want a loan like that? | M+
Loan? Don't make me laugh. | M-
# focus
It isn't the training that is lacking, it's the participants who are lazy. | T+ Q-
It's not the permit that is expensive, it's the loan. | P+ M-
# double negation
The mentoring never stopped. | D+
# then and now
Permits used to be difficult, now they are easy. | P- P+
In the past there was no training; now there is plenty of it. | T- T+
The mentoring used to be regular, now nobody comes. | D+ D-
# a part of them
Not everyone got training. | T-
Not all participants received a loan. | Q- M-
Everyone got training. | T+
# not only
Not only did we get training, we also got a loan. | T+ M+
# removal of a burden
Permits are free of charge. | P+
# a cue on either side
It is hard to get a permit. | P-
Getting a permit is hard. | P-
Insurance: none. | I-
# not a cue by itself
Training lasted three days, more or less. | T0
Of course, training takes three days. | T0
# two codes that differ
We got machines, not a loan. | A+ M-
No training and no loan. | T- M-
The training is free, the machines are expensive. | T+ A-
# obstacles and suggestions
There are no difficulties with the permit. | P+
# as people talk
Training was cancelled twice. | T-
Only three machines for forty people. | A-
# conditions turned round
Had they not given us training, we would have closed. | T+
Had somebody offered training, we would have gone. | T-
If we had had a loan in time, we would have grown. | M-
# somebody of whom all is denied
Not a single one of the young fellows missed the training. | T+
# ceasing to do harm
The agency stopped cheating people over loans. | M+
# purposes deny nothing, but "so" alone is no purpose
So no training for us at all. | T-
We got a loan so that nobody walks. | M+
# an aside
It was training, not charity, that they gave us. | T+
The training, well, it was bad. | T-
"""


@pytest.mark.parametrize(("utterance", "expected"), table(CASES))
def test_english_clauses_say_this_of_their_topics(utterance: str, expected: list[str]) -> None:
    assert brief(codings(TOPICS, f"I: {utterance}")) == expected
