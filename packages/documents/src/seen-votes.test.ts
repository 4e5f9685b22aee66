import { isInRounds } from '@plumbline/audit';
import { assert, entriesOf, mapOf } from '@plumbline/prelude';
import type { Replay } from '@plumbline/record';
import { expect, test } from 'vitest';
import { auditReportCsv } from './audit-report.ts';
import { seenVotes } from './seen-votes.ts';
import { batchAudit, LONG_NAME, pollingAudit } from './testing/printed-audits.ts';

function seenIn({ audit, inputs }: Replay) {
  assert(isInRounds(audit), 'the audit has rounds', audit.phase);
  return seenVotes(audit, inputs);
}

function reportOf({ audit, inputs }: Replay): string {
  return auditReportCsv({ audit, inputs, roundTimes: new Map(), nameOf: (id) => id, textOf: () => '' });
}

test('of ballot polling the reported votes are of all ballots, the seen ones of the draws', async () => {
  const replay = await pollingAudit();
  const [mayor, ...more] = seenIn(replay);
  expect(more).toEqual([]);
  expect(mayor).toMatchObject({ basis: 'shares', unit: 'ballots', lookedAt: 40, ballots: 90 });
  const [one, other] = mayor?.choices ?? [];
  expect([one?.name, one?.reported, other?.reported]).toEqual([LONG_NAME, 60, 30]);
  // Every card has a vote for one of the two.
  expect((one?.seen ?? 0) + (other?.seen ?? 0)).toBe(40);
  expect(reportOf(replay)).toContain(`${LONG_NAME}: ${one?.seen}; ${other?.name}: ${other?.seen}`);
});

test('of a batch comparison both are of the batches that were drawn, each once', async () => {
  const replay = await batchAudit();
  const [mayor, council] = seenIn(replay);
  // Three batches, in each of which 200 have voted for Ada and 100 for Ben, as reported.
  expect(mayor).toEqual({
    contest: 'Mayor',
    basis: 'same-units',
    unit: 'batches',
    lookedAt: 3,
    ballots: null,
    choices: [
      { name: 'Ada', reported: 600, seen: 600 },
      { name: 'Ben', reported: 300, seen: 300 },
    ],
  });
  expect(council?.choices.map(({ seen }) => seen).reduce((sum, seen) => sum + seen, 0)).toBe(3 * (60 + 29 * 2));
});

test('a batch that was counted for other contests only is in neither sum, nor in the report', async () => {
  const { audit, ...rest } = await batchAudit();
  assert(isInRounds(audit), 'the audit has rounds', audit.phase);
  let left = 0;
  const batches = mapOf(
    [...entriesOf(audit.results.batches)].map(([jurisdiction, counted]) => {
      const own = [...entriesOf(counted)].map(([batch, count]) => {
        left += 1;
        if (left > 1) return [batch, count] as const;
        const sheets = count.sheets.map((sheet) => {
          const { Mayor: _, ...votes } = sheet.votes;
          return { ...sheet, votes };
        });
        return [batch, { ...count, sheets }] as const;
      });
      return [jurisdiction, mapOf(own)] as const;
    }),
  );
  const replay = { ...rest, audit: { ...audit, results: { ...audit.results, batches } } };
  const [mayor, council] = seenIn(replay);
  // Two of the three: what was reported of the third was not looked at.
  expect(mayor).toMatchObject({
    lookedAt: 2,
    choices: [
      { reported: 400, seen: 400 },
      { reported: 200, seen: 200 },
    ],
  });
  expect(council?.lookedAt).toBe(3);
  expect(reportOf(replay)).toContain('Ada: 400; Ben: 200');
});
