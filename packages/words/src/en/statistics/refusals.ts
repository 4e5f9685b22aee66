/** Why a method of the statistics declined, by its reason; blanks are named like its data. */
export const statisticsRefusals = {
  'pool-below-pair':
    "A pool of {{cards, number}} cards cannot hold {{winner, number}} and {{loser, number}} votes. Correct the pool's tally.",
  'pool-below-votes':
    "A pool of {{cards, number}} cards cannot hold {{votes, number}} valid votes. Correct the pool's tally.",
  'no-card-carries-contest': 'No card carries this contest, so there is nothing to compare.',
  'share-to-win-not-between': 'The share needed to win must lie between 0 and 1. Found {{found}}.',
  'chance-not-between': 'The chance to finish must lie between 0 and 1.',
  'risk-limit-not-between': 'The risk limit must lie between 0 and 1.',
  'shares-not-possible': 'The two shares must be different fractions, and the winner’s above 0.',
  'method-unknown': 'There is no method “{{method}}”. See the list of methods.',
  'nobody-voted-no-shares': 'Nobody voted in this contest, so it has no shares.',
  'draws-reach-unlisted': 'The draws reach too many tickets of cards that are not listed. Ask for fewer.',
  'records-not-paired': 'There are {{cvrs, number}} CVRs and {{mvrs, number}} MVRs. Give one MVR to each CVR.',
  'no-cvr-carries-contest': 'No CVR carries this contest, so there is nothing to compare.',
  'formula-gives-no-number': 'With these parameters the formula gives no number for some card.',
  'pair-discrepancies-absent': 'The discrepancies between “{{winner}}” and “{{loser}}” are missing.',
  'stratum-compared-above': 'More ballots of the stratum were compared than it has.',
  'polled-sample-not-fitting': 'The sample of the polled stratum does not fit its ballots.',
  'pair-votes-needed':
    'With several votes allowed, the polled ballots with a vote for just one of each pair are needed (`pair_votes`).',
  'pair-votes-lack': '`pair_votes` lacks “{{winner}}” and “{{loser}}”.',
  'unlisted-drawn-above': 'More ballots were drawn that no manifest lists than there are.',
  'no-margin-no-size': 'Without a margin no number of draws is enough. Count all ballots by hand.',
  'all-ballots-drawn': 'As many ballots as there are have been drawn. None is left to draw.',
  'no-losers': 'Every choice of the contest wins, so there is no outcome to test.',
  'sample-cannot-confirm': 'The sample cannot confirm the outcome any more. Count all ballots by hand.',
  'all-batches-counted': 'Every batch has been counted by hand. None is left to draw.',
  'bounds-below-margin': 'The error bounds together are too small for the margin. Check the votes.',
  'no-batch-can-err': 'No batch of this contest can hold an error. Check the reported votes.',
  'error-where-none-can-be': 'A batch that could hold no error holds one. Check its reported votes.',
  'minerva-needs-margin':
    'A winner and a loser have equal votes, or a loser has none: Minerva as published needs a margin between 0 and 1.',
  'limit-met-earlier': 'The audit met its risk limit in an earlier round.',
  'published-search-ended':
    'The published search ends below ten million ballots without a size that has the chance asked for.',
  'providence-more-votes':
    'The choices have more votes together than the contest has ballots, which Providence as published does not accept.',
  'providence-empty-round': 'Each round of a Providence audit must draw at least one ballot.',
  'providence-loser-without-votes': 'A loser has no votes, which Providence as published cannot compute with.',
  'nothing-to-repeat': 'Give at least one value to repeat.',
  'limit-not-met-within': 'The risk limit is not met within {{draws, number}} draws.',
  'published-divides-by-zero': 'The published formula divides zero by zero for these draws.',
  'suite-stratum-counted': 'One of the strata was counted in full, which SUITE as published cannot use.',
  'suite-stratum-empty': 'One of the strata has no ballots, which SUITE as published cannot use.',
  'suite-sample-too-small': 'The published search needs at least ten sampled ballots to size a further round.',
  'suite-count-a-stratum': 'At least one of the strata has to be counted in full.',
  'nobody-voted-no-margin': 'Nobody voted in this contest, so it has no margin.',
  'contest-without-ballots': 'The contest must have at least 1 ballot. Found {{found}}.',
  'choice-above-ballots':
    '“{{choice}}” has {{votes, number}} votes, but the contest has {{ballots, number}} ballots. Correct one of them.',
  'votes-above-ballots':
    'The choices have {{votes, number}} votes together, but {{ballots, number}} ballots can hold {{possible, number}}. Correct one of them.',
  'contest-without-choices': 'The contest has no choices. Add at least one.',
  'choice-ids-repeated': 'Two choices of the contest have the same id. Give each its own.',
  'votes-not-whole': 'The votes of “{{choice}}” must be a whole number, 0 or more.',
  'winners-too-few': 'The contest must have at least 1 winner. Found {{found}}.',
  'votes-allowed-too-few': 'The contest must allow at least 1 vote. Found {{found}}.',
  'pending-not-whole': 'Pending ballots must be a whole number, 0 or more. Found {{found}}.',
  'hand-tally-not-whole':
    'The hand tally must give a whole number, 0 or more, for every choice, for the units and for the unseen cards.',
  'hand-tally-above-units':
    '{{counted, number}} units were counted by hand, but the contest has only {{units, number}}. Correct one of them.',
  'nobody-voted': 'Nobody voted in this contest, so there is no outcome to test.',
  'risk-limit-not-inside': 'The risk limit must be above 0 and below 1. Found {{found}}.',
  'round-of-unlisted':
    'Round {{round}} has draws of unlisted cards, but no card of the contest is unlisted. Correct one of them.',
  'looked-at-above-listed':
    '{{cards, number}} different cards cannot have been looked at: the manifests list {{listed, number}}.',
  'winner-not-a-choice': '“{{winner}}” won but is no choice of the contest.',
  'one-choice-only': 'The contest has one choice, so there is no outcome to test.',
  'choice-names-repeated': 'Two choices of the contest have the same name. Rename one.',
  'choices-too-many': 'At most {{most, number}} choices can be audited so. Found {{found, number}}.',
  'ranked-cards-not-whole': 'The number of cards with a ranking must be a whole number. Found {{found}}.',
  'ranked-not-a-choice': '“{{choice}}” is ranked but is no choice.',
  'ranked-twice': '“{{choice}}” is ranked twice on one card.',
  'batches-not-named-once': 'Draws, hand counts and combined batches must name each batch by its place, once.',
  'batch-in-two-groups': 'Batch {{batch}} was mixed into two groups. Combine them into one.',
  'batch-mixed-and-counted':
    'Batch {{batch}} was mixed with others, so it cannot have a hand count of its own too. Remove one of them.',
  'mixed-count-not-whole':
    'The hand count of the batches mixed with batch {{batch}} must give every choice a whole number.',
  'batch-count-not-whole': 'The hand count of batch {{batch}} must give every choice a whole number.',
  'combined-counts-differ': 'Combined batches have one hand count, but two different ones were given.',
  'mixed-needs-fixed-stakes':
    'Batches were mixed after the seed, and this test learns from earlier batches. Use one with fixed stakes.',
  'error-bounds-too-small':
    'The error bounds must add up to more than 1, or no error could change the outcome. Found {{found}}.',
  'taint-not-a-number': 'Every taint must be a number.',
  'audits-not-counted': 'There must be at least one audit and one kind of audit, in whole numbers.',
  'risk-or-chance-not-between': 'The risk limit and the chance of an error must lie between 0 and 1.',
  'pair-discrepancies-missing':
    'The discrepancies between “{{winner}}” and “{{loser}}” are missing. Give them, if only zeros.',
  'strata-not-adding-up':
    '“{{choice}}” has {{votes, number}} votes in the contest, but {{together, number}} in the two strata. Correct one of them.',
  'unlisted-without-cvrs': 'Ballots that no manifest lists belong to the stratum without CVRs.',
  'stratum-too-small':
    'A stratum of {{ballots, number}} ballots cannot hold its votes, or its sample. Correct one of them.',
  'stratum-not-counted-first':
    'A stratum of {{ballots, number}} ballots is said to have been counted first, but only {{sampled, number}} of them were.',
  'pair-sample-too-small':
    'The samples hold fewer ballots than were counted for “{{winner}}” and “{{loser}}”. Correct the counts.',
  'no-assertions': 'No set of assertions shows the winner. Count all ballots by hand.',
  'assertion-margin-too-large': 'An assertion has a larger margin than the {{cards, number}} cards of the contest.',
  'unlisted-draws-not-possible': 'There cannot be {{draws}} draws of unlisted cards. Correct one of them.',
  'padding-below-zero': 'The padding must be 0 or more. Found {{found}}.',
  'kept-back-not-inside': 'The share kept back must lie in 0..1, below 1. Found {{found}}.',
  'batch-counts-not-whole': 'Batch {{batch}} must give whole numbers, 0 or more, for every choice.',
  'hand-count-missing': 'Batch {{batch}} was drawn, but its hand count is missing. Enter it.',
  'batches-above-choice':
    'The batches give “{{choice}}” {{counted, number}} votes, but the contest has only {{votes, number}}. Correct one of them.',
  'batch-above-ballots':
    'Batch {{batch}} has {{votes, number}} votes on {{ballots, number}} ballots with {{allowed, number}} allowed. Correct one of them.',
  'upper-bound-not-above': 'The upper bound must be above 0. Found {{found}}.',
  'mean-outside': 'The mean under test must lie between 0 and the upper bound {{bound}}. Found {{found}}.',
  'cards-not-whole':
    'The number of cards must be a whole number, 1 or more (infinite with replacement). Found {{found}}.',
  'drawn-above-population':
    '{{drawn, number}} cards were drawn without replacement from {{cards, number}}. Correct one of them.',
  'draw-outside': 'Draw {{draw, number}} must lie between 0 and the upper bound {{bound}}. Found {{found}}.',
  'target-bounds-missing': 'Each target must give an error bound for every batch of the contest’s list.',
  'draw-counts-not-whole': 'The numbers of cards and of their draws must be whole numbers, 0 or more.',
  'compared-above-listed':
    '{{compared, number}} different cards were compared, but the manifests list {{listed, number}}. Correct one of them.',
  'unlisted-drawn-of-none':
    '{{draws, number}} draws are of unlisted cards, but no card of the contest is unlisted. Correct one of them.',
  'nothing-to-draw-from': 'The cards to draw from must be whole numbers, and 1 or more together.',
  'cards-below-votes':
    'The contest needs at least {{needed, number}} cards, but {{listed, number}} are listed and {{phantoms, number}} known to be unlisted.',
  'limit-met-no-more-ballots': 'The sample already meets the risk limit, so no more ballots are needed.',
  'winner-share-not-above-half': 'The winner’s share must lie between ½ and 1, the others between 0 and 1.',
  'stopping-time-too-long': 'The audit would need more than {{most, number}} ballots. Plan it by rounds.',
  'risk-limit-not-below-one': 'The risk limit must be at least 0 and below 1. Found {{found}}.',
  'batches-of-contest-counted': 'Every batch of this contest was drawn and counted by hand. None is left to draw.',
  'all-listed-looked-at': 'Every listed card has been looked at. None is left to draw.',
  'limit-met-no-more-cards': 'The sample already meets the risk limit, so no more cards are needed.',
  'rates-not-possible': 'The rates of discrepancies must be 0 or more and at most 1 together.',
  'values-outside': 'Values must lie in 0..{{bound}} and counts be whole numbers. Found {{count}} of {{value}}.',
  'population-empty': 'The foreseen population has no cards. Add at least one.',
  'population-of-other-size':
    'The foreseen population has {{foreseen, number}} cards, the test {{tested, number}}. Make them equal.',
  'nothing-to-simulate': 'Simulate at least one audit. Found {{found}}.',
  'risk-limit-found-outside': 'The risk limit must lie between 0 and 1. Found {{found}}.',
  'audited-above-population': 'More cards were audited than the foreseen population has. Correct one of them.',
  'margin-not-above-zero': 'The reported margin is not above 0, so only a full hand count can answer.',
  'margin-above-bound': 'With an upper bound of {{bound}} the margin cannot be {{margin}}. Correct one of them.',
  'stake-not-possible': 'The stake must be above 0 and at most 2. Found {{found}}.',
  'more-draws-than-cards': 'More draws would be needed than any election has cards. Count all ballots by hand.',
  'limits-met-no-more-ballots': 'The samples already meet the risk limit, so no more ballots are needed.',
  'every-ballot-looked-at': 'Every ballot has been looked at. None is left to draw.',
  'work-not-whole': 'The ballots of a container or batch must be a whole number, 0 or more.',
  'no-board': 'There is work but no audit board. Add a board.',
  'cards-asked-not-whole': 'The cards asked for “{{contest}}” must be a whole number, 0 or more.',
  'item-ids-repeated': 'Two items have the same id, so they would share their tickets. Rename one.',
  'draws-not-whole': 'The numbers of draws must be whole numbers, 0 or more.',
  'sample-too-large': 'A sample of {{draws, number}} draws is not drawn. Count all ballots by hand.',
  'batch-listed-twice': '{{batch}} is listed twice, so its ballots would share tickets.',
  'ballots-not-positions': 'The ballots of {{batch}} must be a count or distinct positions.',
  'drawn-batch-gone': '{{batch}} was drawn before, but is not a batch now.',
  'bounds-not-paired': 'There are {{batches, number}} batches, but {{bounds, number}} error bounds.',
  'bound-not-a-ratio': 'An error bound must be a ratio of whole numbers that is not below 0.',
  'draw-number-not-whole': 'The number of draws must be a whole number, 0 or more. Found {{found}}.',
  'batch-names-repeated': 'Two batches are both {{batch}}. Rename one.',
  'listed-or-cast-not-whole': 'The cards listed and the cards cast must be whole numbers, 0 or more.',
  'no-card-listed': 'No manifest lists a card of this contest. Add the manifests of its jurisdictions.',
  'contest-cards-not-whole': 'The cards of a contest must be whole numbers, 0 or more.',
  'phantoms-above-bearing':
    '{{phantoms, number}} cards of the contest cannot be missing from the manifests when only {{bearing, number}} bear it.',
  'bearing-above-known':
    '{{bearing, number}} cards bear the contest, but only {{listed, number}} are listed and {{phantoms, number}} known to be unlisted.',
  'votes-need-cards':
    'The votes need at least {{needed, number}} cards that bear the contest. Found {{found, number}}. Correct one of them.',
  'made-not-known': '{{path}}.made must be “before-seed” or “after-seed”.',
  'batches-name-none': '{{path}}.batches must name a batch.',
  'batches-list-too-many': '{{path}}.batches must list {{most, number}} cards or fewer.',
  'batch-named-before': '{{path}} names a batch that is listed before.',
  'phantoms-too-many': '{{path}}.phantoms must be {{most, number}} or fewer.',
  'polling-method-unknown': '{{path}}.method must be bravo, minerva or providence.',
  'assertion-type-unknown': '{{path}}.assertion_type must be WINNER_ONLY or IRV_ELIMINATION.',
  'assertions-not-of-contest':
    '{{path}}.assertions must be about candidates of the contest, each named once in an assertion.',
  'irv-type-unknown': '{{path}}.type must be NEB or NEN.',
  'not-an-object': '{{path}} must be an object.',
  'not-a-number': '{{path}} must be a number.',
  'not-a-count': '{{path}} must be a whole number from 0 to ten billion.',
  'not-a-text': '{{path}} must be a text.',
  'not-a-flag': '{{path}} must be true or false.',
  'not-a-list': '{{path}} must be a list.',
  'not-a-percentage': '{{path}} must be a percentage from 0 to 100.',
  'not-a-choice-pair': '{{path}} must be [id, votes].',
  'measured-by-unknown': '{{path}}.by must be “statistics”, “arithmetic” or “no”.',
  'mark-unknown': '{{path}}.{{name}} must be "1", "0", "o" or "u".',
  'batches-repeated': '{{path}}.batches must name each batch once.',
  'batch-not-of-input': '{{path}} must name a batch of input.batches.',
  'not-digits': 'input.x must be digits after "0.".',
  'not-a-value-pair': '{{path}} must be [value, count].',
  'assertion-test-unknown': '{{path}}.test must name a test of assertions. Found “{{found}}”.',
  'round-not-whole': 'Round {{round}} must have whole numbers, 0 or more.',
  'round-of-other-choice': 'Round {{round}} has votes for “{{choice}}”, who is not in the contest.',
  'round-above-cards':
    'Round {{round}} has more votes than its {{cards, number}} cards can hold. Correct the votes or the cards.',
  'round-both-above-votes':
    'Round {{round}} has more cards for both “{{first}}” and “{{second}}” than votes for one of them.',
  'looked-at-not-whole': 'The list of the different cards looked at must have whole numbers, 0 or more.',
  'looked-at-of-other-choice':
    'The list of the different cards looked at has votes for “{{choice}}”, who is not in the contest.',
  'looked-at-above-cards':
    'The list of the different cards looked at has more votes than its {{cards, number}} cards can hold. Correct the votes or the cards.',
  'looked-at-both-above-votes':
    'The list of the different cards looked at has more cards for both “{{first}}” and “{{second}}” than votes for one of them.',
  'pair-above-cards':
    'The votes for the winner and the loser do not fit on {{cards}} cards. Correct one of them, or say how many cards vote for both.',
} as const;
