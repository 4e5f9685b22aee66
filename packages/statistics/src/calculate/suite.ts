import { type Answer, answer, refuse } from '../answer.ts';
import { logComparisonRiskCompatible, suiteRiskCompatible, suiteSampleSizeCompatible } from '../compatibility/suite.ts';
import type { HybridAudit, HybridPairSample, HybridStratum } from '../risk/hybrid-audit.ts';
import { suiteRisk } from '../risk/suite.ts';
import { logComparisonRisk, logPollingRisk } from '../risk/suite-strata.ts';
import { suiteSampleSize } from '../sample-size/suite-size.ts';
import type { CalculateMethod } from './calculate-method.ts';
import { publishedRiskOutput, riskWithPairsOutput } from './polling-output.ts';
import { type Fields, readContest, readCountsByName, readFields, readRiskLimitPercent } from './read-fields.ts';

const citation = 'Ottoboni, Stark, Lindeman & McBurnett, SUITE, arXiv:1809.04235.';

/** Hybrid audits by SUITE: one stratum compared with its CVRs, one polled. */
export const suiteMethods: readonly CalculateMethod[] = [
  {
    name: 'suite.p_value',
    citation,
    run: (input) => publishedRiskOutput(suiteRiskCompatible(readHybridAudit(readFields(input)))),
  },
  {
    name: 'suite.p_value.corrected',
    citation,
    run: (input) => {
      const audit = readExclusiveAudit(readFields(input));
      return audit.ok ? riskWithPairsOutput(suiteRisk(audit.value)) : audit;
    },
  },
  {
    name: 'suite.universe.p_value',
    citation: `${citation} Bañuelos & Stark, arXiv:1207.3413 (2012).`,
    run: (input) => {
      const audit = readAuditWithPhantoms(readFields(input));
      return audit.ok ? riskWithPairsOutput(suiteRisk(audit.value)) : audit;
    },
  },
  {
    name: 'suite.sample_size',
    citation,
    run: (input) => {
      const size = suiteSampleSizeCompatible(readHybridAudit(readFields(input)));
      return size.ok ? answer({ cvr: size.value.cvr, non_cvr: size.value.polling }) : size;
    },
  },
  {
    name: 'suite.sample_size.corrected',
    citation,
    run: (input) => {
      const audit = readExclusiveAudit(readFields(input));
      if (!audit.ok) return audit;
      const size = suiteSampleSize(audit.value);
      if (!size.ok) return size;
      return answer({ cvr: size.value.cvr, non_cvr: size.value.polling, full_count: size.value.isFullCount });
    },
  },
  {
    name: 'suite.comparison_stratum_p',
    citation,
    run: (input) => comparisonOutput(readFields(input), logComparisonRiskCompatible),
  },
  {
    name: 'suite.comparison_stratum_p.corrected',
    citation,
    run: (input) => comparisonOutput(readFields(input), logComparisonRisk),
  },
  {
    name: 'suite.polling_stratum_p',
    citation,
    run: (input) => pollingOutput(readFields(input)),
  },
];

function comparisonOutput(fields: Fields, logRisk: typeof logComparisonRisk): Answer<unknown> {
  const stratum = fields.fields('cvr_stratum');
  const [winner, loser] = [fields.text('winner'), fields.text('loser')];
  const errors = readDiscrepancies(stratum).find((pair) => pair.winner === winner && pair.loser === loser);
  if (!errors) {
    return refuse('counts-contradict', 'pair-discrepancies-absent', { winner, loser });
  }
  const comparison = { ballots: stratum.count('num_ballots'), sampled: stratum.count('sample_size'), ...errors };
  if (comparison.sampled > comparison.ballots) {
    return refuse('counts-contradict', 'stratum-compared-above');
  }
  return answer({
    value: Math.exp(logRisk(comparison, fields.number('reported_margin'), fields.number('null_lambda'))),
  });
}

function pollingOutput(fields: Fields): Answer<unknown> {
  const stratum = readStratum(fields.fields('polling_stratum'));
  const sampleVotes = readSampleVotes(fields.fields('polling_stratum'));
  const [winner, loser] = [fields.text('winner'), fields.text('loser')];
  const polling = {
    ballots: stratum.ballots,
    winnerVotes: stratum.votes.get(winner) ?? 0,
    loserVotes: stratum.votes.get(loser) ?? 0,
    sampled: stratum.sampled,
    sampleWinner: sampleVotes.get(winner) ?? 0,
    sampleLoser: sampleVotes.get(loser) ?? 0,
  };
  if (polling.sampleWinner + polling.sampleLoser > polling.sampled || polling.sampled > polling.ballots) {
    return refuse('counts-contradict', 'polled-sample-not-fitting');
  }
  const risk = logPollingRisk(polling, fields.number('reported_margin'));
  return answer({ value: Math.exp(risk(fields.number('null_lambda'))) });
}

function readHybridAudit(fields: Fields): HybridAudit {
  const pollingFields = fields.fields('polling_stratum');
  const sampleVotes = readSampleVotes(pollingFields);
  const pairs = readDiscrepancies(fields.fields('cvr_stratum'));
  return {
    contest: readContest(fields.fields('contest')),
    riskLimit: readRiskLimitPercent(fields),
    cvr: readStratum(fields.fields('cvr_stratum')),
    polling: readStratum(pollingFields),
    pairs: pairs.map((pair) => ({
      ...pair,
      pollingWinner: sampleVotes.get(pair.winner) ?? 0,
      pollingLoser: sampleVotes.get(pair.loser) ?? 0,
    })),
  };
}

/**
 * Where a ballot can have votes for both of a pair, tallies of the sample do not tell for how many ballots it did:
 * `polling_stratum.pair_votes` then gives, for each pair, the ballots with a vote for one and not for the other.
 */
function readExclusiveAudit(fields: Fields): Answer<HybridAudit> {
  const audit = readHybridAudit(fields);
  const polling = fields.fields('polling_stratum');
  if (!polling.has('pair_votes')) {
    if (audit.contest.votesAllowed === 1 || audit.polling.sampled === 0) return answer(audit);
    return refuse('method-does-not-apply', 'pair-votes-needed');
  }
  const pairVotes = polling.list('pair_votes', (element, path) => {
    const pair = readFields(element, path);
    return {
      winner: pair.text('winner'),
      loser: pair.text('loser'),
      pollingWinner: pair.count('winner_only'),
      pollingLoser: pair.count('loser_only'),
    };
  });
  const pairs: HybridPairSample[] = [];
  for (const pair of audit.pairs) {
    const votes = pairVotes.find(({ winner, loser }) => winner === pair.winner && loser === pair.loser);
    if (!votes) return refuse('counts-contradict', 'pair-votes-lack', { winner: pair.winner, loser: pair.loser });
    pairs.push({ ...pair, ...votes });
  }
  return answer({ ...audit, pairs });
}

/** `phantoms` are added to the listed ballots of the polled stratum, `phantoms_drawn` to its `sample_size`. */
function readAuditWithPhantoms(fields: Fields): Answer<HybridAudit> {
  const read = readExclusiveAudit(fields);
  if (!read.ok) return read;
  const { polling, pairs, ...audit } = read.value;
  const [phantoms, drawn] = [fields.count('phantoms'), fields.count('phantoms_drawn')];
  if (drawn > phantoms) return refuse('counts-contradict', 'unlisted-drawn-above');
  return answer({
    ...audit,
    polling: { ...polling, ballots: polling.ballots + phantoms, phantoms, sampled: polling.sampled + drawn },
    pairs: pairs.map((pair) => ({ ...pair, pollingLoser: pair.pollingLoser + drawn })),
  });
}

function readStratum(fields: Fields): HybridStratum {
  return {
    ballots: fields.count('num_ballots'),
    votes: readCountsByName(fields.value('vote_totals'), `${fields.path}.vote_totals`),
    sampled: fields.count('sample_size'),
    ...(fields.has('counted_first') ? { countedFirst: fields.flag('counted_first') } : {}),
  };
}

/** The votes of all rounds together; `rounds` gives those of each round by choice. */
function readSampleVotes(fields: Fields): ReadonlyMap<string, number> {
  const rounds = fields.fields('rounds');
  const votes = new Map<string, number>();
  for (const name of rounds.names()) {
    for (const [id, count] of readCountsByName(rounds.value(name), `${rounds.path}.${name}`)) {
      votes.set(id, (votes.get(id) ?? 0) + count);
    }
  }
  return votes;
}

function readDiscrepancies(fields: Fields): readonly Omit<HybridPairSample, 'pollingWinner' | 'pollingLoser'>[] {
  return fields.list('misstatements', (element, path) => {
    const pair = readFields(element, path);
    return {
      winner: pair.text('winner'),
      loser: pair.text('loser'),
      o1: pair.count('o1'),
      o2: pair.count('o2'),
      u1: pair.count('u1'),
      u2: pair.count('u2'),
    };
  });
}
