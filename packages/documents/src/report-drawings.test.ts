import { assert } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { auditReportSections } from './audit-report.ts';
import { reportDrawings } from './report-drawings.ts';
import { reportPack } from './report-pack.ts';
import { batchAudit, pollingAudit } from './testing/printed-audits.ts';

const AUDITS = [
  ['ballot polling', await pollingAudit()],
  ['batch comparison', await batchAudit()],
] as const;

type Replayed = (typeof AUDITS)[number][1];
const contextOf = ({ audit, inputs }: Replayed) => {
  return { audit, inputs, roundTimes: new Map(), nameOf: (id: string) => id, textOf: () => '' };
};

/** The rows of a section of the report, each by the heads of its columns. */
function rowsOf(audit: Replayed, name: string): readonly Readonly<Record<string, unknown>>[] {
  const section = auditReportSections(contextOf(audit)).find((one) => one.name === name);
  const [heads = [], ...rows] = section?.rows ?? [];
  return rows.map((cells) => Object.fromEntries(heads.map((head, place) => [String(head), cells[place]])));
}

test.each(AUDITS)('the drawings of a %s say what its report says', (_, audit) => {
  const drawings = reportDrawings(contextOf(audit));
  const rounds = rowsOf(audit, 'rounds');
  const measured = rounds.filter((row) => /^\d/.test(String(row['P-Value'])));
  const contests = [...new Set(measured.map((row) => String(row['Contest Name'])))];
  expect(contests.length).toBeGreaterThan(0);
  for (const contest of contests) {
    const own = measured.filter((row) => row['Contest Name'] === contest);
    const risk = drawings.find(({ title }) => title === `Measured risk by round: ${contest}`);
    assert(risk !== undefined, 'its risk is drawn', contest);
    expect(risk.table.rows.map((row) => row[3])).toEqual(own.map((row) => row['P-Value']));
    expect(risk.table.rows.map((row) => String(row[4]).toLowerCase())).toEqual(
      own.map((row) => String(row['Risk Limit Met?']).toLowerCase()),
    );
    const seen = drawings.find(({ title }) => title === `Reported and seen: ${contest}`);
    assert(seen !== undefined, 'its votes are drawn', contest);
    // “Ann: 12; Bob: 7”, over all rounds.
    const audited = new Map<string, number>();
    for (const row of own) {
      for (const [, choice = '', votes] of String(row['Audited Votes']).matchAll(/([^:;]+): (\d+)/g)) {
        audited.set(choice.trim(), (audited.get(choice.trim()) ?? 0) + Number(votes));
      }
    }
    const column = seen.table.columns.findIndex(({ name }) => name === 'Seen by people' || name === 'Counted by hand');
    for (const row of seen.table.rows) expect([row[0], row[column]]).toEqual([row[0], audited.get(String(row[0]))]);
  }
});

test.each(AUDITS)('the page of a %s shows each drawing with its figures below, and loads nothing', (_, audit) => {
  const drawings = reportDrawings(contextOf(audit));
  const files = reportPack({ audit: 'A', office: 'O', election: 'E' }, auditReportSections(contextOf(audit)), drawings);
  const page = files.find(({ name }) => name === 'audit-report.html')?.text ?? '';
  expect(page.match(/<figure /g)).toHaveLength(drawings.length);
  // For a wide and for a narrow place, of which one is shown.
  for (const width of ['wide', 'narrow']) {
    expect(page.match(new RegExp(`<div class="${width}" role="img" aria-label="[^"]{20,}">`, 'g'))).toHaveLength(
      drawings.length,
    );
  }
  expect(page).not.toMatch(/<script|src=|@import|<image|href="http/);
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { table } of drawings) expect(page).toContain(`<th scope="col">${table.columns.at(-1)?.name}</th>`);
});

test('nothing of a round that is open is drawn', () => {
  const [[, polling]] = AUDITS;
  const { audit } = polling;
  assert('rounds' in audit, 'something was drawn');
  const [first] = audit.rounds;
  assert(first !== undefined, 'there is a round');
  const open = { ...audit, phase: 'round-open', rounds: [first] } as unknown as typeof audit;
  const titles = reportDrawings({ ...contextOf(polling), audit: open }).map(({ title }) => title);
  expect(titles).toEqual(['Margins of all contests']);
});
