import { CHANNELS, EXPLANATION_CODES, UNIT_STATUSES } from '@plumbline/ballot-management';
import { NameSchema } from '@plumbline/election';
import { z } from 'zod';
import { RoomHeadingSchema } from './ballot-room-heading.ts';
import { VOTES_STATES } from './ballot-votes.ts';
import { RoomFilesSchema } from './made-files.ts';

/* What is kept in a ballot room, as its lists show it. Numbers of seals that are expected are never among it: they are read first. */

const InRoom = z.object({ electionId: z.uuid(), jurisdiction: NameSchema });
const CountSchema = z.number().int();
const PersonSchema = z.object({ person: z.string(), name: z.string() });

const SideSchema = z.array(
  z.object({ line: z.string(), sign: z.union([z.literal(1), z.literal(-1)]), value: CountSchema.nullable() }),
);

/** Names of the stocks for label printers that a label of a container or batch fits on. */
const LabelStocksSchema = z.array(z.string());

export const ballotRoomLists = {
  /** Every batch that is one, and where batches can be counted. */
  'ballot-batches': {
    input: InRoom,
    output: z.object({
      heading: RoomHeadingSchema,
      batches: z.array(
        z.object({
          batch: z.string(),
          name: z.string(),
          channel: z.enum(CHANNELS),
          countedAt: z.string(),
          accountedAt: z.string(),
          tabulator: z.string(),
          tabulatorBatch: z.string().nullable(),
          /** Counted by hand, and into the container; null while nobody has. */
          counted: CountSchema.nullable(),
          /** How the votes that were reported of it last stand. */
          votes: z.enum(VOTES_STATES),
          cards: CountSchema.nullable(),
          container: z.string().nullable(),
          /** Where its container stands. */
          area: z.string().nullable(),
          slot: z.string().nullable(),
        }),
      ),
      /** Where a batch is counted, and with what it is reconciled. `countedAt` is null where each batch is a place of its own. */
      places: z.array(
        z.object({
          site: z.string(),
          day: z.string().nullable(),
          tabulator: z.string(),
          countedAt: z.string().nullable(),
          accountedAt: z.string().nullable(),
        }),
      ),
      /** Batches of mail from their receipt on, also those that were split or merged since. Null where nobody has counted, or at another batch. */
      mail: z.array(
        z.object({
          batch: z.string(),
          name: z.string(),
          /** Of one that was split or merged: what it became; and what it came from. */
          became: z.array(z.string()),
          from: z.array(z.string()),
          returned: CountSchema.nullable(),
          accepted: CountSchema.nullable(),
          rejected: CountSchema.nullable(),
          pendingCure: CountSchema.nullable(),
          opened: CountSchema.nullable(),
          ballotsOut: CountSchema.nullable(),
          handCount: CountSchema.nullable(),
          tabulated: CountSchema.nullable(),
          /** What its equations say, from receipt to the scanner; `delta` is null while something is not counted. */
          equations: z.array(
            z.object({ equation: z.string(), delta: CountSchema.nullable(), status: z.enum(UNIT_STATUSES) }),
          ),
        }),
      ),
      containers: z.array(z.string()),
      labelStocks: LabelStocksSchema,
    }),
  },
  /** The files of the room that are being made in the background, and those that are kept. */
  'ballot-files': { input: InRoom, output: RoomFilesSchema },
  /** Every container with its seals by position, who holds it, and the gaps of its custody. */
  'ballot-containers': {
    input: InRoom,
    output: z.object({
      heading: RoomHeadingSchema,
      containers: z.array(
        z.object({
          container: z.string(),
          kind: z.string(),
          holdsVoted: z.boolean(),
          positions: z.array(z.object({ position: z.string(), isSealed: z.boolean() })),
          batches: z.array(z.object({ batch: z.string(), name: z.string(), cards: CountSchema.nullable() })),
          /** Null where a part of them is hidden from whoever asks. */
          cards: CountSchema.nullable(),
          area: z.string().nullable(),
          slot: z.string().nullable(),
          condition: z.enum(['ok', 'quarantined', 'missing']),
          stage: z.enum(['here', 'out', 'destroyed', 'transferred']),
          /** Whether the newest reading of its seals agrees; null where nobody has read them. */
          readingAgrees: z.boolean().nullable(),
          waitsForSecondReading: z.boolean(),
          heldBy: z.array(z.string()),
          gaps: z.array(z.object({ from: z.string(), until: z.string(), minutes: z.number(), why: z.string() })),
          readings: z.array(
            z.object({ at: z.string(), by: z.array(z.string()), agrees: z.boolean(), condition: z.string() }),
          ),
        }),
      ),
      areas: z.array(z.object({ area: z.string(), isSecured: z.boolean() })),
      labelStocks: LabelStocksSchema,
    }),
  },
  /** The stock of seals in ranges by state, and to whom they were issued. */
  'ballot-seals': {
    input: InRoom,
    output: z.object({
      heading: RoomHeadingSchema,
      ranges: z.array(
        z.object({
          state: z.enum(['in-stock', 'issued']),
          first: z.string(),
          last: z.string(),
          seals: CountSchema,
          issuedTo: z.string().nullable(),
        }),
      ),
      byState: z.array(z.object({ state: z.string(), seals: CountSchema })),
      people: z.array(PersonSchema),
    }),
  },
  /** Storage areas, who may enter them, and who is inside. */
  'ballot-storage': {
    input: InRoom,
    output: z.object({
      heading: RoomHeadingSchema,
      areas: z.array(
        z.object({
          area: z.string(),
          isSecured: z.boolean(),
          authorized: z.array(PersonSchema),
          containers: z.array(z.object({ container: z.string(), slot: z.string() })),
        }),
      ),
      entries: z.array(
        z.object({
          entry: z.string(),
          area: z.string(),
          people: z.array(z.string()),
          at: z.string(),
          leftAt: z.string().nullable(),
        }),
      ),
      people: z.array(PersonSchema),
      /** Containers that stand in no area. */
      unplaced: z.array(z.string()),
    }),
  },
  /** Every equation at every place with both its sides, its explanations and what is left over. */
  'ballot-reconciliation': {
    input: InRoom,
    output: z.object({
      heading: RoomHeadingSchema,
      net: CountSchema,
      gross: CountSchema,
      residual: CountSchema,
      units: z.array(
        z.object({
          equation: z.string(),
          place: z.string(),
          status: z.enum(UNIT_STATUSES),
          left: SideSchema,
          right: SideSchema,
          difference: CountSchema.nullable(),
          residual: CountSchema.nullable(),
          sources: z.array(z.string()),
          explanations: z.array(
            z.object({
              explanation: z.string(),
              code: z.enum(EXPLANATION_CODES),
              class: z.enum(['E', 'C']),
              amount: CountSchema,
              by: z.array(z.string()),
              /** The other half of the same ballots. */
              linked: z.string().nullable(),
              isConfirmed: z.boolean(),
            }),
          ),
        }),
      ),
    }),
  },
  /** The manifest as it can be made now, what keeps it from being final, those that were frozen, and the audits that could take it. */
  'ballot-manifest': {
    input: InRoom.extend({ form: z.enum(['by-batch', 'by-tabulator', 'by-tabulator-with-cvrs']).default('by-batch') }),
    output: z.object({
      heading: RoomHeadingSchema,
      form: z.enum(['by-batch', 'by-tabulator', 'by-tabulator-with-cvrs']),
      /** Null, as every count here, where it or a part of it is hidden from whoever asks. */
      cards: CountSchema.nullable(),
      votersCredited: CountSchema.nullable(),
      rows: z.array(
        z.object({
          batch: z.string(),
          name: z.string(),
          tabulator: z.string(),
          container: z.string(),
          cards: CountSchema.nullable(),
          /** Ballots in it that were remade, and the forms that say so. */
          remade: z.object({ ballots: CountSchema, forms: z.array(z.string()) }),
        }),
      ),
      /** Each with the page on which it is put right, and what is to be found there. */
      blockers: z.array(
        z.object({
          what: z.string(),
          says: z.string(),
          page: z.string(),
          search: z.record(z.string(), z.string()),
        }),
      ),
      warnings: z.array(z.string()),
      /** The file as it would be frozen; null where a part of it is hidden from whoever asks, because its fingerprint would tell it. */
      file: z.object({ name: z.string(), bytes: CountSchema, sha256: z.string() }).nullable(),
      frozen: z.array(
        z.object({
          version: CountSchema,
          form: z.string(),
          at: z.string(),
          cards: CountSchema.nullable(),
          sha256: z.string().nullable(),
          withdrawnBecause: z.string().nullable(),
          committedTo: z.array(z.string()),
        }),
      ),
      audits: z.array(
        z.object({
          auditId: z.string(),
          name: z.string(),
          /** Whether it is still planned and takes files. */
          isPlanned: z.boolean(),
          registered: z.enum(['this', 'another', 'none']),
        }),
      ),
    }),
  },
} as const;
