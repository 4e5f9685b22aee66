import { existsSync, readFileSync } from 'node:fs';
import { kindOf } from '@plumbline/audit';
import { expect, test } from 'vitest';
import { folderWith, replayed } from '../testing/audit-folder.ts';

/* A small election of five counties with cast vote records, where the shared data are there. */

const SHARED = new URL('../../../../../shared/data/arlo-small-election/', import.meta.url);
const COUNTIES = ['Kendall Park', 'Waurika', 'Siletz', 'Worthington Hills', 'Mount Olive'];
const isThere = existsSync(SHARED);
if (!isThere) console.warn('five-counties.test.ts: the shared data are not there, so five counties are not read.');

const fileOf = (county: string) => county.toLowerCase().replace(' ', '-');

async function planned(cardStyles: boolean) {
  const files: Record<string, Uint8Array> = {};
  for (const county of COUNTIES) {
    for (const name of ['ballot-manifest', 'cvrs']) {
      const file = `${fileOf(county)}--${name}.csv`;
      files[file] = readFileSync(new URL(file, SHARED));
    }
  }
  files['contests.csv'] = readFileSync(new URL('small-election--standardized-contests.csv', SHARED));
  files['round.csv'] = new TextEncoder().encode(
    'Jurisdiction,Tabulator,Batch Name,Ballot Number,Contest,Interpretation\nSiletz,T,B,1,Minister of Farming,BLANK\n',
  );
  const described = {
    name: 'Small election',
    type: 'ballot-comparison',
    riskLimit: 0.1,
    seed: '1234567890',
    cardStyles,
    standardizedContests: 'contests.csv',
    contests: [
      { name: 'Minister of Farming', targeted: true },
      { name: 'Master of Magic', targeted: false },
      { name: 'Secretary of Treasure', targeted: false },
    ],
    jurisdictions: COUNTIES.map((name) => ({
      name,
      manifest: `${fileOf(name)}--ballot-manifest.csv`,
      cvrs: { format: 'dominion-csv', files: [`${fileOf(name)}--cvrs.csv`] },
    })),
    rounds: [{ sampleSizes: { 'Minister of Farming': 1 }, results: 'round.csv' }],
  };
  const { audit } = await replayed(folderWith(described, files));
  return {
    audit,
    cardsOf: (name: string) => {
      const contest = audit.plan.contests.find((one) => one.name === name);
      const universe = contest && kindOf(audit.plan).universe(audit, contest);
      return universe?.ok ? universe.value.cards : undefined;
    },
  };
}

test.skipIf(!isThere)(
  'a contest is drawn from every card of its counties, or from those whose record bears it',
  async () => {
    const everyCard = await planned(false);
    expect(everyCard.cardsOf('Minister of Farming')).toBe(1508);
    const byStyle = await planned(true);
    expect(byStyle.cardsOf('Minister of Farming')).toBe(500);
    expect(byStyle.cardsOf('Master of Magic')).toBe(1000);
    expect(byStyle.cardsOf('Secretary of Treasure')).toBe(500);
  },
);

test.skipIf(!isThere)('contests are in the counties that the list of standardized contests names', async () => {
  const { audit } = await planned(false);
  expect(audit.plan.contests.map(({ name, jurisdictions }) => [name, jurisdictions])).toEqual([
    ['Minister of Farming', 'all'],
    ['Master of Magic', ['Kendall Park', 'Waurika', 'Worthington Hills']],
    ['Secretary of Treasure', ['Kendall Park']],
  ]);
});
