import {
  ACT_OUTCOMES,
  CONTAINER_KINDS,
  OFFLINE_ACTS,
  OfflineActSchema,
  RULINGS,
  SignedActSchema,
} from '@plumbline/ballot-management';
import { NameSchema } from '@plumbline/election';
import { z } from 'zod';
import { RoomHeadingSchema } from './ballot-room-heading.ts';

/* Devices that work in a ballot room without a network. */

const InRoom = z.object({ electionId: z.uuid(), jurisdiction: NameSchema });
const CountSchema = z.number().int();
const PersonSchema = z.object({ person: z.string(), name: z.string() });

/** As many acts are brought home at a time. */
export const ACTS_MAX = 100;

/** An act of a device as it is shown. `said` is null where a number or a figure in it is hidden from whoever asks. */
const ActSchema = z.object({
  device: z.string(),
  deviceName: z.string(),
  counter: CountSchema,
  type: z.enum(OFFLINE_ACTS),
  /** The container, or the place and the line of a count. */
  subject: z.string(),
  said: OfflineActSchema.nullable(),
  by: z.array(z.string()),
  /** When it happened by the clock of the server, as far as the clocks were compared. */
  at: z.string(),
  /** When it happened by the clock of the device. */
  capturedAt: z.string(),
  receivedAt: z.string(),
  /** How far the clock of the server was ahead of that of the device; null where nobody could compare them. */
  offsetMs: CountSchema.nullable(),
  outcome: z.enum(ACT_OUTCOMES),
  ruling: z.enum(RULINGS).nullable(),
  /** What the room says against it, as people are told. */
  problem: z.string().nullable(),
});

export const ballotDeviceCommands = {
  /**
   * Brings home what was done on a device without a network: its acts in their order, each with the signature of the device. What was received before
   * is taken once. `sentAt` is what the clock of the device shows now; null where another device brings it.
   */
  'deliver-device-acts': {
    input: InRoom.extend({
      device: NameSchema,
      sentAt: z.iso.datetime({ offset: true }).nullable(),
      acts: z.array(SignedActSchema).max(ACTS_MAX),
    }),
    output: z.object({
      /** Acts that had not been received before. */
      taken: CountSchema,
      /** The newest act of the device that the server has. */
      counter: CountSchema,
      /** Acts of this device that wait for a person to decide. */
      open: CountSchema,
    }),
  },
} as const;

export const ballotDeviceQueries = {
  /**
   * The devices of a room, what they brought home that contradicts itself or the room, and what a device needs to go on without a network. The numbers
   * of seals are for those who may settle a conflict, and for those who recorded them.
   */
  'ballot-devices': {
    input: InRoom,
    output: z.object({
      heading: RoomHeadingSchema,
      devices: z.array(
        z.object({
          device: z.string(),
          name: z.string(),
          people: z.array(z.string()),
          /** Whether whoever asks acts with it. */
          isYours: z.boolean(),
          enrolledAt: z.string(),
          /** The newest of its acts that was received; 0 where there is none. */
          counter: CountSchema,
          receivedAt: z.string().nullable(),
          revoked: z.object({ at: z.string(), by: z.array(z.string()), upTo: CountSchema }).nullable(),
        }),
      ),
      mayRevoke: z.boolean(),
      conflicts: z.array(
        z.object({
          conflict: z.string(),
          kind: z.enum(['seal', 'reading', 'opening', 'custody', 'count', 'refused']),
          sides: z.array(ActSchema),
          /** Acts that rest on it. */
          following: z.array(ActSchema),
          maySettle: z.boolean(),
        }),
      ),
      /** Acts that wait for another device to come home. */
      waiting: z.array(ActSchema),
      /** Acts that came after their device was revoked. */
      turnedAway: z.array(ActSchema),
      /** What was received last, the newest first. */
      newest: z.array(ActSchema),
      containers: z.array(
        z.object({
          container: z.string(),
          kind: z.enum(CONTAINER_KINDS),
          holdsVoted: z.boolean(),
          positions: z.array(z.object({ position: z.string(), isSealed: z.boolean() })),
        }),
      ),
      areas: z.array(z.string()),
      /** Places at which something is counted. */
      places: z.array(z.string()),
      people: z.array(PersonSchema),
    }),
  },
} as const;
