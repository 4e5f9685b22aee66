import {
  after,
  auditPage,
  BATCHES,
  button,
  CONTEST,
  chooseFile,
  deskPage,
  goTo,
  inAudit,
  launch,
  POLLING,
  press,
  UNDER_WAY,
} from '../pages.mjs';
import { auditNamed, send } from '../people.mjs';
import { TALLY_ENTRY } from './tally-entry.mjs';

/** A jurisdiction manager brings files and enters tallies, until the round ends. */
export const MANAGER = [
  ['manager-home', async ({ miguel }) => goTo(miguel, '/')],
  ['manager-files', deskPage(BATCHES, 'J1')],
  ['manager-files-empty', deskPage(BATCHES, 'J3')],
  [
    'manager-file-problems',
    async ({ miguel }) => {
      await chooseFile(miguel, 'Batch Name,Number of Ballots\nA,23\nA,12\n,7\nC,many\n');
      await miguel.getByRole('table', { name: /Problems/ }).waitFor();
      return miguel;
    },
  ],
  ['manager-boards', deskPage(UNDER_WAY, 'Harbor County')],
  [
    'manager-boards-create',
    after(
      async (windows) => {
        await launch(windows, POLLING, 119);
      },
      deskPage(POLLING, 'J1'),
    ),
  ],
  [
    'manager-batches',
    after(
      async (windows) => {
        await inAudit(BATCHES, [
          ['commit-inputs', {}],
          ['set-seed', { seed: '1234567890' }],
        ])(windows);
        await launch(windows, BATCHES, 7);
      },
      deskPage(BATCHES, 'J1'),
    ),
  ],
  ['manager-nothing-to-audit', deskPage(BATCHES, 'J3')],
  ['manager-tallies', deskPage(BATCHES, 'J1', '/tallies')],
  [
    'manager-tally',
    async (windows) => {
      const page = await deskPage(BATCHES, 'J1', '/tallies?batch=Batch+1')(windows);
      for (const [place, votes] of [200, 40, 0].entries())
        await page.getByRole('textbox', { name: `candidate ${place + 1}` }).fill(String(votes));
      return page;
    },
  ],
  [
    'manager-tally-sheets',
    async ({ miguel }) => {
      await press(button(miguel, /^Use several tally sheets/));
      return miguel;
    },
  ],
  [
    'manager-tally-problem',
    async ({ miguel }) => {
      await miguel.getByRole('textbox', { name: 'candidate 1' }).fill('1900');
      await press(button(miguel, /^Save the tally/));
      await miguel.getByRole('alert').first().waitFor();
      return miguel;
    },
  ],
  ...TALLY_ENTRY,
  [
    'manager-finalize',
    after(
      async ({ miguel }) => {
        const auditId = await auditNamed(miguel, BATCHES);
        await miguel.evaluate(() => sessionStorage.clear());
        const counted = {
          J1: {
            'Batch 1': [400, 50, 40],
            'Batch 2': [400, 50, 40],
            'Batch 4': [500, 250, 240],
            'Batch 6': [100, 50, 40],
            'Batch 8': [100, 50, 50],
          },
          J2: { 'Batch 3': [100, 100, 40] },
        };
        for (const [jurisdiction, batches] of Object.entries(counted)) {
          for (const [batch, votes] of Object.entries(batches)) {
            const entered = Object.fromEntries(votes.map((count, place) => [`candidate ${place + 1}`, count]));
            const sheets = [{ name: 'Sheet 1', votes: { [CONTEST]: entered } }];
            await send(miguel, 'record-batch', { auditId, jurisdiction, batch, sheets, basedOn: null });
          }
        }
        await send(miguel, 'finalize-tallies', { auditId, jurisdiction: 'J2' });
      },
      deskPage(BATCHES, 'J1', '/finalize'),
    ),
  ],
  [
    'manager-final',
    after(
      async ({ miguel }) => {
        await send(miguel, 'finalize-tallies', { auditId: await auditNamed(miguel, BATCHES), jurisdiction: 'J1' });
      },
      deskPage(BATCHES, 'J1'),
    ),
  ],
  ['administrator-progress', auditPage(BATCHES, 'progress')],
  ['administrator-progress-jurisdiction', auditPage(BATCHES, 'progress', '?jurisdiction=J1')],
  ['administrator-result-close', auditPage(BATCHES, 'result')],
  [
    'administrator-result-not-met',
    after(inAudit(BATCHES, [['close-round', { round: 1 }]]), auditPage(BATCHES, 'result')),
  ],
  [
    'administrator-launch-next-round',
    async (windows) => {
      const page = await auditPage(BATCHES, 'launch')(windows);
      await page.getByRole('row').nth(1).waitFor();
      return page;
    },
  ],
];
