import { type Answer, answer } from '../answer.ts';
import { superSimpleRisk } from '../risk/super-simple.ts';
import type { CalculateMethod } from './calculate-method.ts';
import { readFields } from './read-fields.ts';
import { readCards } from './super-simple.ts';
import { readLookedAt, readUniverse } from './universe.ts';

/** Ballot-level comparison where the cards that are listed and those that are not are told apart. */
export const superSimpleUniverseMethods: readonly CalculateMethod[] = [
  {
    name: 'supersimple.universe.p_value',
    citation: 'Stark, Super-Simple, EVT/WOTE 2010; Bañuelos & Stark, arXiv:1207.3413 (2012).',
    run: measuredRisk,
  },
];

function measuredRisk(input: unknown): Answer<unknown> {
  const fields = readFields(input);
  const { contest, cards, riskLimit } = readCards(input);
  const phantomDraws = fields.has('phantom_draws') ? fields.count('phantom_draws') : 0;
  const comparison = { universe: readUniverse(fields), cards, phantomDraws, lookedAt: readLookedAt(fields) };
  const risk = superSimpleRisk(contest, comparison, riskLimit);
  return risk.ok ? answer({ p_value: risk.value.pValue, finished: risk.value.stopped !== 'no' }) : risk;
}
