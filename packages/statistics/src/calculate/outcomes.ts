import { type Answer, answer } from '../answer.ts';
import { auditOutcome, type ContestOutcome, contestOutcome, type MeasuredContest } from '../contest-outcome.ts';
import { type HandTallyOutcome, handTallyOutcome } from '../hand-tally-outcome.ts';
import type { CalculateMethod } from './calculate-method.ts';
import { type Fields, InputNotUnderstood, readContest, readFields } from './read-fields.ts';

/** What an audit says at its end: of a complete hand tally, of each contest, and of all. */
export const outcomeMethods: readonly CalculateMethod[] = [
  {
    name: 'hand_tally.outcome',
    citation: 'Our definition: docs/methods.md, “Complete hand tallies”.',
    run: outcomeOfHandTally,
  },
  {
    name: 'outcome.per_contest',
    citation: 'Our definition: docs/methods.md, “The outcome of a contest”.',
    run: outcomePerContest,
  },
];

function outcomeOfHandTally(input: unknown): Answer<unknown> {
  const fields = readFields(input);
  const contest = readContest(fields.fields('contest'));
  const counted = fields.fields('counted');
  const tally = handTallyOutcome({
    contest,
    counted: contest.choices.map(({ id }) => counted.count(id)),
    unitsTotal: fields.count('units_total'),
    unitsCounted: fields.count('units_counted'),
    unseenCards: fields.count('unseen_cards'),
  });
  if (!tally.ok) return tally;
  const found = tally.value;
  if (!found.complete) return answer({ complete: false, winners: null, tied: null, agrees: null, settled: null });
  const { winners, tied, agrees, settled } = found;
  return answer({ complete: true, winners, tied, agrees, settled });
}

function outcomePerContest(input: unknown): Answer<unknown> {
  const contests = readFields(input).list('contests', (value, path) => {
    const fields = readFields(value, path);
    return { name: path, targeted: fields.flag('targeted'), outcome: readOutcome(fields) };
  });
  return answer({
    contests: contests.map(({ outcome }) => outcome.state),
    audit: auditOutcome(contests).state,
  });
}

function readOutcome(fields: Fields): ContestOutcome {
  return contestOutcome({
    contested: !fields.has('choices') || fields.count('choices') > fields.count('winners'),
    handTally: fields.has('hand_tally') ? readHandTally(fields.fields('hand_tally')) : undefined,
    measured: readMeasured(fields),
    riskLimit: fields.number('limit'),
    strict: fields.has('strict') && fields.flag('strict'),
  });
}

function readMeasured(fields: Fields): MeasuredContest {
  const by = fields.text('by');
  if (!['statistics', 'arithmetic', 'no'].includes(by)) {
    throw new InputNotUnderstood('measured-by-unknown', { path: fields.path });
  }
  if (by === 'arithmetic') return { by: 'arithmetic' };
  if (!fields.has('p_value')) return { by: 'nothing' };
  return { by: 'sample', unitsMeasured: fields.count('units_measured'), pValue: fields.number('p_value') };
}

/** Only these three say what a hand tally decides; the names of the winners are not asked for. */
function readHandTally(fields: Fields): HandTallyOutcome {
  if (!fields.flag('complete')) return { complete: false };
  return { complete: true, winners: [], tied: [], agrees: fields.flag('agrees'), settled: fields.flag('settled') };
}
