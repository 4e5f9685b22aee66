import {
  CHANNELS,
  CONTAINER_KINDS,
  COUNT_SOURCES,
  DUTIES,
  EXPECTED_BASES,
  ROOM_FILE_KINDS,
  UNITS,
} from '@plumbline/ballot-management';
import { NameSchema, Sha256Schema } from '@plumbline/election';
import { z } from 'zod';
import { RoomHeadingSchema } from './ballot-room-heading.ts';
import { ContestVotesSchema } from './ballot-votes.ts';
import { FileIssueSchema } from './uploads.ts';

/* Files that a ballot room takes in. */

const InRoom = z.object({ electionId: z.uuid(), jurisdiction: NameSchema });
const CountSchema = z.number().int();
const KindSchema = z.enum(ROOM_FILE_KINDS);

/** As many bytes of a file are taken in; in base64 it takes a third more. */
export const ROOM_FILE_BYTES_MAX = 1_400_000;
/** As many characters its name may have. */
export const ROOM_FILE_NAME_MAX = 200;

/** What a line of a file says, as the domain has it. */
const SaidSchema = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('count'),
    place: z.string(),
    line: z.string(),
    unit: z.enum(UNITS),
    source: z.enum(COUNT_SOURCES),
    value: CountSchema,
    /** What stands there now, whatever it comes from; null where nobody has counted. */
    figure: CountSchema.nullable(),
  }),
  z.object({
    what: z.literal('votes'),
    batch: z.string(),
    name: z.string(),
    cards: CountSchema,
    contests: z.array(ContestVotesSchema).readonly(),
    /** What was reported of it before; null where nothing was. */
    before: z.array(ContestVotesSchema).readonly().nullable(),
  }),
  z.object({
    what: z.literal('container'),
    container: z.string(),
    kind: z.enum(CONTAINER_KINDS),
    positions: z.array(z.string()).readonly(),
    holdsVoted: z.boolean(),
  }),
  z.object({
    what: z.literal('expected-cards'),
    site: z.string(),
    day: z.string().nullable(),
    tabulator: z.string().nullable(),
    precinct: z.string().nullable(),
    style: z.string().nullable(),
    channel: z.enum(CHANNELS),
    cards: CountSchema,
    basis: z.enum(EXPECTED_BASES),
    /** What is expected there now; null where nothing was said of it. */
    before: CountSchema.nullable(),
  }),
  z.object({ what: z.literal('person'), person: z.string(), name: z.string(), duty: z.enum(DUTIES).nullable() }),
  z.object({
    what: z.literal('training'),
    person: z.string(),
    course: z.string(),
    version: CountSchema,
    on: z.string(),
  }),
]);

const OUTCOMES = ['refused', 'changed', 'new', 'same'] as const;

export const ballotImportCommands = {
  /**
   * Takes a file into a ballot room, as the ordinary acts that its rows come to, all of them or none. With `seen` null nothing is taken in: the answer
   * is what would become of it. Otherwise `seen` is the fingerprint of such an answer, and what would become of the file has to be that still.
   */
  'import-ballot-file': {
    input: InRoom.extend({
      kind: KindSchema,
      name: NameSchema.max(ROOM_FILE_NAME_MAX),
      /** The bytes of the file, CSV or .xlsx. */
      content: z.base64().max(Math.ceil(ROOM_FILE_BYTES_MAX / 3) * 4),
      seen: Sha256Schema.nullable(),
      /** Whether whoever asks has looked at what is to be confirmed. */
      isConfirmed: z.boolean(),
    }),
    output: z.object({
      sha256: Sha256Schema,
      bytes: CountSchema,
      /** Whether the file could be read; where it could not, its issues say why. */
      isRead: z.boolean(),
      needsConfirmation: z.boolean(),
      /** The first 100. */
      issues: z.array(FileIssueSchema),
      issueCount: CountSchema,
      /** Those that are refused first, then what changes; the first 1,000. */
      lines: z.array(
        z.object({
          rows: z.array(CountSchema).readonly(),
          subject: z.string(),
          said: SaidSchema.nullable(),
          outcome: z.enum(OUTCOMES),
          problem: z.string().nullable(),
        }),
      ),
      counts: z.object({ refused: CountSchema, changed: CountSchema, new: CountSchema, same: CountSchema }),
      /** To be sent as `seen`; null where there is nothing to take in. */
      fingerprint: Sha256Schema.nullable(),
      /** The number of the newest entry of the room's log, once the file was taken in. */
      entry: CountSchema.nullable(),
    }),
  },
} as const;

export const ballotImportQueries = {
  /** The kinds of files that the room takes in, and those that were taken in, the newest first. */
  'ballot-imports': {
    input: InRoom,
    output: z.object({
      heading: RoomHeadingSchema,
      fileKinds: z.array(
        z.object({
          kind: KindSchema,
          columns: z.array(z.object({ name: z.string(), isRequired: z.boolean() })),
          /** A file of this kind to write over, as CSV. */
          template: z.string(),
        }),
      ),
      imports: z.array(
        z.object({
          kind: KindSchema,
          name: z.string(),
          bytes: CountSchema,
          sha256: z.string(),
          lines: CountSchema,
          at: z.string(),
          by: z.array(z.string()),
        }),
      ),
    }),
  },
} as const;
