import { type Answer, answer } from '../answer.ts';
import type { ContestVotes } from '../contest-tally.ts';
import type { LookedAt } from '../polling-sample.ts';
import { phantomKey } from '../sampling/python-repr.ts';
import { type CardUniverse, universeOfContest } from '../universe-of-contest.ts';
import type { CalculateMethod } from './calculate-method.ts';
import { type Fields, readChoices, readCountsByName, readFields, readText } from './read-fields.ts';

/** What a contest is drawn from. */
export const universeMethods: readonly CalculateMethod[] = [
  {
    name: 'universe.of_contest',
    citation: 'Bañuelos & Stark, Limiting Risk by Turning Manifest Phantoms into Evil Zombies, arXiv:1207.3413 (2012).',
    run: ofContest,
  },
];

/** How many keys of phantoms are shown, so that anybody can compute their tickets. */
const KEYS_SHOWN = 2;

function ofContest(input: unknown): Answer<unknown> {
  const fields = readFields(input);
  const name = fields.text('name');
  const typed = fields.fields('contest');
  const listed = readCountsByName(fields.value('listed'), `${fields.path}.listed`);
  const found = universeOfContest({
    contest: readContestVotes(typed),
    listedByJurisdiction: new Map(fields.list('jurisdictions', readText).map((one) => [one, listed.get(one) ?? 0])),
    castByJurisdiction: fields.has('cast') ? readCountsByName(fields.value('cast'), `${fields.path}.cast`) : new Map(),
    bearing: typed.has('ballots') ? typed.count('ballots') : null,
  });
  if (!found.ok) return found;
  const universe = found.value;
  const keys = Array.from({ length: Math.min(KEYS_SHOWN, universe.phantoms) }, (_, i) => phantomKey(name, i + 1));
  return answer({
    listed: universe.listed,
    bearing_at_most: universe.bearing,
    phantoms: universe.phantoms,
    cards: universe.cards,
    first_phantom_keys: keys,
    findings: universe.findings,
  });
}

/** Reads who stood, how many win and the votes of a contest; its `ballots` are read by those who know what they mean. */
export function readContestVotes(fields: Fields): ContestVotes {
  return {
    choices: readChoices(fields),
    winners: fields.count('num_winners'),
    votesAllowed: fields.count('votes_allowed'),
  };
}

/** Reads `universe`: `{ "listed": M, "phantoms": F }`; B is the `ballots` of the `contest`. */
export function readUniverse(fields: Fields): CardUniverse {
  const universe = fields.fields('universe');
  return {
    listed: universe.count('listed'),
    bearing: fields.fields('contest').count('ballots'),
    phantoms: universe.count('phantoms'),
  };
}

/** Reads `looked_at`, if it is there: different listed cards looked for, those not found, and the votes on the others. */
export function readLookedAt(fields: Fields): LookedAt | undefined {
  if (!fields.has('looked_at')) return undefined;
  const lookedAt = fields.fields('looked_at');
  return {
    cards: lookedAt.count('cards'),
    notFound: lookedAt.has('not_found') ? lookedAt.count('not_found') : 0,
    votes: readCountsByName(lookedAt.value('votes'), `${lookedAt.path}.votes`),
  };
}
