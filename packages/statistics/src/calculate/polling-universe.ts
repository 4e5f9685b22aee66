import { type Answer, answer } from '../answer.ts';
import { outcomeToTest, type PollingAudit } from '../polling-audit.ts';
import type { PollingRound } from '../polling-sample.ts';
import { isPollingMethod, type PollingMethod, pollingRisk } from '../risk/polling-risk.ts';
import { finishingChance, type SimulationName } from '../sample-size/joint-chance.ts';
import { pollingSizes } from '../sample-size/polling-sizes.ts';
import type { CalculateMethod } from './calculate-method.ts';
import {
  type Fields,
  InputNotUnderstood,
  readCount,
  readCountsByName,
  readFields,
  readRiskLimitPercent,
} from './read-fields.ts';
import { readContestVotes, readLookedAt, readUniverse } from './universe.ts';

const citation =
  'Lindeman, Stark & Yates 2012 (BRAVO); arXiv:2008.02315 (Minerva); arXiv:2210.08717 (Providence); arXiv:1207.3413 (phantoms).';

/** Ballot polling where the cards that are listed and those that bear the contest are told apart. */
export const pollingUniverseMethods: readonly CalculateMethod[] = [
  {
    name: 'polling.universe.p_value',
    citation,
    run: measuredRisk,
  },
  {
    name: 'polling.chance.joint',
    citation,
    run: chances,
  },
  {
    name: 'polling.sizes.joint',
    citation,
    run: sizes,
  },
];

const stoppedBy = { no: 'no', 'by-statistics': 'statistics', 'by-arithmetic': 'arithmetic' } as const;

function measuredRisk(input: unknown): Answer<unknown> {
  const { method, audit } = readAudit(readFields(input));
  const risk = pollingRisk(method, audit);
  if (!risk.ok) return risk;
  const { pValue, stopped, pairs } = risk.value;
  return answer({
    p_value: pValue,
    finished: stopped !== 'no',
    by: stoppedBy[stopped],
    p_values: pairs.map(({ winner, loser, pValue: p }) => ({ winner, loser, p })),
  });
}

function chances(input: unknown): Answer<unknown> {
  const fields = readFields(input);
  const { method, audit } = readAudit(fields);
  const outcome = outcomeToTest(audit);
  if (!outcome.ok) return outcome;
  const finishing = finishingChance(method, audit, { outcome: outcome.value, name: simulationName(fields, audit) });
  const found = fields.list('sizes', readCount).map(finishing.chanceOf);
  return answer({ chances: found.map(({ chance }) => chance), known: found.map(({ known }) => known) });
}

function sizes(input: unknown): Answer<unknown> {
  const fields = readFields(input);
  const { method, audit } = readAudit(fields);
  const found = pollingSizes(method, audit, simulationName(fields, audit));
  if (!found.ok) return found;
  const options = found.value.map(({ key, size }) => [key, size ?? null]);
  return answer({ options: Object.fromEntries(options) });
}

/** A case may give its contest a name, which only names the simulation. */
function simulationName(fields: Fields, { sample }: PollingAudit): SimulationName {
  return { contest: fields.has('name') ? fields.text('name') : '', round: sample.rounds.length + 1 };
}

type MethodAndAudit = { readonly method: PollingMethod; readonly audit: PollingAudit };

function readAudit(fields: Fields): MethodAndAudit {
  return {
    method: readMethod(fields),
    audit: {
      contest: readContestVotes(fields.fields('contest')),
      sample: { universe: readUniverse(fields), rounds: readRounds(fields), lookedAt: readLookedAt(fields) },
      riskLimit: readRiskLimitPercent(fields),
    },
  };
}

function readMethod(fields: Fields): PollingMethod {
  const method = fields.text('method');
  if (isPollingMethod(method)) return method;
  throw new InputNotUnderstood('polling-method-unknown', { path: fields.path });
}

function readRounds(fields: Fields): readonly PollingRound[] {
  return fields.list('rounds', (element, path) => {
    const round = readFields(element, path);
    const countOf = (name: string) => (round.has(name) ? round.count(name) : 0);
    return {
      size: round.count('size'),
      votes: readCountsByName(round.value('votes'), `${path}.votes`),
      cardsForBoth: [],
      notFound: countOf('not_found'),
      phantoms: countOf('phantoms'),
    };
  });
}
