import { type FactorAnswer, type FactorKind, readAuthenticatorCode, readRecoveryCode } from '@plumbline/api';
import { assertNever } from '@plumbline/prelude';
import type { Saying } from '@plumbline/words/define-words';
import { detail } from '@plumbline/words/detail-words';
import type { OrganizationEvent } from '../../office/project-organization.ts';
import type { CommandContext, LogAddition, ServerRefusal } from '../../road/define-command.ts';
import { organizationChain } from '../../stores/organizations.ts';
import { organizationsOfPerson } from '../../stores/people.ts';
import { stateOfRecoveryCode, useUpRecoveryCode } from '../../stores/recovery-codes.ts';
import {
  countWrongFactor,
  factorsOf,
  findOffer,
  lockFactors,
  removeOffer,
  useFactor,
  wrongFactors,
} from '../../stores/second-factors.ts';
import type { Writer } from '../../stores/store.ts';
import { openSealed } from '../seal-secret.ts';
import { stepOfCode } from '../totp.ts';
import { readQuestion } from './factor-offers.ts';
import {
  appSecretPurpose,
  digestOfRecoveryCode,
  OFFER_MS_MAX,
  offerPurpose,
  WRONG_MAX,
  WRONG_MS,
} from './factor-rules.ts';
import type { FactorSession } from './factor-session.ts';
import { readPasskeyAnswer } from './passkeys.ts';
import { tellOfWrongFactors } from './tell-of-wrong-factors.ts';

type Verdict = 'right' | 'wrong' | 'used' | 'locked' | 'lapsed';

/** What a second factor that was given is worth, and what the logs of the person's offices are to say of it. */
export type Judged =
  | { readonly isRight: true; readonly factor: FactorKind }
  | { readonly isRight: false; readonly refusal: ServerRefusal; readonly additions: readonly LogAddition[] };

/** Judges a second factor in the name of the session's owner. What is right is used up; what is wrong is counted. */
export async function judgeFactor(
  context: CommandContext,
  session: FactorSession,
  answer: FactorAnswer,
): Promise<Judged> {
  const { tx, at } = context;
  const { personId } = session;
  const factor = answer.kind;
  await lockFactors(tx, personId);
  const verdict = await verdictOn(context, session, answer);
  if (verdict === 'right') return { isRight: true, factor };
  const refusal = refusalOf(factor, verdict);
  if (verdict === 'lapsed') return { isRight: false, refusal, additions: [] };
  const refused: OrganizationEvent = { type: 'second-factor-refused', personId, factor, reason: verdict };
  const additions = await inLogsOf(tx, personId, [refused]);
  if (verdict === 'wrong') {
    await countWrongFactor(tx, personId, factor, at);
    const isLast = (await wrongOfTheDay(context, personId, factor)) === WRONG_MAX;
    if (isLast && factor !== 'passkey') await tellOfWrongFactors(context, personId);
  }
  return { isRight: false, refusal, additions };
}

/** Events about a person, for the log of each of their offices. */
export async function inLogsOf(
  tx: Writer,
  personId: string,
  events: readonly OrganizationEvent[],
): Promise<readonly LogAddition[]> {
  const organizations = await organizationsOfPerson(tx, personId);
  return organizations.map((id) => ({ chain: organizationChain(id), events }));
}

function wrongOfTheDay({ tx, at }: CommandContext, personId: string, factor: FactorKind): Promise<number> {
  return wrongFactors(tx, personId, factor, new Date(at.getTime() - WRONG_MS));
}

async function verdictOn(context: CommandContext, session: FactorSession, answer: FactorAnswer): Promise<Verdict> {
  const { personId } = session;
  switch (answer.kind) {
    case 'authenticator':
      if ((await wrongOfTheDay(context, personId, answer.kind)) >= WRONG_MAX) return 'locked';
      return tryCode(context, personId, answer.code);
    case 'recovery-code':
      if ((await wrongOfTheDay(context, personId, answer.kind)) >= WRONG_MAX) return 'locked';
      return tryRecoveryCode(context, personId, answer.code);
    case 'passkey':
      // Nobody guesses a signature, so wrong ones shut nobody out.
      return tryPasskey(context, session, answer.passkey);
    default:
      return assertNever(answer);
  }
}

async function tryCode({ services, tx, at }: CommandContext, personId: string, typed: string): Promise<Verdict> {
  const code = readAuthenticatorCode(typed);
  if (code === undefined) return 'wrong';
  let isUsed = false;
  for (const factor of await factorsOf(tx, [personId])) {
    if (factor.kind !== 'authenticator') continue;
    const secret = openSealed(services.secret, appSecretPurpose(factor), factor.sealedSecret);
    const step = secret && stepOfCode(secret, code, at);
    if (step === undefined) continue;
    if (step > factor.counter) {
      await useFactor(tx, { factorId: factor.factorId, counter: step, at });
      return 'right';
    }
    isUsed = true;
  }
  return isUsed ? 'used' : 'wrong';
}

async function tryRecoveryCode(
  { services, tx, at }: CommandContext,
  personId: string,
  typed: string,
): Promise<Verdict> {
  const code = readRecoveryCode(typed);
  if (code === undefined) return 'wrong';
  const digest = digestOfRecoveryCode(services.secret, personId, code);
  const state = await stateOfRecoveryCode(tx, personId, digest);
  if (state !== 'good') return state ?? 'wrong';
  await useUpRecoveryCode(tx, personId, digest, at);
  return 'right';
}

async function tryPasskey(
  { services, tx, at, origin }: CommandContext,
  session: FactorSession,
  passkey: Extract<FactorAnswer, { readonly kind: 'passkey' }>['passkey'],
): Promise<Verdict> {
  const offer = await findOffer(tx, session.digest);
  const isGood = offer?.purpose === 'answer' && offer.kind === 'passkey' && offer.personId === session.personId;
  if (!isGood || at.getTime() - offer.madeAt.getTime() >= OFFER_MS_MAX) return 'lapsed';
  // Each question is answered once, rightly or wrongly.
  await removeOffer(tx, session.digest);
  const question = readQuestion(openSealed(services.secret, offerPurpose(session.digest), offer.sealed));
  const factors = await factorsOf(tx, [session.personId]);
  const known = factors.find((factor) => factor.kind === 'passkey' && factor.credentialId === passkey.id);
  if (question === undefined || origin === undefined || known?.kind !== 'passkey') return 'wrong';
  const counter = await readPasskeyAnswer(passkey, { ...question, origin }, known);
  if (counter === undefined) return 'wrong';
  await useFactor(tx, { factorId: known.factorId, counter, at });
  return 'right';
}

const WRONG_WORDS: Readonly<Record<FactorKind, Saying>> = {
  authenticator: detail('factorWrong'),
  passkey: detail('passkeyWrong'),
  'recovery-code': detail('recoveryCodeWrong'),
};

function refusalOf(factor: FactorKind, verdict: Exclude<Verdict, 'right'>): ServerRefusal {
  switch (verdict) {
    case 'wrong':
      return { code: 'second-factor-wrong', detail: WRONG_WORDS[factor] };
    case 'used':
      return {
        code: 'second-factor-used',
        detail: factor === 'recovery-code' ? detail('recoveryCodeUsed') : detail('factorUsed'),
      };
    case 'locked':
      return { code: 'second-factor-locked', detail: detail('factorLocked') };
    case 'lapsed':
      return { code: 'second-factor-lapsed', detail: detail('factorLapsed') };
    default:
      return assertNever(verdict);
  }
}
