import { reportAddress } from '@plumbline/api';
import { afterAll, expect, test } from 'vitest';
import { BATCHES } from '../demonstration/small-elections.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { FIRST_MANAGER, openFirstRound, planAudit, SECOND_MANAGER, useFile } from './plan-audit.ts';

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);

type Votes = readonly [number, number];

/** Ballots of each batch, and its reported votes for Contest 1 and, in J1, Contest 2. */
const FILES: Readonly<Record<string, readonly { readonly ballots: number; readonly votes: readonly Votes[] }[]>> = {
  J1: [
    ...Array.from({ length: 8 }, () => ({
      ballots: 100,
      votes: [
        [50, 0],
        [50, 0],
      ] as const,
    })),
    {
      ballots: 100,
      votes: [
        [50, 0],
        [25, 25],
      ],
    },
    {
      ballots: 100,
      votes: [
        [0, 50],
        [25, 25],
      ],
    },
  ],
  J2: elsewhere(),
  J3: elsewhere(),
};

function elsewhere() {
  const small = { ballots: 50, votes: [[25, 25]] as const };
  return [{ ballots: 100, votes: [[75, 25]] as const }, small, small, small];
}

const [CONTEST] = BATCHES.contests;

function contest(number: number, [one, two]: Votes, jurisdictions: 'all' | string[]) {
  const choices = [
    { name: `candidate ${number}-1`, votes: one },
    { name: `candidate ${number}-2`, votes: two },
  ];
  return { ...CONTEST, name: `Contest ${number}`, votesAllowed: number, choices, jurisdictions };
}

/** What people counted where that is not what was reported, by contest. */
const COUNTED: Readonly<Record<string, readonly Votes[]>> = {
  'J1 Batch 6': [
    [49, 1],
    [50, 0],
  ],
  'J1 Batch 7': [
    [50, 0],
    [49, 1],
  ],
  'J1 Batch 9': [
    [52, 0],
    [26, 24],
  ],
  'J3 Batch 1': [[74, 26]],
};

test('two contests are drawn, counted and measured together, to the published figures', async () => {
  const contests = [contest(1, [750, 250], 'all'), contest(2, [450, 50], ['J1'])];
  const auditId = await planAudit(office, ada, {
    ...BATCHES,
    name: 'Two contests',
    type: 'batch-comparison',
    contests,
  });
  const jane = await office.signedIn(FIRST_MANAGER);
  const omar = await office.signedIn(SECOND_MANAGER);
  const managers = { J1: jane, J2: jane, J3: omar };
  for (const [jurisdiction, manager] of Object.entries(managers)) {
    const batches = FILES[jurisdiction] ?? [];
    const manifest = [
      'Batch Name,Number of Ballots',
      ...batches.map(({ ballots }, at) => `Batch ${at + 1},${ballots}`),
    ];
    await useFile(manager, { auditId, kind: 'manifest', jurisdiction }, manifest.join('\n'));
    const numbers = jurisdiction === 'J1' ? [1, 2] : [1];
    const columns = numbers.flatMap((of) => [1, 2].map((choice) => `Contest ${of} - candidate ${of}-${choice}`));
    const rows = batches.map(({ votes }, at) => [`Batch ${at + 1}`, ...votes.flat()].join(','));
    const totals = [['Batch Name', ...columns].join(','), ...rows].join('\n');
    await useFile(manager, { auditId, kind: 'candidate-totals', jurisdiction }, totals);
  }
  const sizes = await ada.ask('sample-sizes', { auditId });
  expect(sizes.contests.map(({ options }) => options[0]?.size)).toEqual([10, 8]);
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 10, 'Contest 2': 8 } });

  const sampled: string[] = [];
  for (const [jurisdiction, manager] of Object.entries(managers)) {
    const { batches } = await manager.ask('jurisdiction', { auditId, jurisdiction });
    for (const { batch, tickets } of batches) {
      const place = `${jurisdiction} ${batch}`;
      sampled.push(place);
      if (place === 'J2 Batch 1') {
        const shown = tickets['Contest 1']?.map(({ ticket }) => ticket);
        expect(shown).toEqual(['0.562697240648997100', '0.9008218268717084008']);
      }
      const reported = FILES[jurisdiction]?.[Number(batch.split(' ')[1]) - 1]?.votes ?? [];
      const votes = Object.fromEntries(
        (COUNTED[place] ?? reported).map(([one, two], at) => [
          `Contest ${at + 1}`,
          { [`candidate ${at + 1}-1`]: one, [`candidate ${at + 1}-2`]: two },
        ]),
      );
      const sheets = [{ name: 'Sheet 1', votes }];
      await manager.send('record-batch', { auditId, jurisdiction, batch, sheets, basedOn: null });
    }
    await manager.send('finalize-tallies', { auditId, jurisdiction });
  }
  expect(sampled).toEqual([...[1, 2, 3, 5, 6, 7, 9].map((number) => `J1 Batch ${number}`), 'J2 Batch 1', 'J3 Batch 1']);

  expect(await ada.send('close-round', { auditId, round: 1 })).toEqual({ riskLimitMet: true });
  const { measurements } = await ada.ask('round-progress', { auditId });
  expect(measurements.map(({ pValue }) => pValue?.toFixed(10))).toEqual(['0.0586274851', '0.0696040967']);
  const changes = await ada.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  const changeOf = (batch: string) =>
    changes.batches.find((one) => one.batch === batch)?.comparisons.find((one) => one.contest === 'Contest 1')
      ?.changeInMargin;
  expect([changeOf('Batch 6'), changeOf('Batch 9')]).toEqual([2, -2]);
  const report = await ada.download(reportAddress({ auditId }));
  expect(report).toContain('candidate 1-1: 500; candidate 1-2: 52');
  expect(report).toContain('candidate 2-1: 325; candidate 2-2: 25');
});
