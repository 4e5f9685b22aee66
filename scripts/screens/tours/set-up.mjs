import { after, auditPage, button, DIGITS, goTo, inAudit, POLLING, press } from '../pages.mjs';
import { ask, send } from '../people.mjs';

/** An administrator sets an audit up, from nothing to the launch. */
export const SET_UP = [
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
