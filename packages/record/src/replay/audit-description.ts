import {
  AUDIT_METHODS,
  AUDIT_TYPES,
  type AuditMethod,
  BALLOT_KINDS,
  CARD_ENDS,
  CARD_FACES,
  KINDS,
  ORDER_KEPT,
  RULE_KINDS,
  RULE_SUBJECTS,
  usualChoices,
  WAYS_VERIFIED,
} from '@plumbline/audit';
import {
  CountSchema,
  EXPECTED_SOURCES,
  findNamesAlike,
  NameSchema,
  SEED_LENGTH_MAX,
  Sha256Schema,
  WriteInsSchema,
} from '@plumbline/election';
import { CVR_FORMATS, repeatedKeys } from '@plumbline/election-files';
import { err, ok, type Result } from '@plumbline/prelude';
import { replayWords } from '@plumbline/words/replay-words';
import { z } from 'zod';
import { choiceUnreadable } from './ballot-interpretations.ts';

const say = replayWords('en');

/** The form of a file with the records of drawn cards alone: the columns of results of ballots. */
export const SAMPLED = 'sampled';

const PathSchema = z
  .string()
  .min(1)
  .refine((path) => !path.startsWith('/') && !path.split(/[\\/]/).includes('..'), 'must stay inside the folder');

const StratumSizesSchema = z.strictObject({ cvr: CountSchema, noCvr: CountSchema });

const ContestDescriptionSchema = z.strictObject({
  name: NameSchema,
  targeted: z.boolean(),
  winners: z.number().int().min(1).default(1),
  /** Left out: 1, or what the cast vote records say. */
  votesAllowed: z.number().int().min(1).optional(),
  majorityOrRunoff: z.boolean().default(false),
  /** Left out, as the votes may be: taken from the cast vote records. */
  choices: z
    .array(z.strictObject({ name: NameSchema, votes: CountSchema.optional() }))
    .min(1)
    .optional(),
  totalBallots: CountSchema.nullish().transform((ballots) => ballots ?? null),
  cardsBearing: CountSchema.nullish().transform((cards) => cards ?? null),
  pendingBallots: CountSchema.default(0),
  /** Left out: those of the standardized contests, or all. */
  jurisdictions: z.union([z.literal('all'), z.array(NameSchema)]).optional(),
  /** Who qualified to be written in, and as which choice their votes were reported. Left out: nobody gave a list. */
  writeIns: WriteInsSchema.optional(),
  /** `instant-runoff`: voters rank the choices. Left out: the choices with the most votes win. */
  countedBy: z.literal('instant-runoff').optional(),
  /** Who was reported to win, where the rankings of a full hand tally are counted. */
  reportedWinner: NameSchema.optional(),
});

/**
 * What the office said of the numbers in the manifest. `by` is who checked them: the text with its salt, or the digest of both that the log
 * has, where the text was taken out.
 */
const StatementDescriptionSchema = z.strictObject({
  verified: z.enum(WAYS_VERIFIED),
  by: z.union([
    z.strictObject({ salt: z.string().regex(/^[0-9a-f]{64}$/), text: z.string().min(1) }),
    z.strictObject({ digest: Sha256Schema }),
  ]),
  on: z.iso.date(),
  ballots: z.record(
    z.enum(BALLOT_KINDS),
    z.discriminatedUnion('listed', [
      z.strictObject({ listed: z.enum(['included', 'none']) }),
      z.strictObject({ listed: z.literal('not-yet-counted'), cards: CountSchema.min(1) }),
    ]),
  ),
});

const CardOrderDescriptionSchema = z.strictObject({
  scanOrder: z.enum(ORDER_KEPT),
  imprinted: z.boolean(),
  first: z.strictObject({ end: z.enum(CARD_ENDS), face: z.enum(CARD_FACES) }),
});

/** What the office said of how its cards lie: of all batches, and of those that are kept otherwise. */
const CardOrdersDescriptionSchema = z.strictObject({
  all: CardOrderDescriptionSchema,
  otherwise: z
    .array(z.strictObject({ tabulator: NameSchema.nullable(), batch: NameSchema, order: CardOrderDescriptionSchema }))
    .default([]),
});

/** The rules the audit is held under: texts, why each targeted contest was chosen and by whom, and the risk limit a law or rule sets. */
const RulesDescriptionSchema = z.strictObject({
  texts: z
    .array(
      z.strictObject({
        kind: z.enum(RULE_KINDS),
        citation: z.string().min(1),
        subject: z.enum(RULE_SUBJECTS),
        says: z.string().min(1),
      }),
    )
    .default([]),
  chosen: z
    .array(z.strictObject({ contest: NameSchema, criterion: z.string().min(1), by: z.string().min(1) }))
    .default([]),
  statutoryLimit: z
    .strictObject({ riskLimit: z.number().gt(0).lt(1), reasonAbove: z.string().min(1).nullable().default(null) })
    .optional(),
});

/** Cast vote records: the files of one upload, in a form of `inspect`, or the records of drawn cards alone. */
const CvrDescriptionSchema = z.strictObject({
  format: z.enum([...CVR_FORMATS, SAMPLED]).optional(),
  files: z.array(PathSchema).min(1),
});

/**
 * `audit.json`: a whole audit as one folder tells it. Paths are relative to the folder; they name CSV files, or
 * workbooks (.xlsx) that hold the same table.
 *
 * The columns of `results`: batches `Jurisdiction,Batch Name,Contest,Choice,Votes`, in a full hand tally also
 * `Batch Type,Ballots Counted`, and of a ranked contest a row for each ranking, written in the place of the choice as ballots have it; ballots
 * `Jurisdiction,Tabulator,Batch Name,Ballot Number,Contest,Interpretation`, where of a ranked contest `;` parts the ranks, nothing
 * stands for a skipped one, and " = " parts choices at one rank; totals
 * `Jurisdiction,Contest,Choice,Votes`, where the choice `NOT_FOUND` counts draws of cards that could not be found.
 */
const AuditFieldsSchema = z.strictObject({
  name: NameSchema,
  organization: z.string().trim().default(''),
  electionName: z.string().trim().optional(),
  state: z.string().trim().default(''),
  type: z.enum(AUDIT_TYPES),
  method: z.enum(AUDIT_METHODS).optional(),
  /** `online`: ballot by ballot, where the type has it; `offline`: totals of each round. Absent: as is usual for the type. */
  dataEntry: z.enum(['online', 'offline']).optional(),
  /** Held to practise: the audit is called so. */
  practice: z.boolean().default(false),
  compatibility: z.boolean().default(false),
  /** Left out where everything is counted. */
  riskLimit: z.number().default(0),
  /** Left out where everything is counted. */
  seed: z.string().min(1).max(SEED_LENGTH_MAX).optional(),
  contests: z.array(ContestDescriptionSchema).min(1),
  jurisdictions: z
    .array(
      z.strictObject({
        name: NameSchema,
        expectedBallots: CountSchema.nullish().transform((ballots) => ballots ?? null),
        /** Where that number comes from. */
        expectedFrom: z.enum(EXPECTED_SOURCES).optional(),
        manifest: PathSchema.optional(),
        /** What the headers of the manifest mean, where a person had to say so; null for one that is not used. */
        manifestHeaders: z.record(z.string().min(1), z.string().min(1).nullable()).optional(),
        manifestStatement: StatementDescriptionSchema.optional(),
        cardOrders: CardOrdersDescriptionSchema.optional(),
        candidateTotals: PathSchema.optional(),
        cvrs: CvrDescriptionSchema.optional(),
        contestNames: z.record(z.string().min(1), NameSchema).optional(),
        choiceNames: z.record(NameSchema, z.record(z.string().min(1), NameSchema)).optional(),
        selectionCards: z.number().int().min(1).optional(),
      }),
    )
    .min(1),
  standardizedContests: PathSchema.optional(),
  cardStyles: z.boolean().default(false),
  selection: z.enum(['tickets', 'colorado']).default('tickets'),
  combinedBatches: z
    .array(
      z.strictObject({
        jurisdiction: NameSchema,
        name: NameSchema,
        batches: z.array(NameSchema).min(2),
        when: z.union([z.literal('before-seed'), z.string().regex(/^round-[1-9]\d{0,2}$/)]).default('before-seed'),
      }),
    )
    .default([]),
  /** What the audit is held under. */
  rules: RulesDescriptionSchema.optional(),
  /** How many cards each round draws, by contest, where the method asks for sizes fixed before the seed. Absent: those of `rounds`. */
  roundSizes: z.record(NameSchema, z.array(z.number().int().min(1)).min(1)).optional(),
  rounds: z
    .array(
      z.strictObject({
        /** In a hybrid audit how many with cast vote records are drawn and how many without. */
        sampleSizes: z.record(NameSchema, z.union([z.number().int().min(1), StratumSizesSchema])).optional(),
        results: PathSchema,
        /** The file of draws that a log names, to be compared with what is drawn: see `docs/draws-file.md`. */
        draws: PathSchema.optional(),
        /** Who was out by lot where the count by hand of a ranked contest met choices that are level, in the order in which it was stated. */
        lots: z.array(z.strictObject({ contest: NameSchema, out: NameSchema, reason: z.string().min(1) })).optional(),
        openedAt: z.iso.datetime().optional(),
        closedAt: z.iso.datetime().optional(),
      }),
    )
    .min(1),
});

/** A risk limit as people write it: 0.07 × 100 is 7.000000000000001, and a limit of 100 % would confirm everything. */
export function percentOf(riskLimit: number): number {
  return Number((riskLimit * 100).toFixed(9));
}

/** What no field can tell by itself. Whether batches exist, the manifests tell. */
const AuditDescriptionSchema = AuditFieldsSchema.superRefine(
  ({ type, dataEntry, riskLimit, seed, contests, jurisdictions, combinedBatches, rounds }, found) => {
    const isAll = KINDS[type].takes === 'everything';
    const percent = percentOf(riskLimit);
    if (isAll ? percent !== 0 : percent <= 0 || percent >= 100) {
      const message = say(isAll ? 'noRiskLimit' : 'riskLimitBetween');
      found.addIssue({ code: 'custom', path: ['riskLimit'], message });
    }
    if (isAll !== (seed === undefined)) {
      found.addIssue({ code: 'custom', path: ['seed'], message: say(isAll ? 'noSeed' : 'seedMissing') });
    }
    const names = jurisdictions.map(({ name }) => name);
    for (const [place, name] of names.entries()) {
      if (names.indexOf(name) === place) continue;
      found.addIssue({ code: 'custom', path: ['jurisdictions', place, 'name'], message: say('jurisdictionTwice') });
    }
    const alike = findNamesAlike(names);
    if (alike !== undefined) {
      const message = say('jurisdictionsAlike', { first: alike.first, second: alike.second });
      found.addIssue({ code: 'custom', path: ['jurisdictions', names.indexOf(alike.second), 'name'], message });
    }
    for (const kind of ['manifest', 'candidateTotals'] as const) {
      const paths = jurisdictions.map((one) =>
        one[kind]
          ?.split(/[\\/]+/)
          .filter((part) => part !== '.')
          .join('/'),
      );
      for (const [place, path] of paths.entries()) {
        if (path === undefined || paths.indexOf(path) === place) continue;
        const message = say('fileOfOther');
        found.addIssue({ code: 'custom', path: ['jurisdictions', place, kind], message });
      }
    }
    const fieldwork = KINDS[type].fieldwork[dataEntry ?? KINDS[type].usualDataEntry];
    if (fieldwork !== 'totals') {
      for (const [contest, { choices, writeIns, countedBy }] of contests.entries()) {
        if (fieldwork === 'batches' && countedBy === undefined) continue;
        const named = [
          ...(choices ?? []).map(({ name }, place) => ({ name, path: ['choices', place, 'name'] })),
          ...(writeIns?.names ?? []).map((name, place) => ({ name, path: ['writeIns', 'names', place] })),
        ];
        for (const { name, path } of named) {
          const message = choiceUnreadable(name, { ranked: countedBy !== undefined });
          if (message === undefined) continue;
          found.addIssue({ code: 'custom', path: ['contests', contest, ...path], message });
        }
      }
    }
    const combined = new Set<string>();
    if (fieldwork !== 'batches' && combinedBatches.length > 0) {
      const message = say('combinationsNeedBatches');
      found.addIssue({ code: 'custom', path: ['combinedBatches'], message });
    }
    for (const [place, { when, jurisdiction, name, batches }] of combinedBatches.entries()) {
      const path = ['combinedBatches', place] as const;
      // Of a combination its name, of a batch whatever it is part of: each may be meant once.
      for (const member of [`as ${name}`, ...new Set(batches.map((batch) => `of ${batch}`))]) {
        const key = JSON.stringify([jurisdiction, member]);
        if (combined.has(key)) {
          const message = member.startsWith('as ')
            ? 'is the name of another combination'
            : `combines “${member.slice('of '.length)}” a second time`;
          found.addIssue({ code: 'custom', path: [...path, member.startsWith('as ') ? 'name' : 'batches'], message });
        }
        combined.add(key);
      }
      if (roundOf(when) > rounds.length) {
        const message = say('noSuchRound', { rounds: rounds.length });
        found.addIssue({ code: 'custom', path: [...path, 'when'], message });
      }
      if (!names.includes(jurisdiction)) {
        const message = say('mustBeJurisdiction');
        found.addIssue({ code: 'custom', path: [...path, 'jurisdiction'], message });
      }
    }
  },
);
export type AuditDescription = Omit<z.output<typeof AuditDescriptionSchema>, 'method'> & {
  /** What the folder says, or the first method of its type. */
  readonly method: AuditMethod;
};

/** The round in which batches were found mixed; 0 for what was known before the seed. */
export function roundOf(when: string): number {
  return when === 'before-seed' ? 0 : Number(when.slice('round-'.length));
}

/** Why a text is not an `audit.json`: every place that has to be mended. */
export type DescriptionProblem = { readonly path: string; readonly message: string };

/** Reads the text of an `audit.json`. */
export function parseAuditDescription(text: string): Result<AuditDescription, readonly DescriptionProblem[]> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return err([{ path: '', message: error instanceof Error ? error.message : say('notJson') }]);
  }
  const [repeated] = repeatedKeys(text);
  // Programs take the last, and people the first that they see.
  if (repeated !== undefined) return err([{ path: String(repeated.at(-1)), message: say('keyTwice') }]);
  const parsed = AuditDescriptionSchema.safeParse(value);
  if (parsed.success)
    return ok({ ...parsed.data, method: parsed.data.method ?? usualChoices(parsed.data.type).method });
  return err(parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })));
}
