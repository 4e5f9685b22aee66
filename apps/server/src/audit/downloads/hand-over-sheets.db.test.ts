import { documentAddress } from '@plumbline/api';
import { readPdf } from '@plumbline/documents/testing/read-pdf';
import { afterAll, expect, test } from 'vitest';
import { openFirstRound } from '../../journeys/plan-audit.ts';
import { planPolling } from '../../journeys/plan-small-election.ts';
import { ADMINISTRATOR, openTestOffice } from '../../testing/test-office.ts';

const office = await openTestOffice();
afterAll(() => office.close());

test('only who hands out the links of boards is offered and given their hand-over sheets', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId, jane } = await planPolling(office, ada, 'Hand-over sheets');
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 20 } });
  const place = { auditId, jurisdiction: 'J1' };
  const kindsFor = async (person: typeof ada, paper: 'letter' | 'a4') => {
    const { documents, paper: printed } = await person.ask('documents', { ...place, paper });
    expect(printed).toBe(paper);
    expect(documents.filter(({ pages }) => pages === 0)).toEqual([]);
    return documents.map(({ kind }) => kind);
  };
  // While there are no boards there is no sheet to print for them.
  expect(await kindsFor(jane, 'a4')).not.toContain('board-hand-over-sheets');
  await jane.send('create-boards', { ...place, count: 1 });
  expect(await kindsFor(jane, 'a4')).toContain('board-hand-over-sheets');
  expect(await kindsFor(ada, 'letter')).not.toContain('board-hand-over-sheets');
  expect(await kindsFor(ada, 'letter')).toContain('staffing-plan');
  const address = documentAddress({ ...place, document: 'board-hand-over-sheets', paper: 'a4' });
  // The address is whole: a tablet has nothing else to go by.
  const { pages } = await readPdf(await jane.downloadBytes(address));
  const { boards } = await jane.ask('jurisdiction', place);
  const links = boards.map(({ link }) => new URL(link ?? '', office.origin).href);
  expect(links).toHaveLength(1);
  expect(
    pages
      .map(({ text }) => text)
      .join('')
      .replaceAll(/\s/g, ''),
  ).toContain(links[0]);
  await expect(ada.download(address)).rejects.toThrow();

  // The PIN is on its slip, apart from the link: neither paper has both.
  const slips = documentAddress({ ...place, document: 'board-pin-slips', paper: 'a4' });
  const [board] = boards;
  const pin = board?.pin?.digits ?? '';
  expect(pin).toMatch(/^\d{9}$/);
  const textOf = async (of: string) =>
    (await readPdf(await jane.downloadBytes(of))).pages.map(({ text }) => text.replaceAll(/\s/g, '')).join('');
  expect(await textOf(slips)).toContain(pin);
  expect(await textOf(slips)).not.toContain('auditboard');
  expect(await textOf(address)).not.toContain(pin);
  expect(await kindsFor(ada, 'letter')).not.toContain('board-pin-slips');
  await expect(ada.download(slips)).rejects.toThrow();
});
