import { z } from 'zod';
import { Done } from './asked-of.ts';
import { NOTICE_KINDS, NoticeKindSchema } from './notices.ts';
import { PersonSchema } from './roles.ts';
import { AddedFactorSchema, FactorAnswerSchema, OfferableFactorSchema, OfferPurposeSchema } from './second-factor.ts';
import { OnlyNameSchema } from './typed-names.ts';

/** Signing in and out, second factors and sessions: what people send of themselves. */
export const accountCommands = {
  'request-sign-in-code': { input: z.object({ email: z.string().trim().min(3).max(254) }), output: Done },
  'sign-in-with-code': {
    input: z.object({
      email: z.string().trim().min(3).max(254),
      /** As it was typed: `readSignInCode` says what it is read as. */
      code: z.string().max(100),
      /** Of the link in the message: which code it is. Without it, the newest that this browser asked for. */
      sent: z.uuid().optional(),
    }),
    output: z.object({ person: PersonSchema }),
  },
  /**
   * Begins signing in with the account of the office's identity provider (OpenID Connect): the address to go on at. `browser` is a secret
   * of the page, which has to come back with the answer, so that nobody is signed in by an answer that another browser asked for.
   */
  'begin-account-sign-in': {
    input: z.object({ browser: z.string().min(32).max(200) }),
    output: z.object({ address: z.string() }),
  },
  /** `answer`: what stands behind the `?` of the address to which the provider sent the browser back. */
  'sign-in-with-account': {
    input: z.object({ browser: z.string().max(200), answer: z.string().max(8000) }),
    output: z.object({ person: PersonSchema }),
  },
  /** The single-use link that `npm start` prints. */
  'sign-in-with-link': { input: z.object({ token: z.string().max(200) }), output: z.object({ person: PersonSchema }) },
  /** A device of an audit board: `token` is the end of the board's link, and the PIN stands on a slip of its own. */
  'sign-in-to-board': {
    input: z.object({ token: z.string().max(200), pin: z.string().max(100) }),
    output: z.object({ person: PersonSchema }),
  },
  /**
   * Asks, at a computer that opened the link of a jurisdiction, to enter tallies there. The session that is opened is worth nothing until
   * the manager types the number that `tally-request` answers.
   */
  'sign-in-to-tally-entry': {
    input: z.object({ token: z.string().max(200), people: z.array(OnlyNameSchema).min(1).max(2) }),
    output: Done,
  },
  'sign-out': { input: z.object({}), output: Done },
  /**
   * Makes ready what a second factor is added or answered with: the secret of an authenticator app, or the question to a passkey.
   * `second-factor-offer` shows it, for ten minutes, in the session that asked.
   */
  'prepare-second-factor': {
    input: z.object({ kind: OfferableFactorSchema, purpose: OfferPurposeSchema }),
    output: Done,
  },
  /** Adds what was made ready. The first one of a person completes the sign-in, and makes ten recovery codes. */
  'add-second-factor': { input: z.object({ added: AddedFactorSchema }), output: z.object({ person: PersonSchema }) },
  /** Completes a sign-in that has begun. */
  'answer-second-factor': {
    input: z.object({ answer: FactorAnswerSchema }),
    output: z.object({ person: PersonSchema }),
  },
  /** Gives the second factor once more in a session that is open: commands that ask for a fresh one take it for five minutes. */
  'confirm-second-factor': { input: z.object({ answer: FactorAnswerSchema }), output: Done },
  /** One of one's own. The last one stays, because without one nobody could sign in. */
  'remove-second-factor': { input: z.object({ factorId: z.uuid() }), output: Done },
  /** Ten new recovery codes; the earlier ones end. `recovery-codes` shows them. */
  'make-recovery-codes': { input: z.object({}), output: Done },
  /** They are written down: they are not shown again. */
  'keep-recovery-codes': { input: z.object({}), output: Done },
  /** Nothing but a sign of life: the session lasts half an hour from now, and never more than eight. */
  'stay-signed-in': { input: z.object({}), output: Done },
  /** One of one's own sessions, as `own-sessions` names it. The session is refused from then on. */
  'end-session': { input: z.object({ sessionId: z.uuid() }), output: Done },
  /** All of one's own sessions but the one this is sent with. */
  'end-other-sessions': { input: z.object({}), output: z.object({ ended: z.number().int() }) },

  /** Of which of these one wants no mail. */
  'choose-notices': { input: z.object({ off: z.array(NoticeKindSchema).max(NOTICE_KINDS.length) }), output: Done },
} as const;
