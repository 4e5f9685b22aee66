import { goTo, UNDER_WAY } from '../pages.mjs';
import { auditNamed, send } from '../people.mjs';

const EMAIL = 'observer@plumbline.example';

/** Somebody who was invited to read along, while a round is under way. */
export const OBSERVER = [
  [
    'observer-home',
    async ({ ada, enter }) => {
      const auditId = await auditNamed(ada, UNDER_WAY);
      await send(ada, 'invite-observer', { auditId, email: EMAIL, name: 'Olive Reed', days: 3 });
      return goTo(await enter(EMAIL), '/');
    },
  ],
  ...['plan', 'progress', 'result', 'log', 'reports'].map((name) => [
    `observer-${name}`,
    async ({ ada, enter }) => goTo(await enter(EMAIL), `/audits/${await auditNamed(ada, UNDER_WAY)}/${name}`),
  ]),
];
