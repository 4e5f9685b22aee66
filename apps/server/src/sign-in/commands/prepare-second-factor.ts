import { randomBytes } from 'node:crypto';
import { ok } from '@plumbline/prelude';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineCommand } from '../../road/define-command.ts';
import { factorsOf, keepOffer } from '../../stores/second-factors.ts';
import { writeQuestion } from '../factors/factor-offers.ts';
import { offerPurpose } from '../factors/factor-rules.ts';
import { factorSessionOf, NO_FACTOR_SESSION, NOT_FRESH } from '../factors/factor-session.ts';
import { sealSecret } from '../seal-secret.ts';
import { TOTP_SECRET_BYTES } from '../totp.ts';

const CHALLENGE_BYTES = 32;

/** What is made ready is shown by a query, because the answers of commands are kept for thirty days. */
export const prepareSecondFactor = defineCommand({
  name: 'prepare-second-factor',
  permission: 'session.use',
  scope: () => WHOLE_SERVER,

  async run(context, { kind, purpose }) {
    const { services, tx, at, origin } = context;
    const session = await factorSessionOf(context);
    if (session === undefined || origin === undefined) return NO_FACTOR_SESSION;
    const { personId, digest } = session;
    // Whoever has done the first step only may not put a factor of their own beside those that are there.
    if (purpose === 'add' && !session.isFresh && (await factorsOf(tx, [personId])).length > 0) return NOT_FRESH;
    const plain =
      kind === 'authenticator'
        ? randomBytes(TOTP_SECRET_BYTES)
        : writeQuestion({
            challenge: randomBytes(CHALLENGE_BYTES).toString('base64url'),
            host: new URL(origin).hostname,
          });
    const sealed = sealSecret(services.secret, offerPurpose(digest), plain);
    await keepOffer(tx, digest, { personId, purpose, kind, sealed, madeAt: at });
    return ok({ additions: [], answer: ok({}) });
  },
});
