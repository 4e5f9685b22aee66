import {
  COUNT_SOURCES,
  EQUATION_IDS,
  INCIDENT_KINDS,
  LOT_FINDINGS,
  RECOUNT_OBSTACLES,
  STAGES,
  UNIT_STATUSES,
  UNITS,
} from '@plumbline/ballot-management';
import { NameSchema, Sha256Schema } from '@plumbline/election';
import { z } from 'zod';
import { RoomHeadingSchema } from './ballot-room-heading.ts';
import { ShownTextSchema } from './fieldwork-shown.ts';

/*
 * Custody, the station, inventories and counts of a ballot room. What was sent is shown to nobody who could receive it, and what is
 * expected on a container to nobody who has not read it.
 */

const InRoom = z.object({ electionId: z.uuid(), jurisdiction: NameSchema });
const CountSchema = z.number().int();
const PersonSchema = z.object({ person: z.string(), name: z.string() });
const BatchSchema = z.object({ batch: z.string(), name: z.string() });
const PositionSchema = z.object({ position: z.string(), isSealed: z.boolean() });
const ConditionSchema = z.enum(['ok', 'quarantined', 'missing']);
const StageSchema = z.enum(['here', 'out', 'destroyed', 'transferred']);

/** What boards counted in some batches. Figures are null where they are hidden from whoever asks. */
const AuditCountsSchema = z.object({
  lines: z.array(
    BatchSchema.extend({
      listed: CountSchema.nullable(),
      /** Null as long as nobody has counted it, too. */
      counted: CountSchema.nullable(),
      difference: CountSchema.nullable(),
      /** Every count, the newest last. */
      counts: z.array(
        z.object({
          cards: CountSchema,
          by: z.array(z.string()),
          at: z.string(),
          /** The name of the audit it came from; null where nobody said so, or the audit is kept elsewhere. */
          audit: z.string().nullable(),
        }),
      ),
      isHidden: z.boolean(),
      incidents: z.array(z.object({ incident: z.string(), isOpen: z.boolean() })),
    }),
  ),
  /** Of what was counted; null where a figure of it is hidden. */
  sums: z
    .object({
      batches: CountSchema,
      pending: CountSchema,
      listed: CountSchema,
      counted: CountSchema,
      net: CountSchema,
      gross: CountSchema,
    })
    .nullable(),
});

export const ballotRoomCustody = {
  /** Where a batch or a container is, and which original a remade ballot leads to: one search over every name. */
  'ballot-where': {
    input: InRoom.extend({ find: z.string().max(200) }),
    output: z.object({
      heading: RoomHeadingSchema,
      all: CountSchema,
      found: z.array(
        z.object({
          kind: z.enum(['batch', 'container', 'remade']),
          name: z.string(),
          /** Of a ballot that was remade, the number on its original; its name is that on the duplicate. */
          called: z.string(),
          /** The batch of a ballot that was remade, as its form names it. */
          inBatch: z.string().nullable(),
          container: z.string().nullable(),
          area: z.string().nullable(),
          slot: z.string().nullable(),
          stage: StageSchema,
          condition: ConditionSchema,
          board: z.string().nullable(),
        }),
      ),
    }),
  },
  /** What is on its way, who has what in their hands, and the timeline of one container. */
  'ballot-custody': {
    input: InRoom.extend({ container: NameSchema.optional() }),
    output: z.object({
      heading: RoomHeadingSchema,
      transfers: z.array(
        z.object({
          transfer: z.string(),
          from: z.string(),
          to: z.string(),
          unit: z.enum(UNITS),
          container: z.string().nullable(),
          /** Where its seals go: they are read before it is received. */
          positions: z.array(PositionSchema),
          /** How often they were read. */
          readings: CountSchema,
          /** Whether whoever asks has read them since it left, and as they were applied. */
          isRead: z.boolean(),
          sentBy: z.array(z.string()),
          sentAt: z.string(),
          isOwn: z.boolean(),
          /** Null until it was received, but for those who sent it. */
          declared: CountSchema.nullable(),
          received: z.array(z.object({ by: z.array(z.string()), at: z.string(), counted: CountSchema })),
          /** Sent minus received by the newest count. */
          variance: CountSchema.nullable(),
          /** How far the difference is explained; null where there is none to explain. */
          status: z.enum(UNIT_STATUSES).nullable(),
        }),
      ),
      /** Accounts that were named before, for whoever types the next one. */
      accounts: z.array(z.string()),
      /** Containers that could travel: sealed at every position. */
      sealed: z.array(z.string()),
      inHands: z.array(
        z.object({ container: z.string(), people: z.array(z.string()), since: z.string(), holdsVoted: z.boolean() }),
      ),
      containers: z.array(z.string()),
      timeline: z
        .object({
          container: z.string(),
          steps: z.array(
            z.object({
              at: z.string(),
              until: z.string().nullable(),
              in: z.enum(['area', 'hands', 'nowhere-known']),
              area: z.string().nullable(),
              isSecured: z.boolean(),
              people: z.array(z.string()),
              /** Why this is no custody; null where it is. */
              gap: z.enum(['one-person', 'unsecured-area', 'nowhere-known']).nullable(),
              minutes: z.number(),
            }),
          ),
          gaps: CountSchema,
        })
        .nullable(),
    }),
  },
  /** What boards of audits counted in batches beside what the manifest lists, audit by audit. Cards; differences are listed minus counted. */
  'ballot-audit-counts': {
    input: InRoom,
    output: z.object({
      heading: RoomHeadingSchema,
      /** Audits that count whole batches by a manifest of this room, the newest first. */
      audits: z.array(AuditCountsSchema.extend({ auditId: z.string(), name: z.string() })),
      /** Counts that none of them asks for. */
      others: AuditCountsSchema,
      /** Audits of which a count may be. */
      begun: z.array(z.object({ auditId: z.string(), name: z.string() })),
      /** Batches that could be counted. */
      batches: z.array(BatchSchema),
      incidents: z.array(z.string()),
    }),
  },
  /** Whether each batch may be recounted, before its container goes out. */
  'ballot-recounts': {
    input: InRoom,
    output: z.object({
      heading: RoomHeadingSchema,
      /** Whether the rules of the state let only what is in balance be recounted, and where they say so. */
      needsBalance: z.boolean(),
      citation: z.string().nullable(),
      lines: z.array(
        BatchSchema.extend({
          container: z.string().nullable(),
          place: z.string(),
          balance: z.enum(['in-balance', 'explained', 'not-clear']),
          /** The equations of its place that differ, are explained, or lack a figure; a difference is left minus right. */
          differing: z.array(
            z.object({
              equation: z.enum(EQUATION_IDS),
              difference: CountSchema.nullable(),
              status: z.enum(UNIT_STATUSES),
            }),
          ),
          obstacles: z.array(z.enum(RECOUNT_OBSTACLES)),
          isEligible: z.boolean(),
        }),
      ),
    }),
  },
  /** Carriers that sites expect, with what custody knows of each; the numbers of their seals are not in it. */
  'ballot-carriers': {
    input: InRoom,
    output: z.object({
      heading: RoomHeadingSchema,
      sites: z.array(
        z.object({
          site: z.string(),
          closed: z.object({ at: z.string(), by: z.array(z.string()) }).nullable(),
          carriers: z.array(
            z.object({
              carrier: z.string(),
              /** Null while it is on its way and whoever asks is to count it first. */
              envelopes: CountSchema.nullable(),
              /** Null where no seal is on record. */
              seals: z
                .object({
                  positions: z.array(PositionSchema),
                  readings: CountSchema,
                  readingAgrees: z.boolean().nullable(),
                  waitsForSecondReading: z.boolean(),
                  condition: ConditionSchema,
                  /** Whether somebody who asks has read them, and as they were put on. */
                  isRead: z.boolean(),
                })
                .nullable(),
              /** Who or what has had it since when; null where that is not on record. */
              last: z
                .object({
                  at: z.string(),
                  in: z.enum(['area', 'hands', 'nowhere-known']),
                  area: z.string().nullable(),
                  slot: z.string().nullable(),
                  people: z.array(z.string()),
                })
                .nullable(),
              opened: z.object({ at: z.string(), by: z.array(z.string()), envelopes: CountSchema }).nullable(),
              /** Whether those who ask may strike it from the list. */
              mayStrike: z.boolean(),
            }),
          ),
          /** What was on the list by mistake. */
          struck: z.array(
            z.object({
              carrier: z.string(),
              envelopes: CountSchema,
              at: z.string(),
              by: z.array(z.string()),
              listedBy: z.array(z.string()),
              /** Null once the office has taken it out. */
              reason: z.string().nullable(),
            }),
          ),
          /** What else keeps it from being closed, in words. */
          issues: z.array(z.string()),
          /** What was sent there in a sealed container and is expected nowhere yet. */
          sent: z.array(
            z.object({ transfer: z.string(), container: z.string(), envelopes: CountSchema, sentAt: z.string() }),
          ),
        }),
      ),
      areas: z.array(z.string()),
    }),
  },
  /** The station that lends containers to boards: what is out, what can go out, and what is missing for either. */
  'ballot-station': {
    input: InRoom,
    output: z.object({
      heading: RoomHeadingSchema,
      out: z.array(
        z.object({
          container: z.string(),
          board: z.string(),
          purpose: z.enum(['audit', 'recount']),
          runner: z.string(),
          outAt: z.string(),
          minutes: CountSchema,
          isCountedBack: z.boolean(),
          isEmpty: z.boolean(),
          positions: z.array(PositionSchema),
          batches: z.array(
            BatchSchema.extend({
              back: CountSchema.nullable(),
              movedToReview: CountSchema.nullable(),
              /** Null until it was counted back. */
              out: CountSchema.nullable(),
            }),
          ),
        }),
      ),
      home: z.array(
        z.object({
          container: z.string(),
          area: z.string().nullable(),
          slot: z.string().nullable(),
          condition: ConditionSchema,
          holdsVoted: z.boolean(),
          positions: z.array(PositionSchema),
          batches: z.array(BatchSchema),
          readings: CountSchema,
          /** Whether the newest reading of its seals agrees; null where nobody has read those that are on it. */
          readingAgrees: z.boolean().nullable(),
          waitsForSecondReading: z.boolean(),
          /** What is expected, beside what was read: only to those who have read it, and once it agrees. */
          expected: z.array(z.object({ position: z.string(), seal: z.string() })).nullable(),
        }),
      ),
      boards: z.array(z.string()),
      people: z.array(PersonSchema),
      oneContainerEachBoard: z.boolean(),
    }),
  },
  /** Inventories of the areas, what they found, and what is missing or held apart. What stands in an area is not in it. */
  'ballot-inventory': {
    input: InRoom,
    output: z.object({
      heading: RoomHeadingSchema,
      areas: z.array(
        z.object({
          area: z.string(),
          newest: z
            .object({
              by: z.array(z.string()),
              at: z.string(),
              asExpected: z.array(z.string()),
              wrongSlot: z.array(z.object({ container: z.string(), slot: z.string(), expected: z.string() })),
              expectedUnseen: z.array(z.object({ container: z.string(), slot: z.string() })),
              seenUnexpected: z.array(z.object({ container: z.string(), slot: z.string() })),
            })
            .nullable(),
        }),
      ),
      /** Every container that is here, by name alone. */
      containers: z.array(z.string()),
      missing: z.array(z.object({ container: z.string(), since: z.string() })),
      apart: z.array(
        z.object({
          container: z.string(),
          kind: z.enum(INCIDENT_KINDS).nullable(),
          since: z.string(),
          /** One that was lost is counted before it is released. */
          needsRecount: z.boolean(),
          batches: z.array(BatchSchema),
        }),
      ),
      incidents: z.array(z.string()),
    }),
  },
  /** Every line of every stage with its total, and for each figure its source, who counted and who reviewed. */
  'ballot-counts': {
    input: InRoom,
    output: z.object({
      heading: RoomHeadingSchema,
      stages: z.array(
        z.object({
          stage: z.enum(STAGES),
          line: z.string(),
          /** Null while a place has not counted. */
          total: CountSchema.nullable(),
          counted: CountSchema,
          figures: z.array(
            z.object({
              place: z.string(),
              value: CountSchema.nullable(),
              /** Whoever asks is to read it again from the papers first. */
              isHidden: z.boolean(),
              sources: z.array(z.enum(COUNT_SOURCES)),
              from: z.enum(['form', 'count', 'others']).nullable(),
              /** The form it stands on, by its name in the room. */
              filled: z.string().nullable(),
              form: z.string().nullable(),
              by: z.array(z.string()),
              witnesses: z.array(z.string()),
              method: z.string().nullable(),
              at: z.string().nullable(),
              reviewedBy: z.array(z.string()),
            }),
          ),
        }),
      ),
      /** What each lot of the printer holds by its labels, and what is known of it. */
      lots: z.array(
        z.object({
          /** Null for orders and packs that name none. */
          lot: z.string().nullable(),
          styles: z.array(z.string()),
          nominal: CountSchema.nullable(),
          variances: z.array(z.object({ found: z.enum(LOT_FINDINGS), place: z.string(), cards: CountSchema })),
          known: CountSchema.nullable(),
          /** Whoever asks is to read a form of it again from the papers first: no figure of it is shown. */
          isHidden: z.boolean(),
        }),
      ),
      places: z.array(z.string()),
      people: z.array(PersonSchema),
    }),
  },
  /**
   * The log of the room, newest first: who did what with what, and when. Neither figures nor numbers of seals are in it, because some who
   * read it have yet to count or to read them.
   */
  'ballot-log': {
    input: InRoom.extend({
      before: z.coerce.number().int().min(1).optional(),
      type: z.string().max(100).optional(),
      person: NameSchema.optional(),
      find: z.string().max(200).optional(),
    }),
    output: z.object({
      heading: RoomHeadingSchema,
      total: CountSchema,
      entries: z.array(
        z.object({
          number: CountSchema,
          hash: z.string(),
          at: z.string(),
          by: z.array(z.string()),
          type: z.string(),
          /** What it is about, by name. */
          subjects: z.array(z.string()),
          /** The form that it is about; null where it is about none. */
          form: z.string().nullable(),
          /** Why a text was taken out; null for everything else. */
          reason: z.string().nullable(),
          /** What somebody typed and the entry holds the digest of: for administrators from whom nothing is hidden, and what was taken out for all. */
          texts: z.array(z.object({ digest: Sha256Schema, shown: ShownTextSchema })),
        }),
      ),
      /** Whether whoever asks may take texts out. */
      mayRedact: z.boolean(),
      /** Where to go on; null at the beginning of the log. */
      next: CountSchema.nullable(),
      people: z.array(PersonSchema),
    }),
  },
} as const;
