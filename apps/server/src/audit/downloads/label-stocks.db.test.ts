import { documentAddress } from '@plumbline/api';
import { readPdf } from '@plumbline/documents/testing/read-pdf';
import { afterAll, expect, test } from 'vitest';
import { openFirstRound } from '../../journeys/plan-audit.ts';
import { planBatches, planPolling } from '../../journeys/plan-small-election.ts';
import { ADMINISTRATOR, openTestOffice } from '../../testing/test-office.ts';

const office = await openTestOffice();
afterAll(() => office.close());

test('labels are printed on the stock in the printer, and another or a wrong measurement is refused in words', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId, jane } = await planPolling(office, ada, 'Label stocks');
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 60 } });
  const place = { auditId, jurisdiction: 'J1' };
  await jane.send('create-boards', { ...place, count: 1 });

  const usual = await jane.ask('documents', { ...place, paper: 'a4' });
  expect(usual.stock).toBe('L7160');
  expect(usual.stocks.map(({ name }) => name)).toContain('5163');
  const pagesOn = async (stock: string) => {
    const { documents } = await jane.ask('documents', { ...place, stock });
    return documents.find(({ kind }) => kind === 'ballot-labels')?.pages ?? 0;
  };
  // A page to measure and sheets of thirty or of ten; from a roll a label each, and nothing to measure.
  const labels = await pagesOn('4x6-thermal');
  expect(labels).toBeGreaterThan(10);
  expect(await pagesOn('5160')).toBe(1 + Math.ceil(labels / 30));
  expect(await pagesOn('5163')).toBe(1 + Math.ceil(labels / 10));

  const address = { ...place, document: 'ballot-labels' } as const;
  const single = await jane.download(documentAddress({ ...address, stock: '4x6-thermal' }));
  expect(single.match(/\/MediaBox \[0 0 288 432\]/g)).toHaveLength(labels);
  const measured = await jane.download(documentAddress({ ...address, measured: '157,104.6,21.5,25.8' }));
  expect(measured).toMatch(/^%PDF/);

  await expect(jane.ask('documents', { ...place, stock: '9999' })).rejects.toThrow('There are no labels “9999” here.');
  await expect(jane.download(documentAddress({ ...address, stock: '9999' }))).rejects.toThrow();
  for (const wrong of [
    '157',
    '157,104.6,21.5',
    '157,104.6,21.5,x',
    '157,104.6,,',
    '15.7,104.6,21.5,25.8',
    '157,104.6,-4,25.8',
  ]) {
    await expect(jane.download(documentAddress({ ...address, measured: wrong }))).rejects.toThrow();
  }
});

test('tally-mark sheets have their sums after as many ballots as somebody chose', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId, jane } = await planBatches(office, ada, { name: 'Groups of marks' });
  const of = { auditId, jurisdiction: 'J1', document: 'tally-mark-sheets' } as const;
  const headsOf = async (markGroup?: '20' | '50' | '100') => {
    const pdf = await jane.downloadBytes(documentAddress({ ...of, ...(markGroup && { markGroup }) }));
    const { pages } = await readPdf(pdf);
    return pages[0]?.text.match(/Ballots \d+–\d+/g);
  };
  expect(await headsOf()).toHaveLength(5);
  expect(await headsOf('50')).toEqual(['Ballots 1–50', 'Ballots 51–100']);
  expect(await headsOf('100')).toEqual(['Ballots 1–100']);
  const wrong = documentAddress({ ...of, markGroup: '30' as '20' });
  await expect(jane.download(wrong)).rejects.toThrow();
});
