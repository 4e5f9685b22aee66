import { z } from 'zod';

/** What can be given besides the first step of a sign-in. */
export const FactorKindSchema = z.enum(['authenticator', 'passkey', 'recovery-code']);
export type FactorKind = z.infer<typeof FactorKindSchema>;

/** What a person can add: recovery codes are made with the first of these. */
export const OfferableFactorSchema = z.enum(['authenticator', 'passkey']);
export type OfferableFactor = z.infer<typeof OfferableFactorSchema>;

/** Whether something is made ready to be added, or to be answered with. */
export const OfferPurposeSchema = z.enum(['add', 'answer']);

/** Bytes as browsers write them where they speak of passkeys: base64url without padding. */
const Base64UrlSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]*$/)
  .max(40_000);

/** A new passkey as `PublicKeyCredential.toJSON()` gives it: WebAuthn level 3, RegistrationResponseJSON, what of it is looked at. */
export const NewPasskeySchema = z.object({
  id: Base64UrlSchema,
  rawId: Base64UrlSchema,
  type: z.literal('public-key'),
  response: z.object({ clientDataJSON: Base64UrlSchema, attestationObject: Base64UrlSchema }),
});

/** The answer of a passkey as `PublicKeyCredential.toJSON()` gives it: WebAuthn level 3, AuthenticationResponseJSON. */
export const PasskeyAnswerSchema = z.object({
  id: Base64UrlSchema,
  rawId: Base64UrlSchema,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: Base64UrlSchema,
    authenticatorData: Base64UrlSchema,
    signature: Base64UrlSchema,
  }),
});

/** A second factor that is added: the first code of an app, or the new passkey. */
export const AddedFactorSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('authenticator'), code: z.string().max(100) }),
  z.object({ kind: z.literal('passkey'), passkey: NewPasskeySchema }),
]);
export type AddedFactor = z.infer<typeof AddedFactorSchema>;

/** A second factor that is given. Codes as they were typed. */
export const FactorAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('authenticator'), code: z.string().max(100) }),
  z.object({ kind: z.literal('recovery-code'), code: z.string().max(100) }),
  z.object({ kind: z.literal('passkey'), passkey: PasskeyAnswerSchema }),
]);
export type FactorAnswer = z.infer<typeof FactorAnswerSchema>;

const KnownPasskeySchema = z.object({ id: z.string(), type: z.literal('public-key') });

/** What was made ready in this session. */
export const FactorOfferSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('authenticator'),
    /** For typing it into an app: base32, in groups of four. */
    secret: z.string(),
    /** The `otpauth:` address that the app reads. */
    address: z.string(),
    /** The same as a QR code: one text for each row, `1` for a dark square. */
    squares: z.array(z.string()),
  }),
  z.object({
    kind: z.literal('new-passkey'),
    /** As `PublicKeyCredential.parseCreationOptionsFromJSON` reads it. */
    options: z.object({
      challenge: z.string(),
      rp: z.object({ id: z.string(), name: z.string() }),
      user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
      pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.number().int() })),
      excludeCredentials: z.array(KnownPasskeySchema),
      authenticatorSelection: z.object({ userVerification: z.literal('preferred') }),
      attestation: z.literal('none'),
      timeout: z.number().int(),
    }),
  }),
  z.object({
    kind: z.literal('passkey'),
    /** As `PublicKeyCredential.parseRequestOptionsFromJSON` reads it. */
    options: z.object({
      challenge: z.string(),
      rpId: z.string(),
      allowCredentials: z.array(KnownPasskeySchema),
      userVerification: z.literal('preferred'),
      timeout: z.number().int(),
    }),
  }),
]);
export type FactorOffer = z.infer<typeof FactorOfferSchema>;

/** What a sign-in that has begun still needs. */
export const NextFactorSchema = z.discriminatedUnion('step', [
  z.object({ step: z.literal('add') }),
  z.object({ step: z.literal('answer'), kinds: z.array(FactorKindSchema) }),
]);
export type NextFactor = z.infer<typeof NextFactorSchema>;

/** How many digits a code of an authenticator app has. */
export const AUTHENTICATOR_CODE_LENGTH = 6;

/** A code of an authenticator app as it is compared: its six digits. Undefined if that is not what was typed. */
export function readAuthenticatorCode(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replaceAll(/[\s\p{Pd}\u00ad\u2212._·]/gu, '');
  return /^\d{6}$/.test(digits) ? digits : undefined;
}
