import { goTo } from '../pages.mjs';
import { ask } from '../people.mjs';

const PAGES = ['log', 'sessions', 'support', 'contact'];

/** What an administrator has of the office as a whole. */
export const OFFICE = [
  ...PAGES.map((name) => [
    `office-${name}`,
    async ({ ada }) => {
      const { organizations } = await ask(ada, 'home', {});
      return goTo(ada, `/offices/${organizations[0].organizationId}/${name}`);
    },
  ]),
  ['office-check-a-file', async ({ ada }) => goTo(ada, '/check-a-file')],
];
