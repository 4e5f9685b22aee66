import { type BegunAudit, type ManifestStatement, participatingJurisdictions } from '@plumbline/audit';
import { Sha256Schema } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { auditReportSections } from './audit-report.ts';
import { explainColumn } from './explain-column.ts';
import { pollingAudit } from './testing/printed-audits.ts';

const { audit: replayed, inputs } = await pollingAudit();
const digest = Sha256Schema.parse('ab'.repeat(32));
const names = participatingJurisdictions(replayed.plan);
const STATEMENT: ManifestStatement = {
  manifest: digest,
  verified: 'tabulator-alone',
  by: { digest },
  on: '2026-11-05',
  ballots: {
    'election-day': { listed: 'included' },
    early: { listed: 'included' },
    mail: { listed: 'included' },
    uocava: { listed: 'none' },
    provisional: { listed: 'included' },
    'cured-or-late': { listed: 'not-yet-counted', cards: 1234 },
  },
};

function sectionOf(plan: Partial<BegunAudit['plan']>) {
  const audit = { ...replayed, plan: { ...replayed.plan, ...plan } };
  const context = { audit, inputs, roundTimes: new Map(), nameOf: () => '', textOf: () => 'Canvass board' };
  return auditReportSections(context).find(({ name }) => name === 'manifestStatements');
}

test('the report says of each manifest where its numbers come from, and of whom nobody said it', () => {
  const [first = '', ...others] = names;
  const [head = [], ...rows] = sectionOf({ manifestStatements: { [first]: STATEMENT } })?.rows ?? [];
  const file = replayed.files.find(({ kind, jurisdiction }) => kind === 'manifest' && jurisdiction === first);
  assert(file?.figures.kind === 'manifest', 'the jurisdiction has a manifest', first);
  expect(rows[0]).toEqual([
    first,
    file.figures.ballots,
    ...['', '', 'Tabulator alone', 'Canvass board', '2026-11-05'],
    ...['Included', 'Included', 'Included', 'None', 'Included', 'Not yet counted: 1,234'],
  ]);
  expect(rows.slice(1).map(([name, , , , checked]) => [name, checked])).toEqual(
    others.map((name) => [name, 'Not stated']),
  );
  expect(head).toHaveLength(13);
  for (const name of head) expect(explainColumn(String(name))).toMatch(/[a-z].*\.$/);
});

test('an expected number stands with its source, and a report of which nobody said anything is as it was', () => {
  const jurisdictions = names.map((name) => ({ name, expectedBallots: 90, expectedFrom: 'poll-book' as const }));
  const [, ...rows] = sectionOf({ jurisdictions })?.rows ?? [];
  expect(rows.map(([, , expected, from, checked]) => [expected, from, checked])).toEqual(
    names.map(() => [90, 'Poll book', 'Not stated']),
  );
  expect(sectionOf({})).toBeUndefined();
});
