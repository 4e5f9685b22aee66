import { z } from 'zod';
import { type CardSeen, CardSeenSchema } from './card-seen.ts';
import { NameSchema } from './contest.ts';
import { RANKS_MAX, RankSchema } from './ranks.ts';

const NoteSchema = z.string().trim().max(500);

/**
 * What two people read from one contest of one ballot card.
 *
 * More choices than the contest allows is an overvote and counts for no one. An invalid write-in is kept as a mark:
 * alone it is a blank vote. In a ranked contest `rankedPreferences` says what the marks count for.
 */
export const InterpretationSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('vote'),
      choices: z.array(NameSchema).min(1).readonly(),
      invalidWriteIn: z.boolean(),
      /** Who was written in, of those who qualified: their choice is among `choices` once, however many they are. */
      writeIns: z.array(NameSchema).min(1).readonly().optional(),
      /** In a ranked contest, and only there: what is marked at each rank, first rank first. `choices` are those of all of them. */
      ranks: z.array(RankSchema).min(1).max(RANKS_MAX).readonly().optional(),
      note: NoteSchema,
    })
    .readonly(),
  z.object({ kind: z.literal('blank'), invalidWriteIn: z.boolean(), note: NoteSchema }).readonly(),
  z.object({ kind: z.literal('contest-not-on-ballot'), note: NoteSchema }).readonly(),
]);
export type Interpretation = z.infer<typeof InterpretationSchema>;

/**
 * What people saw of one ballot card: an interpretation of each contest by contest name, or that it could not be found. `card` is
 * what they said of it besides; absent where they said nothing.
 */
export const ManualVoteRecordSchema = z.discriminatedUnion('state', [
  z
    .object({
      state: z.literal('audited'),
      interpretations: z.record(NameSchema, InterpretationSchema).readonly(),
      card: CardSeenSchema.optional(),
    })
    .readonly(),
  z.object({ state: z.literal('not-found') }).readonly(),
]);
export type ManualVoteRecord = z.infer<typeof ManualVoteRecordSchema>;

/**
 * How many votes were marked. Two people who were written in are two marks, though both count for the choice for write-ins: a card that
 * has one mark too many because of it counts for nobody.
 */
export function marksOn(vote: {
  readonly choices: readonly string[];
  readonly writeIns?: readonly string[] | undefined;
}): number {
  return vote.choices.length + Math.max(0, (vote.writeIns?.length ?? 0) - 1);
}

type WithNote<Read, Note> = Read extends unknown ? Readonly<Omit<Read, 'note'>> & { readonly note: Note } : never;

/** An interpretation whose note is kept in another form than the text that was typed. */
export type InterpretationWith<Note> = WithNote<Interpretation, Note>;

/** What people saw of one ballot card, with the notes in another form than the text that was typed. */
export type ManualVoteRecordWith<Note> =
  | {
      readonly state: 'audited';
      readonly interpretations: Readonly<Record<string, InterpretationWith<Note>>>;
      readonly card?: CardSeen | undefined;
    }
  | { readonly state: 'not-found' };

/** The same record with every note put into another form. */
export function withNotes<From, To>(
  record: ManualVoteRecordWith<From>,
  change: (note: From, contest: string) => To,
): ManualVoteRecordWith<To> {
  if (record.state === 'not-found') return record;
  const interpretations: Record<string, InterpretationWith<To>> = {};
  for (const [contest, read] of Object.entries(record.interpretations)) {
    interpretations[contest] = { ...read, note: change(read.note, contest) };
  }
  return { ...record, interpretations };
}
