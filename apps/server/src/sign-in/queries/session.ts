import type { NextFactor } from '@plumbline/api';
import { ok } from '@plumbline/prelude';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { recoveryCodesLeft } from '../../stores/recovery-codes.ts';
import { factorsOf } from '../../stores/second-factors.ts';
import type { Reader } from '../../stores/store.ts';
import { describePerson } from '../describe-person.ts';
import { kindsToGive } from './own-second-factors.ts';

export const session = defineQuery({
  name: 'session',
  permission: 'session.use',
  scope: () => WHOLE_SERVER,

  async run({ services, session }) {
    const { subject, expiresAt, lastsUntil, begunBy } = session;
    return ok({
      person: subject === undefined ? null : await describePerson(services.db, subject),
      outbox: services.mailer.outbox,
      expiresAt: expiresAt?.toISOString() ?? null,
      lastsUntil: lastsUntil?.toISOString() ?? null,
      account: services.account?.name ?? null,
      nextFactor: begunBy === undefined ? null : await nextFactor(services.db, begunBy),
    });
  },
});

/** At the first sign-in of an administrator there is none to give, and one is added. */
async function nextFactor(db: Reader, personId: string): Promise<NextFactor> {
  const factors = await factorsOf(db, [personId]);
  if (factors.length === 0) return { step: 'add' };
  const left = (await recoveryCodesLeft(db, [personId])).get(personId) ?? 0;
  return { step: 'answer', kinds: kindsToGive(factors, left) };
}
