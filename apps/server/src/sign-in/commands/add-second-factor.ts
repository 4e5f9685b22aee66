import { randomUUID } from 'node:crypto';
import { type AddedFactor, readAuthenticatorCode } from '@plumbline/api';
import { err, ok, type Result } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import type { OrganizationEvent } from '../../office/project-organization.ts';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { type CommandContext, defineCommand, refuse, type ServerRefusal } from '../../road/define-command.ts';
import {
  addFactor,
  factorsOf,
  findOffer,
  isPasskeyKnown,
  lockFactors,
  removeOffer,
  type SecondFactor,
} from '../../stores/second-factors.ts';
import { proveSession } from '../../stores/sessions.ts';
import { describePerson } from '../describe-person.ts';
import { readQuestion } from '../factors/factor-offers.ts';
import { appSecretPurpose, digestOfFactor, FACTORS_MAX, OFFER_MS_MAX, offerPurpose } from '../factors/factor-rules.ts';
import { type FactorSession, factorSessionOf, NO_FACTOR_SESSION, NOT_FRESH } from '../factors/factor-session.ts';
import { inLogsOf } from '../factors/judge-factor.ts';
import { makeRecoveryCodeList } from '../factors/make-recovery-codes.ts';
import { readNewPasskey } from '../factors/passkeys.ts';
import { openSealed, sealSecret } from '../seal-secret.ts';
import { stepOfCode } from '../totp.ts';

type Made = { readonly factor: SecondFactor; readonly factorDigest: string };

const LAPSED = refuse('second-factor-lapsed', detail('factorLapsed')).error;
const ENOUGH = refuse('second-factors-enough', detail('factorsEnough'));

export const addSecondFactor = defineCommand({
  name: 'add-second-factor',
  permission: 'session.use',
  scope: () => WHOLE_SERVER,

  async run(context, { added }) {
    const { tx, at } = context;
    const session = await factorSessionOf(context);
    if (session === undefined) return NO_FACTOR_SESSION;
    const { personId, digest, openedBy } = session;
    await lockFactors(tx, personId);
    const known = await factorsOf(tx, [personId]);
    if (!session.isFresh && known.length > 0) return NOT_FRESH;
    if (known.length >= FACTORS_MAX) return ENOUGH;
    const made = await makeFactor(context, session, added);
    if (!made.ok) return made;
    const { factor, factorDigest } = made.value;
    if (factor.kind === 'passkey' && (await isPasskeyKnown(tx, factor.credentialId))) return ENOUGH;
    await addFactor(tx, factor);
    await removeOffer(tx, digest);
    const { factorId, kind } = factor;
    const events: OrganizationEvent[] = [{ type: 'second-factor-added', personId, factorId, kind, factorDigest }];
    if (known.length === 0) events.push(await makeRecoveryCodeList(context, personId));
    if (session.hasOnlyBegun) events.push({ type: 'signed-in', personId, factor: kind });
    const additions = await inLogsOf(tx, personId, events);
    const subject = { kind: 'person', personId } as const;
    const answer = ok({ person: await describePerson(tx, subject) });
    if (!session.hasOnlyBegun) {
      await proveSession(tx, digest, at);
      return ok({ additions, answer });
    }
    return ok({ additions, answer, signIn: { ...subject, openedBy, provenAt: at.toISOString() } });
  },
});

/** What was made ready, with the proof that its owner has it. A wrong first code is no guess: the page shows the secret. */
async function makeFactor(
  { services, tx, at, origin }: CommandContext,
  { personId, digest }: FactorSession,
  added: AddedFactor,
): Promise<Result<Made, ServerRefusal>> {
  const offer = await findOffer(tx, digest);
  const isGood = offer?.purpose === 'add' && offer.kind === added.kind && offer.personId === personId;
  if (!isGood || at.getTime() - offer.madeAt.getTime() >= OFFER_MS_MAX) return err(LAPSED);
  const opened = openSealed(services.secret, offerPurpose(digest), offer.sealed);
  if (opened === undefined) return err(LAPSED);
  const named = { factorId: randomUUID(), personId };
  const common = { ...named, addedAt: at, lastUsedAt: null };
  if (added.kind === 'authenticator') {
    const code = readAuthenticatorCode(added.code);
    const step = code === undefined ? undefined : stepOfCode(opened, code, at);
    if (step === undefined) return refuse('second-factor-wrong', detail('factorWrong'));
    const sealedSecret = sealSecret(services.secret, appSecretPurpose(named), opened);
    return ok({
      // The code that proves it is used up by that.
      factor: { ...common, kind: 'authenticator', sealedSecret, counter: step },
      factorDigest: digestOfFactor(services.secret, { ...named, kind: 'authenticator', appSecret: opened }),
    });
  }
  const question = readQuestion(opened);
  if (question === undefined || origin === undefined) return err(LAPSED);
  const passkey = await readNewPasskey(added.passkey, { ...question, origin });
  if (passkey === undefined) return refuse('second-factor-wrong', detail('passkeyWrong'));
  return ok({
    factor: { ...common, kind: 'passkey', ...passkey },
    factorDigest: digestOfFactor(services.secret, { ...named, kind: 'passkey', ...passkey }),
  });
}
