import { ask, auditNamed, send } from './people.mjs';

/*
 * What is in the pictures, in the order in which the audits of the demonstration go on: the name of each, and how its page
 * is reached. The first word of a name is whose screen it is; `audit` is the finished statewide audit, as everybody who
 * administers it sees it.
 */

const STATEWIDE = /Primary/;
const POLLING = /^Practice: ballot polling/;
const BATCHES = /^Practice: batch comparison/;
const UNDER_WAY = /^Practice: a round under way/;
const DIGITS = '31415926535897932384';
const CONTEST = 'Contest 1';

/** A page of an audit at its address. */
function auditPage(audit, name, search = '') {
  return async ({ ada }) => {
    await ada.goto(`/audits/${await auditNamed(ada, audit)}/${name}${search}`);
    return ada;
  };
}

/** A page of a jurisdiction manager in an audit. */
function deskPage(audit, jurisdiction, rest = '') {
  return async ({ miguel }) => {
    const auditId = await auditNamed(miguel, audit);
    await miguel.goto(`/audits/${auditId}/office/${encodeURIComponent(jurisdiction)}${rest}`);
    return miguel;
  };
}

/** First does something, then shows what the next page looks like. */
function after(prepare, show) {
  return async (windows) => {
    await prepare(windows);
    return show(windows);
  };
}

function inAudit(audit, commands) {
  return async ({ ada }) => {
    const auditId = await auditNamed(ada, audit);
    for (const [name, input] of commands)
      await send(ada, name, { auditId, ...(await confirmations(ada, name, auditId)), ...input });
  };
}

/** What an administrator confirms together with the commitment. */
async function confirmations(page, name, auditId) {
  if (name !== 'commit-inputs') return {};
  const { findings } = await ask(page, 'commitment', { auditId });
  return { confirmed: findings };
}

const button = (page, name) => page.getByRole('button', { name }).first();
/** Half a second after something was replaced in place: what is pressed sooner counts for nothing. */
async function press(target) {
  await target.waitFor();
  await target.page().locator('[data-fresh]').first().waitFor({ state: 'detached' });
  await target.click();
}
const chooseFile = (page, text) =>
  page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'manifest.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

const ACCOUNT = [
  ['account-sign-in', async ({ anyone }) => goTo(anyone, '/sign-in')],
  [
    'account-sign-in-code',
    async ({ anyone }) => {
      await anyone.getByRole('textbox').fill('manager@plumbline.example');
      await anyone.getByRole('textbox').press('Enter');
      await anyone.getByRole('textbox', { name: /^Code/ }).waitFor();
      return anyone;
    },
  ],
  ['account-outbox', async ({ anyone }) => goTo(anyone, '/outbox')],
  ['account-not-found', async ({ ada }) => goTo(ada, '/no-such-page')],
];

const STATEWIDE_AUDIT = [
  ['audit-result', auditPage(STATEWIDE, 'result')],
  ['audit-progress', auditPage(STATEWIDE, 'progress')],
  ['audit-progress-table', auditPage(STATEWIDE, 'progress', '?show=table')],
  ['audit-progress-county', auditPage(STATEWIDE, 'progress', '?show=table&jurisdiction=COBB')],
  ['audit-log', auditPage(STATEWIDE, 'log')],
  ['audit-downloads', auditPage(STATEWIDE, 'reports')],
  ['audit-participants', auditPage(STATEWIDE, 'participants')],
  ['audit-contests', auditPage(STATEWIDE, 'contests')],
  ['audit-settings', auditPage(STATEWIDE, 'settings')],
  ['audit-files', auditPage(STATEWIDE, 'files')],
  ['audit-commit', auditPage(STATEWIDE, 'commit')],
  ['audit-seed', auditPage(STATEWIDE, 'seed')],
  ['audit-launch', auditPage(STATEWIDE, 'launch')],
];

const SET_UP = [
  ['administrator-home', async ({ ada }) => goTo(ada, '/')],
  [
    'administrator-empty-participants',
    after(
      async ({ ada }) => {
        const { organizations } = await ask(ada, 'home', {});
        const { organizationId } = organizations[0];
        const kind = { auditType: 'ballot-polling', method: 'bravo', compatibility: true };
        await send(ada, 'create-audit', { organizationId, name: 'A new audit', ...kind });
      },
      auditPage(/^A new audit/, 'participants'),
    ),
  ],
  ['administrator-empty-contests', auditPage(/^A new audit/, 'contests')],
  ['administrator-empty-files', auditPage(/^A new audit/, 'files')],
  ['administrator-empty-progress', auditPage(/^A new audit/, 'progress')],
  ['administrator-empty-commit', auditPage(/^A new audit/, 'commit')],
  ['administrator-delete', auditPage(/^A new audit/, 'delete')],
  ['administrator-participants', auditPage(POLLING, 'participants')],
  ['administrator-contests', auditPage(POLLING, 'contests')],
  [
    'administrator-contests-problems',
    async ({ ada }) => {
      for (const place of [0, 1])
        await ada
          .getByRole('textbox', { name: /^Contest name/ })
          .nth(place)
          .fill('');
      await press(button(ada, /^Save the contests/));
      await ada.getByRole('alert').first().waitFor();
      return ada;
    },
  ],
  ['administrator-settings', auditPage(POLLING, 'settings')],
  ['administrator-files', auditPage(POLLING, 'files')],
  ['administrator-files-jurisdiction', auditPage(POLLING, 'files', '?jurisdiction=J3')],
  ['administrator-launch-missing', auditPage(POLLING, 'launch')],
  [
    'administrator-commit',
    after(
      inAudit(POLLING, [['declare-jurisdiction', { jurisdiction: 'J3', holdsBallots: false }]]),
      auditPage(POLLING, 'commit'),
    ),
  ],
  ['administrator-committed', after(inAudit(POLLING, [['commit-inputs', {}]]), auditPage(POLLING, 'commit'))],
  ['administrator-seed', auditPage(POLLING, 'seed')],
  [
    'administrator-seed-presentation',
    async ({ ada }) => {
      await press(button(ada, /^Presentation mode/));
      return ada;
    },
  ],
  [
    'administrator-launch',
    after(inAudit(POLLING, [['set-seed', { seed: DIGITS }]]), async (windows) => {
      const page = await auditPage(POLLING, 'launch')(windows);
      await page.getByRole('row').nth(1).waitFor();
      return page;
    }),
  ],
];

const MANAGER = [
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

const BOARD = [
  ['board-members', async ({ board }) => goTo(board, '/board')],
  [
    'board-table',
    async ({ board }) => {
      const [first, second] = await board.getByRole('textbox').all();
      await first.fill('Dana Kim');
      await second.fill('Lou Barnes');
      await second.press('Enter');
      await board.getByRole('link', { name: /^Audit the first ballot/ }).waitFor();
      return board;
    },
  ],
  [
    'board-ballot',
    async ({ board }) => {
      await press(board.getByRole('link', { name: /^Audit the first ballot/ }));
      await button(board, /^Read it back/).waitFor();
      return board;
    },
  ],
  [
    'board-ballot-overvote',
    async ({ board }) => {
      for (const name of [/^Yes/, /^No$/, /^Rosa Delgado/]) await press(button(board, name));
      return board;
    },
  ],
  [
    'board-read-back',
    async ({ board }) => {
      await press(button(board, /^No$/));
      await press(button(board, /^Read it back/));
      return board;
    },
  ],
  [
    'board-not-found',
    async ({ board }) => {
      await press(button(board, /^Yes, keep this/));
      await press(button(board, /^Ballot not found/));
      return board;
    },
  ],
  [
    'board-waiting',
    async ({ board }) => {
      await board.context().setOffline(true);
      await press(button(board, /^Yes, it was not found/));
      await board.getByText('waiting for the network').first().waitFor();
      return board;
    },
  ],
  [
    'board-sign-off',
    async ({ board }) => {
      await board.context().setOffline(false);
      const { person } = await ask(board, 'session', {});
      const place = { auditId: person.auditId, jurisdiction: person.jurisdiction, board: person.board };
      await board.goto('/board');
      await board.getByText('Everything is saved').waitFor();
      const { ballots } = await ask(board, 'board', place);
      for (const { ballot, version } of ballots.filter((line) => line.state === 'not-audited')) {
        await send(board, 'record-ballot', { ...place, ballot, record: { state: 'not-found' }, basedOn: version });
      }
      return goTo(board, '/board/sign-off');
    },
  ],
  [
    'board-done',
    async ({ board }) => {
      const [first, second] = await board.getByRole('textbox').all();
      await first.fill('Dana Kim');
      await second.fill('Lou Barnes');
      await second.press('Enter');
      await board.getByRole('heading', { name: /^Thank you/ }).waitFor();
      return board;
    },
  ],
];

export const TOURS = [...ACCOUNT, ...STATEWIDE_AUDIT, ...SET_UP, ...MANAGER, ...BOARD];

async function goTo(page, address) {
  await page.goto(address);
  return page;
}

/** Starts the next round and waits until its sample is drawn. */
async function launch({ ada }, audit, size) {
  const auditId = await auditNamed(ada, audit);
  await send(ada, 'launch-round', { auditId, round: 1, sampleSizes: { [CONTEST]: size } });
  await ada.goto(`/audits/${auditId}/launch`);
  await ada.getByText('Round 1 is open').waitFor();
}
