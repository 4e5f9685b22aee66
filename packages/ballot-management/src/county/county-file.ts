import { repeatedKeys } from '@plumbline/election-files';
import { err, ok, type Result } from '@plumbline/prelude';
import { z } from 'zod';
import { COUNT_SOURCES, type CountSource } from '../accounting/count-source.ts';
import { EXPLANATION_CODES } from '../accounting/explanation.ts';
import { crossCheckCounty } from './county-cross-checks.ts';

/* The figures of a whole county as one file tells them: what precincts, early voting, mail and provisional voting counted, and what was done about it. */

/** What should stand at a place of the file, and does not. */
export type CountyFileProblem = {
  /** Such as `precincts[2].unused`; empty where it is the whole. */
  readonly place: string;
  readonly problem: CountyFileLack;
};
export type CountyFileLack =
  | 'json'
  | 'object'
  | 'list'
  | 'text'
  | 'count'
  | 'amount'
  | 'yes-or-no'
  | 'code'
  | 'source'
  | 'condition'
  | 'amount-does-not-fit'
  | 'evidence'
  | 'long-evidence'
  | 'cause-unknown'
  | 'more-than-days'
  | 'repeated'
  | 'unknown-unit'
  | 'explains-nothing';

const say = (error: CountyFileLack) => ({ error });
const Text = z.string(say('text')).refine((text) => text.trim() !== '', say('text'));
const Count = z.int(say('count')).min(0, say('count'));
/** What is left out, and what is null, is one. */
const maybe = <Each extends z.ZodType>(each: Each) => each.nullish().transform((told) => told ?? undefined);
const otherwise = <Each extends z.ZodType>(each: Each, absent: z.output<Each>) =>
  each.nullish().transform((told): z.output<Each> => told ?? absent);
/** What nobody has counted yet is not 0. */
const MaybeCount = maybe(Count);
const MaybeText = z
  .string(say('text'))
  .nullish()
  .transform((text) => (text === null || text?.trim() === '' ? null : text));
/** Counts of days or places, of which some may not be counted yet. */
const MaybeCounts = maybe(z.array(Count.nullable(), say('list')));
const listOf = <Each extends z.ZodType>(each: Each) => otherwise(z.array(each, say('list')), []);
/** A word that is the same however it is written: `HAND_COUNT`, `Hand count`, `hand-count`. */
const Word = z.string(say('text')).transform((word) =>
  word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-'),
);

/** What people call a source who do not have our list before them. */
const ALSO_CALLED: readonly (readonly [RegExp, CountSource])[] = [
  [/hand|manual|physical/, 'hand-count'],
  [/cvr/, 'cvr-rows'],
  [/tabulator|scanner|machine|tape|counter/, 'tabulator-counter'],
  [/poll-?book|check-?in/, 'poll-book'],
  [/roster/, 'paper-roster'],
  [/sorter/, 'envelope-sorter'],
];
const Source = Word.transform((word) => {
  const named = COUNT_SOURCES.find((source) => source === word);
  return named ?? ALSO_CALLED.find(([called]) => called.test(word))?.[1];
}).pipe(z.enum(COUNT_SOURCES, say('source')));
const OneOrMore = z.union([z.array(Source), Source.transform((source) => [source])], say('source'));
const TWO_SOURCES: readonly CountSource[] = ['tabulator-counter', 'hand-count'];
/** Which sources, which of each figure, or how many that could not have made the same mistake. */
const Sources = z.union(
  [
    OneOrMore,
    z.record(z.string(), OneOrMore).transform((ofFigures) => Object.values(ofFigures).flat()),
    Count.transform((many) => TWO_SOURCES.slice(0, many)),
  ],
  say('source'),
);
const SourcesOfUnits = z.union(
  [
    z
      .array(z.object({ unit: Text, sources: Sources }))
      .transform((list) => Object.fromEntries(list.map(({ unit, sources }) => [unit, sources]))),
    z.record(z.string(), Sources),
  ],
  say('source'),
);

const PrecinctSchema = z.object(
  {
    precinct: Text,
    received: MaybeCount,
    tabulated: MaybeCount,
    spoiled: MaybeCount,
    provisionalIssued: MaybeCount,
    fledOrVoided: MaybeCount,
    unused: MaybeCount,
    regularCheckIns: MaybeCount,
    batches: listOf(z.object({ name: Text, count: MaybeCount }, say('object'))),
  },
  say('object'),
);

const EarlySiteSchema = z.object(
  {
    tabs: otherwise(z.record(z.string(), MaybeCounts, say('object')), {}),
    printed: MaybeCounts,
    spoiled: MaybeCounts,
    misprint: MaybeCounts,
    prov: MaybeCounts,
    /** Of all tabulators together, or of each. */
    checkins: maybe(z.union([z.array(Count.nullable()), z.record(z.string(), MaybeCounts)], say('list'))),
  },
  say('object'),
);

const MailSchema = z.object(
  {
    stock: MaybeCount,
    mailed: MaybeCount,
    dupblanks: MaybeCount,
    stuffspoil: MaybeCount,
    unused: MaybeCount,
    returned: MaybeCount,
    usps: MaybeCount,
    db: MaybeCounts,
    dropoff: MaybeCount,
    und: MaybeCount,
    surr: MaybeCount,
    outst: MaybeCount,
    accepted: MaybeCount,
    rejected: MaybeCount,
    empty: MaybeCount,
    double: MaybeCount,
    ballots: MaybeCount,
  },
  say('object'),
);

const ContestSchema = z.object(
  {
    name: Text,
    voteFor: maybe(z.int(say('count')).min(1, say('count'))),
    choices: maybe(z.record(z.string(), MaybeCount, say('object'))),
    votes: MaybeCount,
    undervotes: MaybeCount,
    overvotedBallots: MaybeCount,
    ballots: MaybeCount,
  },
  say('object'),
);

const ManifestRowSchema = z.object(
  {
    container: MaybeText.transform((name) => name ?? null),
    tabulator: otherwise(z.string(say('text')), ''),
    batchName: Text,
    numberOfBallots: MaybeCount,
  },
  say('object'),
);

const ExplanationSchema = z.object(
  {
    unit: Text,
    code: z.enum(EXPLANATION_CODES, say('code')),
    quantity: z.int(say('amount')),
    /** In whatever shape somebody keeps it; without any a line clears nothing. */
    evidence: z.unknown().optional().transform(evidenceText),
  },
  say('object'),
);

function evidenceText(told: unknown): string {
  if (told === undefined || told === null || told === false) return '';
  return typeof told === 'string' ? told.trim() : JSON.stringify(told).replace(/^[[{]\s*[\]}]$/, '');
}

const CONDITIONS = ['ok', 'quarantined', 'missing'] as const;

const CountyFileSchema = z.object(
  {
    county: otherwise(z.string(say('text')), ''),
    election: otherwise(z.string(say('text')), ''),
    precincts: listOf(PrecinctSchema),
    earlyVotingDates: listOf(Text),
    earlyVoting: otherwise(z.record(z.string(), EarlySiteSchema, say('object')), {}),
    mail: maybe(MailSchema),
    provisional: maybe(z.object({ issued: MaybeCount, accepted: MaybeCount, rejected: MaybeCount }, say('object'))),
    totals: maybe(z.object({ tabulated: MaybeCount, votersCredited: MaybeCount }, say('object'))),
    contests: listOf(ContestSchema),
    manifest: listOf(ManifestRowSchema),
    batches: otherwise(
      z.record(
        z.string(),
        z.object(
          { handCount: MaybeCount, tabulated: MaybeCount, cvrRows: MaybeCount, form: maybe(Word) },
          say('object'),
        ),
        say('object'),
      ),
      {},
    ),
    containers: maybe(
      z.array(
        z.object(
          {
            id: Text,
            /** Undefined where they are those that the manifest names it for. */
            batches: maybe(z.array(Text, say('list'))),
            sealed: otherwise(z.boolean(say('yes-or-no')), true),
            /** Undefined where the file does not speak of places, null where the container is in none. */
            location: MaybeText,
            condition: otherwise(Word.pipe(z.enum(CONDITIONS, say('condition'))), 'ok'),
          },
          say('object'),
        ),
        say('list'),
      ),
    ),
    explanations: maybe(z.array(ExplanationSchema, say('list'))),
    countSources: otherwise(SourcesOfUnits, {}),
    incidents: listOf(
      z.object(
        { unit: Text, severity: otherwise(Word, 'high'), open: otherwise(z.boolean(say('yes-or-no')), true) },
        say('object'),
      ),
    ),
  },
  say('object'),
);

/** A county as its file tells it. Figures are cards, ballots, envelopes or voters, as the field says; undefined is not counted. */
export type CountyFile = z.output<typeof CountyFileSchema>;

/** Reads the file of a county; everything that is wrong with it is told at once, by its place in the file. */
export function readCountyFile(text: string): Result<CountyFile, readonly CountyFileProblem[]> {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    return err([{ place: '', problem: 'json' }]);
  }
  const repeated = repeatedKeys(text);
  if (repeated.length > 0) return err(repeated.map((path) => ({ place: placeOf(path), problem: 'repeated' })));
  const read = CountyFileSchema.safeParse(told);
  if (!read.success) {
    return err(read.error.issues.map(({ path, message }) => ({ place: placeOf(path), problem: lackOf(message) })));
  }
  const problems = crossCheckCounty(read.data);
  return problems.length > 0 ? err(problems) : ok(read.data);
}

/** Every schema above says what should stand there. */
function lackOf(message: string): CountyFileLack {
  return message as CountyFileLack;
}

function placeOf(path: readonly PropertyKey[]): string {
  let place = '';
  for (const step of path) {
    if (typeof step === 'number') place += `[${step}]`;
    else place += place === '' ? String(step) : `.${String(step)}`;
  }
  return place;
}
