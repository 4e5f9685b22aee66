import { CountSchema, Sha256Schema } from '@plumbline/election';
import { z } from 'zod';
import {
  CountSourceSchema,
  IdSchema,
  InstantSchema,
  listOf,
  PersonIdSchema,
  SealReadingSchema,
  SealSchema,
  UnitSchema,
} from './nouns.ts';

/* What is done where there is no network: kept on a device, signed there, and brought home in a packet. */

/** What can be done without a network, as it is asked of a room: all of it is numbers and names, so nothing of it lies beside the log. */
export const OfflineActSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('apply-seal'), seal: SealSchema, container: IdSchema, position: IdSchema }),
    z.strictObject({
      type: z.literal('read-seals'),
      container: IdSchema,
      readings: listOf(SealReadingSchema),
      condition: z.enum(['intact', 'damaged', 'cut', 'missing']),
      incident: IdSchema,
    }),
    z.strictObject({ type: z.literal('open-container'), container: IdSchema, purpose: IdSchema }),
    z.strictObject({ type: z.literal('take-custody'), container: IdSchema, purpose: IdSchema }),
    z.strictObject({ type: z.literal('store-container'), container: IdSchema, area: IdSchema, slot: IdSchema }),
    z.strictObject({
      type: z.literal('observe-count'),
      place: IdSchema,
      line: IdSchema,
      unit: UnitSchema,
      value: CountSchema,
      source: CountSourceSchema,
      method: IdSchema.nullable(),
      witnesses: listOf(PersonIdSchema),
    }),
  ])
  .readonly();
export type OfflineAct = z.infer<typeof OfflineActSchema>;

export const OFFLINE_ACTS = [
  'apply-seal',
  'read-seals',
  'open-container',
  'take-custody',
  'store-container',
  'observe-count',
] as const satisfies readonly OfflineAct['type'][];

/** A public key on the curve P-256 (ECDSA), as SubjectPublicKeyInfo in base64: always these first 26 bytes, then a point. */
export const DeviceKeySchema = z.string().regex(/^MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE[A-Za-z0-9+/]{86}==$/);

/** A signature of ECDSA with SHA-256 on P-256: both numbers in 64 bytes, base64. */
export const DeviceSignatureSchema = z.string().regex(/^[A-Za-z0-9+/]{86}==$/);

/** What stands before the first act of a device. */
export const NO_ACT_BEFORE = Sha256Schema.parse('0'.repeat(64));

/** An act as its device has signed it. `counter` begins with 1, and `previous` is the digest of what was signed before. */
export const SignedActSchema = z
  .strictObject({
    counter: z.int().min(1),
    previous: Sha256Schema,
    /** By the clock of the device. */
    capturedAt: InstantSchema,
    act: OfflineActSchema,
    signature: DeviceSignatureSchema,
  })
  .readonly();
export type SignedAct = z.infer<typeof SignedActSchema>;

/** What a device signs, as canonical JSON: of which room, which device, which act, and all that it did before. */
export type ActContent = Omit<SignedAct, 'signature'> & {
  readonly format: 'plumbline-device-act/1';
  readonly election: string;
  readonly jurisdiction: string;
  readonly device: string;
};

export function actContent(
  { election, jurisdiction }: { readonly election: string; readonly jurisdiction: string },
  device: string,
  { counter, previous, capturedAt, act }: Omit<SignedAct, 'signature'>,
): ActContent {
  return { format: 'plumbline-device-act/1', election, jurisdiction, device, counter, previous, capturedAt, act };
}

/**
 * What became of an act: it was done; somebody else had recorded the same already; it contradicts what another device says; it waits for
 * something that is contradicted or not known yet; the room refuses it; its device was revoked before.
 */
export const ACT_OUTCOMES = ['done', 'said-already', 'contested', 'waits', 'refused', 'turned-away'] as const;
export type ActOutcome = (typeof ACT_OUTCOMES)[number];

/** What a person decided about an act that could not be taken as it was. */
export const RULINGS = ['stands', 'set-aside'] as const;
export type Ruling = (typeof RULINGS)[number];
