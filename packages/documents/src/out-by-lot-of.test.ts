import { assertInRounds } from '@plumbline/audit';
import type { Replay } from '@plumbline/record';
import { auditRoom } from '@plumbline/words/en/documents/audit-room';
import { publicAudit } from '@plumbline/words/en/public-audit';
import { expect, test } from 'vitest';
import { printOf } from './documents.ts';
import { outByLotOf } from './out-by-lot-of.ts';
import { publicAuditPage } from './public-audit-page.ts';
import { levelAudit, printing } from './testing/printed-audits.ts';
import { contextOf, IN_ENGLISH, IN_SPANISH, TIMES } from './testing/public-phases.ts';
import { readPdf } from './testing/read-pdf.ts';

const pageOf = ({ audit, inputs }: Replay, speech = IN_ENGLISH) =>
  publicAuditPage(contextOf(audit, inputs), TIMES, speech);

async function pressOf(replay: Replay): Promise<string> {
  const { pdf } = await printOf(printing(replay), { kind: 'press-result', jurisdiction: undefined });
  return (await readPdf(pdf)).pages.map(({ text }) => text.replaceAll(/\s+/g, ' ')).join(' ');
}

test('where a lot says who is out, everybody who reads of the result is told', async () => {
  const drawn = await levelAudit('Cy');
  expect(outByLotOf(drawn.audit)).toEqual(new Map([['Mayor', ['Cy']]]));
  const said = publicAudit.contests.outByLot.replace('{{names}}', 'Cy');
  expect(pageOf(drawn)).toContain(said);
  expect(pageOf(drawn)).toContain(publicAudit.contests.outcomes['hand-tally-confirmed']);
  expect(pageOf(drawn, IN_SPANISH)).toContain('Eliminadas por sorteo: Cy.');
  expect(await pressOf(drawn)).toContain(auditRoom.press.outByLot.replace('{{names}}', 'Cy'));
  // While the round is open again, to correct something, nothing is told of it.
  const { phase: _, outcome: __, ...rest } = { outcome: null, ...assertInRounds(drawn.audit) };
  expect(outByLotOf({ ...rest, phase: 'round-open' })).toEqual(new Map());
});

test('where nobody stated a lot, a tie is among what can leave an outcome open, and no lot is told of', async () => {
  const open = await levelAudit();
  expect(outByLotOf(open.audit)).toEqual(new Map());
  for (const text of [pageOf(open), await pressOf(open)]) {
    expect(text).toContain('A tie can leave it so.');
    expect(text).not.toContain('Out by lot');
  }
});
