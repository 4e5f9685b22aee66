import { existsSync, readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { FIRST_MANAGER, planAudit, useFile } from './plan-audit.ts';

/* Five counties that are on no map, with cast vote records, where the shared data are there. */

const SHARED = new URL('../../../../../shared/data/arlo-small-election/', import.meta.url);
const isThere = existsSync(SHARED);
if (!isThere)
  console.warn('scenario-24-five-counties: the shared data are not there, so five counties are not uploaded.');

/** Cards of the manifest, which are those of the records, and batches. */
const COUNTIES: Readonly<Record<string, readonly [cards: number, batches: number]>> = {
  'Kendall Park': [500, 18],
  Waurika: [226, 12],
  Siletz: [57, 3],
  'Worthington Hills': [694, 24],
  'Mount Olive': [31, 2],
};
const [FARMING, MAGIC, TREASURE] = ['Minister of Farming', 'Master of Magic', 'Secretary of Treasure'];

const read = (name: string) => readFileSync(new URL(name, SHARED), 'utf8');
const fileOf = (county: string, name: string) => read(`${county.toLowerCase().replace(' ', '-')}--${name}.csv`);

test.skipIf(!isThere)('five counties bring their files, and contests are where the list of names says', async () => {
  const office = await openTestOffice({ jobs: false });
  afterAll(() => office.close());
  const ada = await office.signedIn(ADMINISTRATOR);
  const jane = await office.signedIn(FIRST_MANAGER);
  const fromRecords = {
    winners: 1,
    votesAllowed: null,
    majorityOrRunoff: false,
    totalBallots: null,
    cardsBearing: null,
    pendingBallots: 0,
    choices: null,
  };
  const auditId = await planAudit(office, ada, {
    name: 'Small election',
    type: 'ballot-comparison',
    compatibility: false,
    contests: [FARMING, MAGIC, TREASURE].map((name, place) => ({
      ...fromRecords,
      name,
      targeted: place === 0,
      jurisdictions: 'all',
    })),
    participants: ({ first }) =>
      ['Jurisdiction,Admin Email', ...Object.keys(COUNTIES).map((county) => `${county},${first}`)].join('\n'),
  });
  const list = read('small-election--standardized-contests.csv');
  await useFile(ada, { auditId, kind: 'standardized-contests', jurisdiction: null }, list);
  for (const jurisdiction of Object.keys(COUNTIES)) {
    await useFile(jane, { auditId, kind: 'manifest', jurisdiction }, fileOf(jurisdiction, 'ballot-manifest'));
    await useFile(jane, { auditId, kind: 'cvrs', jurisdiction }, fileOf(jurisdiction, 'cvrs'));
  }
  const progress = await ada.ask('round-progress', { auditId });
  const lines = progress.jurisdictions.map((one) => [
    one.jurisdiction,
    [one.ballotsInManifest, one.batchesInManifest, one.cvrs],
  ]);
  expect(Object.fromEntries(lines)).toEqual(
    Object.fromEntries(Object.entries(COUNTIES).map(([county, [cards, batches]]) => [county, [cards, batches, cards]])),
  );

  // Until the contests are where the list has them nothing is drawn.
  const everywhere = await ada.ask('sample-sizes', { auditId });
  expect(everywhere.missing).toEqual([
    { what: 'contest-standardized-elsewhere', contest: MAGIC, jurisdictions: ['Siletz', 'Mount Olive'] },
    {
      what: 'contest-standardized-elsewhere',
      contest: TREASURE,
      jurisdictions: ['Waurika', 'Siletz', 'Worthington Hills', 'Mount Olive'],
    },
  ]);
  const places = {
    [FARMING]: 'all',
    [MAGIC]: ['Kendall Park', 'Waurika', 'Worthington Hills'],
    [TREASURE]: ['Kendall Park'],
  } as const;
  const where = Object.entries(places).map(([name, jurisdictions], place) => ({
    ...fromRecords,
    name,
    targeted: place === 0,
    jurisdictions: jurisdictions === 'all' ? ('all' as const) : [...jurisdictions],
  }));
  await ada.send('define-contests', { auditId, contests: where });
  const sizes = await ada.ask('sample-sizes', { auditId });
  expect(sizes.missing).toEqual([]);
  expect(sizes.contests).toMatchObject([{ contest: FARMING, population: 1508 }]);
  // 445 cards mark Erin George, 55 Alex Hall and 46 a write-in, of which 45 mark all three: these are nobody's votes.
  const farming = sizes.plan.contests.find(({ name }) => name === FARMING);
  expect(farming?.choices.map(({ votes }) => votes)).toEqual([400, 10, 1]);
  await ada.send('choose-sampling', { auditId, cardStyles: true });
  const byStyle = await ada.ask('sample-sizes', { auditId });
  expect(byStyle.contests).toMatchObject([{ contest: FARMING, population: 500 }]);
});
