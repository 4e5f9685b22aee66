import { assert } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { csv, folderWith, replayed, type Table } from '../testing/audit-folder.ts';
import { replayAudit } from './replay-audit.ts';

/* A polling audit of a mayor, 60 to 20 and 10 written in. Who is on a list is read from results as boards enter it. */

const LIST = { choice: 'Write-ins', names: ['Jo Fox', 'Al Orr'] };
const NOTHING: Table = [['Adams', 'B1', 999, 'Mayor', 'BLANK']];

function folderOf(results: Table, writeIns?: { readonly choice: string; readonly names: readonly string[] }) {
  const choices = Object.entries({ Ada: 60, Ben: 20, 'Write-ins': 10 }).map(([name, votes]) => ({ name, votes }));
  return folderWith(
    {
      name: 'Pilot',
      type: 'ballot-polling',
      method: 'bravo',
      riskLimit: 0.0435,
      seed: '31415926535897932384',
      contests: [{ name: 'Mayor', targeted: true, choices, totalBallots: 100, ...(writeIns && { writeIns }) }],
      jurisdictions: [{ name: 'Adams', manifest: 'adams.csv' }],
      rounds: [{ sampleSizes: { Mayor: 12 }, results: 'round-1.csv' }],
    },
    {
      'adams.csv': csv([
        ['Batch Name', 'Number of Ballots'],
        ['B1', 100],
      ]),
      'round-1.csv': csv([['Jurisdiction', 'Batch Name', 'Ballot Number', 'Contest', 'Interpretation'], ...results]),
    },
  );
}

const drawn = (await replayed(folderOf(NOTHING))).unaudited;
/** A row for each card that was drawn: Ada, unless `read` says otherwise of the first ones. */
function rowsOf(...read: readonly string[]): Table {
  return drawn.map(({ batch, position }, place) => ['Adams', batch, position ?? 0, 'Mayor', read[place] ?? 'Ada']);
}

test('names that qualified come to the same risk as their choice, and two of them where one may be to the same as too many marks', async () => {
  const named = await replayed(folderOf(rowsOf('Jo Fox', 'Al Orr', 'Jo Fox;Al Orr', 'Ada;Al Orr', 'Ben'), LIST));
  const plain = await replayed(folderOf(rowsOf('Write-ins', 'Write-ins', 'Ada;Ben', 'Ada;Write-ins', 'Ben')));
  expect(named.rounds[0]?.measurements).toHaveLength(1);
  expect(named.rounds[0]?.measurements).toEqual(plain.rounds[0]?.measurements);
  const others = await replayed(folderOf(rowsOf('Jo Fox'), LIST));
  expect(others.rounds[0]?.measurements).not.toEqual(named.rounds[0]?.measurements);
});

test('neither the choice without a name nor a name that did not qualify is read', async () => {
  for (const read of ['Write-ins', 'Mickey Mouse']) {
    const result = await replayAudit(folderOf(rowsOf(read), LIST));
    assert(!result.ok && result.error.code === 'files-refused', 'the results are refused', result);
    expect(result.error.issues).toMatchObject([{ code: 'BAD_INTERPRETATION', found: read }]);
  }
});

test('a list that names a choice of the contest is refused: its votes would be read as written in', async () => {
  const result = await replayAudit(folderOf(rowsOf('Ben'), { ...LIST, names: ['Jo Fox', 'Ben'] }));
  expect(result).toMatchObject({ ok: false });
});
