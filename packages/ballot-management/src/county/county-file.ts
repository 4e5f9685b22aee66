import { err, ok, type Result } from '@plumbline/prelude';
import { z } from 'zod';
import { COUNT_SOURCES } from '../accounting/count-source.ts';
import { amountFits, EXPLANATION_CODES } from '../accounting/explanation.ts';
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
  | 'severity'
  | 'amount-does-not-fit'
  | 'evidence'
  | 'long-evidence'
  | 'more-than-days'
  | 'repeated'
  | 'unknown-unit'
  | 'explains-nothing';

const say = (error: CountyFileLack) => ({ error });
const Text = z.string(say('text')).refine((text) => text.trim() !== '', say('text'));
const Count = z.int(say('count')).min(0, say('count'));
/** What nobody has counted yet is left out, or null: it is not 0. */
const MaybeCount = Count.nullish().transform((count) => count ?? undefined);
const MaybeText = z
  .string(say('text'))
  .nullish()
  .transform((text) => (text === null || text?.trim() === '' ? null : text));
const ByDay = z.array(Count.nullable(), say('list')).optional();
const listOf = <Each extends z.ZodType>(each: Each) => z.array(each, say('list')).default([]);

/** `HAND_COUNT` and `hand-count` are one source. */
const Source = z
  .string(say('source'))
  .transform((name) => name.toLowerCase().replaceAll('_', '-'))
  .pipe(z.enum(COUNT_SOURCES, say('source')));
const SourcesOfUnits = z.union(
  [
    z.record(z.string(), z.array(Source)),
    z
      .array(z.object({ unit: Text, sources: z.array(Source) }))
      .transform((list) => Object.fromEntries(list.map(({ unit, sources }) => [unit, sources]))),
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
    batches: listOf(z.object({ name: Text, count: Count }, say('object'))),
  },
  say('object'),
);

const EarlySiteSchema = z.object(
  {
    tabs: z.record(z.string(), z.array(Count.nullable(), say('list')), say('object')).default({}),
    printed: ByDay,
    spoiled: ByDay,
    misprint: ByDay,
    prov: ByDay,
    /** Of all tabulators together, or of each. */
    checkins: z
      .union([z.array(Count.nullable()), z.record(z.string(), z.array(Count.nullable()))], say('list'))
      .optional(),
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
    db: z.array(Count, say('list')).optional(),
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
    voteFor: z.int(say('count')).min(1, say('count')).default(1),
    choices: z.record(z.string(), Count, say('object')).optional(),
    votes: MaybeCount,
    undervotes: MaybeCount,
    overvotedBallots: MaybeCount,
    ballots: MaybeCount,
  },
  say('object'),
);

const ManifestRowSchema = z.object(
  { container: MaybeText.transform((name) => name ?? null), tabulator: Text, batchName: Text, numberOfBallots: Count },
  say('object'),
);

/** Long enough to say what happened where no code does. */
const OTHER_EVIDENCE_MIN = 40;
const ExplanationSchema = z
  .object(
    {
      unit: Text,
      code: z.enum(EXPLANATION_CODES, say('code')),
      quantity: z.int(say('amount')),
      evidence: z.string(say('evidence')).refine((text) => text.trim() !== '', say('evidence')),
    },
    say('object'),
  )
  .refine(({ code, quantity }) => amountFits(code, quantity), { ...say('amount-does-not-fit'), path: ['quantity'] })
  .refine(({ code, evidence }) => code !== 'OTHER' || evidence.trim().length >= OTHER_EVIDENCE_MIN, {
    ...say('long-evidence'),
    path: ['evidence'],
  });

const CONDITIONS = ['ok', 'quarantined', 'missing'] as const;
const SEVERITIES = ['low', 'high'] as const;

const CountyFileSchema = z.object(
  {
    county: z.string(say('text')).default(''),
    election: z.string(say('text')).default(''),
    precincts: listOf(PrecinctSchema),
    earlyVotingDates: listOf(Text),
    earlyVoting: z.record(z.string(), EarlySiteSchema, say('object')).default({}),
    mail: MailSchema.optional(),
    provisional: z.object({ issued: MaybeCount, accepted: MaybeCount, rejected: MaybeCount }, say('object')).optional(),
    totals: z.object({ tabulated: MaybeCount, votersCredited: MaybeCount }, say('object')).optional(),
    contests: listOf(ContestSchema),
    manifest: listOf(ManifestRowSchema),
    batches: z
      .record(
        z.string(),
        z.object(
          {
            handCount: MaybeCount,
            tabulated: MaybeCount,
            cvrRows: MaybeCount,
            form: z.string(say('text')).optional(),
          },
          say('object'),
        ),
        say('object'),
      )
      .default({}),
    containers: z
      .array(
        z.object(
          {
            id: Text,
            batches: listOf(Text),
            sealed: z.boolean(say('yes-or-no')).default(true),
            /** Undefined where the file does not speak of places, null where the container is in none. */
            location: MaybeText,
            condition: z.enum(CONDITIONS, say('condition')).default('ok'),
          },
          say('object'),
        ),
        say('list'),
      )
      .optional(),
    explanations: z.array(ExplanationSchema, say('list')).optional(),
    countSources: SourcesOfUnits.default({}),
    incidents: listOf(
      z.object(
        { unit: Text, severity: z.enum(SEVERITIES, say('severity')), open: z.boolean(say('yes-or-no')).default(true) },
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
