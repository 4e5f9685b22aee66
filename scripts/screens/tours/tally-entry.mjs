import { BATCHES, button, deskPage, goTo, press } from '../pages.mjs';
import { ask, auditNamed, send } from '../people.mjs';

/** People whom a manager lets enter tallies at another computer. */
export const TALLY_ENTRY = [
  [
    'tally-entry-ask',
    async ({ miguel, anyone }) => {
      const auditId = await auditNamed(miguel, BATCHES);
      const { link } = await send(miguel, 'make-tally-link', { auditId, jurisdiction: 'J1' });
      return goTo(anyone, link);
    },
  ],
  [
    'tally-entry-wait',
    async ({ anyone }) => {
      await anyone.getByRole('textbox').first().fill('Dee Marsh');
      await press(anyone.locator('form button[type=submit]').first());
      await anyone.locator('.tally-number').waitFor();
      return anyone;
    },
  ],
  ['manager-tally-people', deskPage(BATCHES, 'J1', '/people')],
  [
    'tally-entry-batches',
    async ({ miguel, anyone }) => {
      const place = { auditId: await auditNamed(miguel, BATCHES), jurisdiction: 'J1' };
      const { requests } = await ask(miguel, 'tally-requests', place);
      const number = (await anyone.locator('.tally-number').innerText()).replaceAll(/\D/g, '');
      await send(miguel, 'confirm-tally-entry', { ...place, entryId: requests[0].entryId, number });
      await button(anyone, /Batch/).waitFor();
      return anyone;
    },
  ],
];
