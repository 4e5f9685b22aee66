import { documentAddress } from '@plumbline/api';
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
  await jane.send('create-boards', { ...place, count: 1 });
  const kindsFor = async (person: typeof ada, paper: 'letter' | 'a4') => {
    const { documents, paper: printed } = await person.ask('documents', { ...place, paper });
    expect(printed).toBe(paper);
    return documents.map(({ kind }) => kind);
  };
  expect(await kindsFor(jane, 'a4')).toContain('board-hand-over-sheets');
  expect(await kindsFor(ada, 'letter')).not.toContain('board-hand-over-sheets');
  expect(await kindsFor(ada, 'letter')).toContain('staffing-plan');
  const address = documentAddress({ ...place, document: 'board-hand-over-sheets', paper: 'a4' });
  expect(await jane.download(address)).toMatch(/^%PDF/);
  await expect(ada.download(address)).rejects.toThrow();
});
