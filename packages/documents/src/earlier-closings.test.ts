import { type AuditEvent, type AuditInRounds, type EarlierClosing, evolve, isInRounds } from '@plumbline/audit';
import { Sha256Schema } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { auditReportCsv, auditReportSections } from './audit-report.ts';
import { explainColumn } from './explain-column.ts';
import { reportPack } from './report-pack.ts';
import { pollingAudit } from './testing/printed-audits.ts';

const { audit: replayed, inputs } = await pollingAudit();
const digest = Sha256Schema.parse('ab'.repeat(32));
const TITLE = 'ROUNDS OPENED AGAIN';

function contextOf(audit: AuditInRounds, reason: string) {
  const times = {
    openedAt: '2026-11-03T10:00:00.000Z',
    closedAt: '2026-11-05T10:00:00.000Z',
    earlierClosings: [
      {
        closedAt: '2026-11-04T10:00:00.000Z',
        reopenedAt: '2026-11-04T11:00:00.000Z',
        reopenedBy: 'audit administrator',
      },
    ],
  };
  const number = audit.rounds.at(-1)?.number ?? 0;
  return { audit, inputs, roundTimes: new Map([[number, times]]), nameOf: () => '', textOf: () => reason };
}

/** The last round of an audit, with every contest at these p-values at its two ends. */
function closedTwice(first: number, second: number): AuditInRounds {
  assert(isInRounds(replayed), 'something was drawn', replayed.phase);
  const rounds = replayed.rounds.map((round) => ({ ...round, measurements: [] }));
  const round = rounds.length;
  const measured = (pValue: number): EarlierClosing['measurements'] =>
    replayed.plan.contests.map(({ name, targeted }) => ({
      ...{ contest: name, targeted, sampleSize: 1, draws: 1, distinct: 1, phantomDraws: 0, notFound: 0 },
      ...{ discrepancies: 0, pValue, riskLimitMet: pValue <= 0.05, handTally: null, charges: [], corrected: null },
      outcome: pValue <= 0.05 ? 'confirmed' : 'measured-not-confirmed',
    }));
  const events: readonly AuditEvent[] = [
    { type: 'round-closed', version: 4, round, measurements: measured(first), fieldwork: {} },
    { type: 'round-reopened', round, reason: { digest } },
    { type: 'round-closed', version: 4, round, measurements: measured(second), fieldwork: {} },
  ];
  const audit = events.reduce(evolve, { ...replayed, phase: 'round-open', rounds });
  assert(isInRounds(audit), 'the round is closed', audit.phase);
  return audit;
}

test('a round that was opened again says in every form of the report what it had found before', () => {
  const audit = closedTwice(0.12, 0.04);
  const section = auditReportSections(contextOf(audit, 'One card was read upside down.')).find(
    ({ name }) => name === 'earlierClosings',
  );
  const [head = [], ...rows] = section?.rows ?? [];
  const round = audit.rounds.length;
  const end = ['2026-11-04T10:00:00.000Z', '2026-11-04T11:00:00.000Z', 'audit administrator'];
  expect(rows).toEqual(
    audit.plan.contests.map(({ name }) => [
      ...[round, name, 'No', '0.12', 'Measured, not confirmed'],
      ...[...end, 'One card was read upside down.'],
    ]),
  );
  expect(rows[0]).toHaveLength(head.length);
  const sentences = head.map((name) => explainColumn(String(name)));
  expect(new Set(sentences).size).toBe(head.length);
  const forms = reportPack({ audit: 'Pilot', office: 'Pineland', election: 'General' }, section ? [section] : []);
  expect(forms).toHaveLength(4);
  for (const { name, text } of forms) {
    expect(text, name).toContain(TITLE);
    if (name !== 'README.txt') expect(text, name).toContain('0.12');
  }
});

test('a reason that was redacted is shown as the words say that stand in its place', () => {
  expect(auditReportCsv(contextOf(closedTwice(0.12, 0.04), '[redacted]'))).toContain('[redacted]');
});

test('a report of rounds that ended once has no such section', () => {
  assert(isInRounds(replayed), 'something was drawn', replayed.phase);
  expect(auditReportCsv(contextOf(replayed, ''))).not.toContain(TITLE);
});
