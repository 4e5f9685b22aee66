import { expect, test } from 'vitest';
import type { AuditCommand } from '../../state/audit-command.ts';
import type { AuditInRounds } from '../../state/audit-state.ts';
import { accept, card, contest, draw, fileOf, inRounds, marks, openAudit, seen } from '../../testing/build-audit.ts';
import { measurePolling } from './measure-polling.ts';

/** Ada 60, Ben 30: a vote for Ada makes the likelihood ratio 4/3 of what it was, one for Ben 2/3. */
const MAYOR = contest('Mayor');
const BY = { inputs: { manifests: new Map(), totals: new Map() }, riskLimit: 0.1 };
const NOT_FOUND = { state: 'not-found' } as const;

/** The cards 1, 2, 3, … of Adams were drawn for every contest, and each was seen as it says here. */
function polled(records: readonly ('Ada' | 'Ben' | 'none')[], contests = [MAYOR]): AuditInRounds {
  const board = { jurisdiction: 'Adams', board: 'Board 1' };
  const positions = records.map((_, index) => index + 1);
  const open = openAudit(
    { type: 'ballot-polling', contests },
    contests.flatMap(({ name }) =>
      positions.map((position) => draw({ contest: name, position, ticket: `0.0${position}`.padEnd(20, '0') })),
    ),
  );
  return inRounds(
    accept(
      open,
      {
        type: 'create-boards',
        jurisdiction: 'Adams',
        boards: [{ name: 'Board 1', ballots: positions.map((at) => card(at)) }],
      },
      { type: 'name-board-members', ...board, members: ['Ann'] },
      ...records.map((record, index): AuditCommand => {
        const all = Object.fromEntries(contests.map((one) => [one.name, marks(record)]));
        const found = record === 'none' ? NOT_FOUND : seen(all);
        return { type: 'record-ballot', ...board, ballot: card(index + 1), record: found };
      }),
      { type: 'sign-off-board', ...board, typedNames: ['Ann'] },
    ),
  );
}

function measured(audit: AuditInRounds, of = MAYOR) {
  const found = measurePolling(audit, of, BY);
  if (!found.ok) throw new Error(found.error.reason);
  return found.value;
}

/** The same audit, whose figures are to be those that published systems print. */
function asPublished(audit: AuditInRounds): AuditInRounds {
  return { ...audit, plan: { ...audit.plan, compatibility: true } };
}

test('a card that nobody found counts for the loser, and is told', () => {
  const { pValue, riskLimitMet, stopped, notFound } = measured(polled(['Ada', 'none', 'Ada', 'none', 'Ada']));
  // 1 over (4/3)³ (2/3)² is 243/256.
  expect(pValue).toBeCloseTo(243 / 256, 12);
  expect({ riskLimitMet, stopped, notFound }).toEqual({ riskLimitMet: false, stopped: 'no', notFound: 2 });
});

test('the published figure knows no cards beyond the manifests, and the corrected one stands beside it', () => {
  // 104 cards were cast and 100 are listed. The four that are not may all be against Ada: 57.6 of 60 votes can be seen for
  // her, 28.8 of 30 for Ben, and 4 more cards count for him. The phantoms' tickets lie beyond the draws.
  const more = contest('Mayor', { totalBallots: 104 });
  const audit = asPublished(polled(['Ada', 'none', 'Ada', 'none', 'Ada'], [more]));
  const rounds = audit.rounds.map((round) => ({ ...round, drawnFrom: 'listed-cards' as const }));
  const found = measured({ ...audit, rounds }, more);
  expect(found.pValue).toBeCloseTo(243 / 256, 12);
  expect(found).toMatchObject({ riskLimitMet: false, stopped: 'no', notFound: 2 });
  const [forAda, forBen] = [(2 * 57.6) / 90.4, (2 * 32.8) / 90.4];
  expect(found.corrected?.pValue).toBeCloseTo(1 / (forAda ** 3 * forBen ** 2), 12);
  expect(found.corrected?.why).toEqual({ because: 'other-universe' });
});

test('where both figures are the same there is nothing to correct', () => {
  // 1 over (4/3)⁹ is 0.075.
  const found = measured(asPublished(polled(Array.from({ length: 9 }, () => 'Ada' as const))));
  expect(found.pValue).toBeCloseTo((3 / 4) ** 9, 12);
  expect(found).toMatchObject({ riskLimitMet: true, stopped: 'by-statistics', corrected: null });
});

test('a contest for which nothing was drawn is measured once every listed card was looked at, and not before', () => {
  const choices = [
    { name: 'Ada', votes: 3 },
    { name: 'Ben', votes: 0 },
  ];
  const small = (name: string) => contest(name, { choices });
  const few = { ...small('Sheriff'), totalBallots: 3 };
  const [drawn, beside] = [small('Mayor'), small('Sheriff')];
  const audit = polled(['Ada', 'Ada', 'Ada'], [drawn, beside]);
  const listing = (ballots: number): AuditInRounds => ({
    ...audit,
    files: [fileOf('Adams', { kind: 'manifest', batches: 1, ballots })],
    rounds: audit.rounds.map((round) => ({
      ...round,
      draws: round.draws.filter((one) => one.contest === 'Mayor'),
    })),
  });
  expect(measured(listing(3), few)).toMatchObject({ pValue: 0, stopped: 'by-arithmetic', draws: [] });
  expect(measured(listing(4), few)).toMatchObject({ pValue: null, stopped: 'no', draws: [] });
});
