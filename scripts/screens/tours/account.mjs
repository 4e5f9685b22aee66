import { goTo } from '../pages.mjs';

/** At the door, and what belongs to whoever signs in. */
export const ACCOUNT = [
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
  ['account-help', async ({ anyone }) => goTo(anyone, '/help/start')],
  ['account-help-topic', async ({ anyone }) => goTo(anyone, '/help/cast-vote-records')],
  ['account-planner', async ({ anyone }) => goTo(anyone, '/planner')],
  ['account-link-over', async ({ anyone }) => goTo(anyone, '/sign-in/no-such-link')],
  ['account-board-link-over', async ({ anyone }) => goTo(anyone, '/auditboard/no-such-link')],
  ['account-own', async ({ miguel }) => goTo(miguel, '/account')],
  ['account-not-found', async ({ ada }) => goTo(ada, '/no-such-page')],
];
