/** What each method of the statistics answers, for a reader who has not seen the code. */
export const statisticsMethods = {
  'assertion.p_value': 'The risk of an assertion from assorter values in drawing order, by any test an audit may plan.',
  'assertion.sample_size': 'How many cards half, 80 % and 90 % of simulated audits of a foreseen population look at.',
  'assertion.sample_size_without_errors':
    'The draws of a ballot comparison with one stake that meet the risk limit without a discrepancy.',
  'batch_alpha.p_value': 'The risk of a batch comparison from taints in drawing order, read after every batch.',
  'card_style.sample': 'Which cards to retrieve when each contest takes the first cards in ticket order that carry it.',
  'bravo.sample_sizes.first_round':
    'Sizes for the first round of a ballot-polling audit: expected, and with 70, 80 and 90 % chance.',
  'bravo.sample_sizes.next_round':
    'Sizes for a further round of a ballot-polling audit, in ballots beyond those drawn.',
  'bravo.sample_sizes.first_round.corrected':
    'Sizes for all pairs of winner and loser together, each with the chance that it ends the audit, computed.',
  'bravo.sample_sizes.next_round.corrected':
    'Sizes for all pairs of winner and loser together, each with the chance that it ends the audit, computed.',
  'bravo.p_values': 'The measured risk of every pair of winner and loser in a ballot-polling audit, and the largest.',
  'bravo.p_values.corrected':
    'The same risks, where only ballots known to be different (`distinct_ballots`, `distinct_votes`) make a full count.',
  'bravo.expected_prob': 'The chance that exactly so many more ballots end a ballot-polling audit.',
  'bravo.quantile_size': 'The further ballots after which a ballot-polling audit is over with a given chance.',
  'macro.combined_after_draw':
    'The measured risk of a batch comparison with combined batches, whether the plan made them one unit or they were mixed after the seed, and what each drawn batch counts for.',
  contest_margins: 'Who was reported to win and lose, the diluted margin, and the shares of ballots, votes and pairs.',
  'contract.critical_count':
    'How many false confirmations in so many simulated audits show that a method breaks its risk limit.',
  'macro.error_bounds': 'How far each batch could overstate a margin, relative to it, and the sum U of these bounds.',
  'macro.error_bounds.corrected': 'The same bounds, with missing votes held against the margin in full.',
  'macro.sample_size':
    'How many more batches to draw so that a batch comparison meets its risk limit if no more errors appear.',
  'macro.sample_size.corrected': 'The same size from the corrected bounds and risk.',
  'macro.p_value': 'The measured risk of a batch comparison, by Kaplan–Markov over the draws.',
  'macro.p_value.corrected': 'The same risk with combined batches as one unit and a taint of 1 or more as risk 1.',
  'minerva.p_value':
    'The measured risk of a ballot-polling audit by Minerva, as published; round sizes must be fixed in advance.',
  'minerva.p_value.corrected': 'The same risk over all pairs; a tied contest is never confirmed.',
  'minerva.sample_sizes.first_round':
    'Sizes for a round of a Minerva audit with 70, 80 and 90 % chance to finish, as published.',
  'minerva.sample_sizes.next_round':
    'Sizes for a round of a Minerva audit with 70, 80 and 90 % chance to finish, as published.',
  'minerva.sample_sizes.first_round.corrected':
    'Draws for the first round that end the audit for all pairs together, or the scheduled round and its chance.',
  'minerva.sample_sizes.next_round.corrected':
    'Draws for the first round that end the audit for all pairs together, or the scheduled round and its chance.',
  'opportunistic.prefix':
    'How far the draws for other contests reach without a gap into a contest’s own sequence of draws, and which draws count for it.',
  'opportunistic.batches':
    'The measured risk of a contest of a batch comparison from batches that were drawn for another contest, whose error bounds are stretched to hold for this one.',
  'hand_tally.outcome':
    'Who won by a complete hand tally, who is tied, whether that agrees with the report, and whether cards nobody saw could still change it.',
  'outcome.per_contest':
    'What an audit says of each of its contests, and of all together: confirmed, not confirmed, not measured.',
  'polling.universe.p_value':
    'The measured risk of a ballot-polling audit by BRAVO, Minerva or Providence, and whether statistics or arithmetic confirms the outcome.',
  'polling.chance.joint':
    'The chance that a next round of so many draws meets the risk limit for all pairs together, if the report is right.',
  'polling.sizes.joint':
    'How many draws to add so that all pairs meet the risk limit with 70, 80 and 90 % chance; null where a full hand tally is less work.',
  'providence.p_value':
    'The measured risk of a ballot-polling audit by Providence, as published; round sizes may follow the data.',
  'providence.p_value.corrected': 'The same risk over all pairs; a tied contest is never confirmed.',
  'providence.sample_sizes.first_round':
    'Sizes for a round of a Providence audit with 70, 80 and 90 % chance to finish, as published.',
  'providence.sample_sizes.next_round':
    'Sizes for a round of a Providence audit with 70, 80 and 90 % chance to finish, as published.',
  'providence.sample_sizes.first_round.corrected':
    'Additional ballots, given what was found; all ballots where the contest is tied or too close.',
  'providence.sample_sizes.next_round.corrected':
    'Additional ballots, given what was found; all ballots where the contest is tied or too close.',
  'raire.assertions': 'The assertions that together rule out every other winner of an instant-runoff contest.',
  'raire.assertions.corrected':
    'The same, each complete elimination order ruled out by the easiest assertion there is.',
  'raire.neb_matrix':
    'Every pair of choices of which the first cannot be eliminated before the second, with 1 ÷ margin.',
  'supersimple_raire.normalize': 'A ranking as it counts: nothing from the best rank given twice, and no gaps.',
  'supersimple_raire.sample_size':
    'How many more ballots to draw to confirm given assertions by ballot-level comparison.',
  'supersimple_raire.sample_size.corrected': 'The same size, with two-vote errors counted in full.',
  'supersimple_raire.p_value': 'The measured risk of given assertions in a ballot-level comparison audit.',
  'supersimple_raire.p_value.corrected':
    'The same risk; draws never pass for a full count, and without assertions nothing is confirmed.',
  sha256_uniform: 'The SHA-256 of a text, and the fraction that it stands for.',
  next_fraction_and_trim: 'The ticket that follows a ticket, and the ticket cut off for display.',
  ballot_ticket_chain: 'The text that is hashed for a ballot, and its first five tickets.',
  batch_ticket_chain: 'The text that is hashed for a batch, and its first four published tickets.',
  consistent_sampler_strings: 'A sample of ids in the order of their tickets.',
  draw_ballots: 'A sample of single ballots from batches.',
  numpy_default_rng: 'The state and first numbers of NumPy’s default generator, started from the SHA-256 of a text.',
  draw_ppeb: 'A sample of batches in proportion to their error bounds, drawn with NumPy’s generator.',
  'draw_ppeb.corrected':
    'A sample of batches in proportion to their error bounds, decided by SHA-256 alone in whole numbers.',
  'binpacking.balance': 'Batches divided among audit boards so that all have about as much to do.',
  'shangrla.alpha.shrink_trunc':
    'The risk of an assertion by ALPHA, draw after draw, expecting a weighted mean of report and draws.',
  'shangrla.alpha.shrink_trunc.corrected':
    'The risk of an assertion by ALPHA, draw after draw, expecting a weighted mean of report and draws. Never below 0; a tie or a wrong full count is never confirmed.',
  'shangrla.alpha.fixed_alternative':
    'The risk of an assertion by ALPHA, draw after draw, expecting one mean of all cards.',
  'shangrla.alpha.fixed_alternative.corrected':
    'The risk of an assertion by ALPHA, draw after draw, expecting one mean of all cards. Never below 0; a tie or a wrong full count is never confirmed.',
  'shangrla.alpha.optimal_comparison':
    'The risk of an assertion by ALPHA, draw after draw, expecting two-vote overstatements at one rate.',
  'shangrla.alpha.optimal_comparison.corrected':
    'The risk of an assertion by ALPHA, draw after draw, expecting two-vote overstatements at one rate. Never below 0; a tie or a wrong full count is never confirmed.',
  'shangrla.betting.fixed':
    'The risk of an assertion by a betting martingale, draw after draw, staking the same on every card.',
  'shangrla.betting.fixed.corrected':
    'The risk of an assertion by a betting martingale, draw after draw, staking the same on every card. Never below 0; a tie or a wrong full count is never confirmed.',
  'shangrla.betting.agrapa':
    'The risk of an assertion by a betting martingale, draw after draw, staking what approximately grew fastest so far.',
  'shangrla.betting.agrapa.corrected':
    'The risk of an assertion by a betting martingale, draw after draw, staking what approximately grew fastest so far. Never below 0; a tie or a wrong full count is never confirmed.',
  'shangrla.kaplan_markov': 'The Kaplan–Markov risk that a mean of non-negative values is small, draw after draw.',
  'shangrla.kaplan_markov.corrected':
    'The Kaplan–Markov risk that a mean of non-negative values is small, draw after draw. Never below 0; a tie or a wrong full count is never confirmed.',
  'shangrla.kaplan_wald': 'The Kaplan–Wald risk that a mean of non-negative values is small, draw after draw.',
  'shangrla.kaplan_wald.corrected':
    'The Kaplan–Wald risk that a mean of non-negative values is small, draw after draw. Never below 0; a tie or a wrong full count is never confirmed.',
  'shangrla.kaplan_kolmogorov':
    'The Kaplan–Kolmogorov risk that a mean of non-negative values is small, drawn without replacement.',
  'shangrla.kaplan_kolmogorov.corrected':
    'The Kaplan–Kolmogorov risk that a mean of non-negative values is small, drawn without replacement. Never below 0; a tie or a wrong full count is never confirmed.',
  'shangrla.wald_sprt': 'The risk of an assertion by Wald’s sequential test against one alternative, draw after draw.',
  'shangrla.wald_sprt.corrected':
    'The risk of an assertion by Wald’s sequential test against one alternative, draw after draw. Never below 0; a tie or a wrong full count is never confirmed.',
  'shangrla.eta_sequence.shrink_trunc': 'What ALPHA’s truncated shrinkage expects of each next card.',
  'shangrla.sample_size.shrink_trunc':
    'The draws after which ALPHA meets the risk limit if the given values repeat, each in its place.',
  'shangrla.assorter.plurality':
    'Assorter values, margin and overstatements for the assertion that the winner got more votes than the loser.',
  'shangrla.assorter.supermajority':
    'Assorter values, margin and overstatements for the assertion that the winner got more than a share of the valid votes.',
  'shangrla.assorter.no_majority':
    'Assorter values, margin and overstatements for the assertion that a choice did not get a share of the valid votes.',
  'shangrla.assorter.irv':
    'Assorter values, margin and overstatements for the assertion that an assertion about eliminations in a ranked contest holds.',
  'shangrla.assorter.oneaudit':
    'Assorter values, margin and overstatements for the assertion that the winner got more votes than the loser, where some cards have only a pool’s mean.',
  'suite.p_value': 'The measured risk of a hybrid audit, over a grid of shares as published.',
  'suite.p_value.corrected':
    'The measured risk of a hybrid audit over all shares; a stratum counted in full before any sample (`counted_first`) is known, not tested.',
  'suite.universe.p_value':
    'The measured risk of a hybrid audit some of whose ballots no manifest lists: each draw of one counts against every winner.',
  'suite.sample_size': 'Cumulative ballots of the two strata of a hybrid audit, as published.',
  'suite.sample_size.corrected': 'Additional ballots to draw from the two strata of a hybrid audit.',
  'suite.comparison_stratum_p': 'The risk that the stratum with CVRs hides a share of the margin, as published.',
  'suite.comparison_stratum_p.corrected':
    'The risk that the stratum with CVRs hides a share of the margin, not zero because all was compared.',
  'suite.polling_stratum_p': 'The risk that the stratum without CVRs hides a share of the margin.',
  'supersimple.sample_size':
    'How many more ballots to draw in a ballot-level comparison audit if errors keep to their rates so far.',
  'supersimple.sample_size.corrected':
    'The same size; ties and contests without votes ask for all ballots, those without losers are refused.',
  'supersimple.p_value':
    'The measured risk of a ballot-level comparison audit, and the discrepancy of each group of ballots.',
  'supersimple.p_value.corrected':
    'The same risk with the greatest relative error of every ballot, and a full count by different ballots only.',
  'supersimple.nmin':
    'The number of draws at which a comparison audit with just these errors stops. Also Colorado’s rule for ballots to audit.',
  'supersimple.universe.p_value':
    'The measured risk of a ballot-level comparison audit whose contest has cards in no manifest; each drawn is a two-vote overstatement.',
  'universe.of_contest':
    'The cards a contest is drawn from: listed, bearing the contest at most, and in no manifest (phantoms), with what to confirm.',
} as const;
