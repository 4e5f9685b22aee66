import type { FactorKind } from '@plumbline/api';
import { assert, ok } from '@plumbline/prelude';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { needsFactor } from '../../road/session.ts';
import { recoveryCodesLeft } from '../../stores/recovery-codes.ts';
import { factorsOf, type SecondFactor } from '../../stores/second-factors.ts';

export const ownSecondFactors = defineQuery({
  name: 'own-second-factors',
  permission: 'own-factors.read',
  scope: () => WHOLE_SERVER,

  async run({ services, session }) {
    const { actor } = session;
    assert(actor.kind === 'person', 'only people have second factors', actor.kind);
    const factors = await factorsOf(services.db, [actor.personId]);
    const left = (await recoveryCodesLeft(services.db, [actor.personId])).get(actor.personId) ?? 0;
    return ok({
      isNeeded: actor.grants.some(needsFactor),
      factors: factors.map(({ factorId, kind, addedAt, lastUsedAt }) => ({
        factorId,
        kind,
        addedAt: addedAt.toISOString(),
        lastUsedAt: lastUsedAt?.toISOString() ?? null,
      })),
      recoveryCodesLeft: left,
      kinds: kindsToGive(factors, left),
    });
  },
});

/** Which kinds of second factor somebody can give, in the order in which they are offered. */
export function kindsToGive(factors: readonly SecondFactor[], recoveryCodes: number): FactorKind[] {
  const kinds: FactorKind[] = [];
  for (const kind of ['passkey', 'authenticator'] as const) {
    if (factors.some((factor) => factor.kind === kind)) kinds.push(kind);
  }
  if (recoveryCodes > 0) kinds.push('recovery-code');
  return kinds;
}
