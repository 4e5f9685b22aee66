import {
  type AuditInRounds,
  type CardInReview,
  cardComparison,
  compareShelfPlaces,
  distinctUnits,
  findBallot,
  kindOf,
  type ReopenedCard,
  type StandingEntry,
  shelfPlaces,
  unitKey,
  unitPlace,
} from '@plumbline/audit';
import { type CardSeen, type Contest, compareNames, contestInvolves, type Duplicate } from '@plumbline/election';
import { type CsvValue, csvText } from '@plumbline/election-files';
import { entriesOf } from '@plumbline/prelude';
import { reportWords } from '@plumbline/words/report-words';
import { caseSections } from './case-rows.ts';
import type { ReportContext } from './report-context.ts';
import {
  changesText,
  interpretationText,
  REVIEW_REASON_TEXT,
  recordedText,
  signed,
  ticketsText,
} from './report-text.ts';
import type { Scope } from './sampled-batches.ts';

const say = reportWords('en');

/** One row for each ballot card drawn in any round, in the order of the shelves. */
export function sampledBallotRows(
  context: ReportContext,
  audit: AuditInRounds,
  scope: Scope,
  visible: (jurisdiction: string) => boolean = () => true,
): readonly (readonly CsvValue[])[] {
  const { contests } = audit.plan;
  const targeted = contests.filter((contest) => contest.targeted);
  const batches = [...context.inputs.manifests.values()].flatMap((manifest) => manifest.batches);
  const withTabulator = batches.some((batch) => batch.tabulator !== null);
  const withCvrs = kindOf(audit.plan).comparedWith === 'cvrs';
  const asked = saidIn(audit, scope, visible);
  const reviews = reviewsIn(audit, scope, visible);
  const reopened = reopenedIn(audit, scope, visible);
  const unlike = unlikeIn(audit, scope, visible);
  const header = [
    say('jurisdictionName'),
    ...(withTabulator ? [say('tabulator')] : []),
    say('batchName'),
    say('ballotPosition'),
    ...(withCvrs ? [say('imprintedId')] : []),
    ...targeted.map((contest) => say('ticketNumbersOf', { contest: contest.name })),
    say('audited'),
    ...(asked.imprint ? [say('imprintSeen')] : []),
    ...(asked.duplicate ? [say('duplicate')] : []),
    ...(asked.notAgreed ? [say('notAgreed')] : []),
    ...(reviews.size > 0 ? [say('sentToReviewBy'), say('sentToReviewWhy'), say('boardsReading')] : []),
    ...(reopened.size > 0 ? [say('cardOpenedAgainWhy'), say('earlierReading')] : []),
    ...(unlike.size > 0 ? [say('unlikeEntries')] : []),
    ...contests.flatMap(({ name: contest }) =>
      withCvrs
        ? [
            say('cvrResult', { contest }),
            say('auditResult', { contest }),
            say('changeInResults', { contest }),
            say('changeInMargin', { contest }),
          ]
        : [say('auditResult', { contest })],
    ),
  ];
  const draws = audit.rounds.flatMap((round) => round.draws.map((draw) => ({ ...draw, round: round.number })));
  const drawsOf = Map.groupBy(draws, (draw) => unitPlace(draw.jurisdiction, unitKey(draw)));
  const placeOf = new Map(
    [...context.inputs.manifests].map(([jurisdiction, manifest]) => [jurisdiction, shelfPlaces(manifest.batches)]),
  );
  const units = distinctUnits(draws)
    .filter((unit) => scope === 'all' || unit.jurisdiction === scope.jurisdiction)
    .map((unit) => placeOf.get(unit.jurisdiction)?.(unit) ?? { ...unit, container: null })
    .toSorted((a, b) => compareNames(a.jurisdiction, b.jurisdiction) || compareShelfPlaces(a, b));
  const rows = units.map((unit) => {
    const isVisible = visible(unit.jurisdiction);
    const record = isVisible ? findBallot(audit, unit.jurisdiction, unitKey(unit))?.record : undefined;
    const own = drawsOf.get(unitPlace(unit.jurisdiction, unitKey(unit))) ?? [];
    return [
      unit.jurisdiction,
      ...(withTabulator ? [unit.tabulator ?? ''] : []),
      unit.batch,
      unit.position ?? '',
      ...(withCvrs ? [context.inputs.cvrs?.get(unit.jurisdiction)?.find(unit)?.imprintedId ?? ''] : []),
      ...targeted.map((contest) => ticketsText(own.filter((draw) => draw.contest === contest.name))),
      record === undefined ? 'NOT_AUDITED' : record.state === 'not-found' ? 'NOT_FOUND' : 'AUDITED',
      ...saidCells(record?.state === 'audited' ? record.card : undefined, asked),
      ...(reviews.size > 0
        ? reviewCells(context, contests, reviews.get(unitPlace(unit.jurisdiction, unitKey(unit))))
        : []),
      ...(reopened.size > 0
        ? reopenedCells(context, contests, reopened.get(unitPlace(unit.jurisdiction, unitKey(unit))) ?? [])
        : []),
      ...(unlike.size > 0
        ? [unlikeText(context, contests, unlike.get(unitPlace(unit.jurisdiction, unitKey(unit))) ?? [])]
        : []),
      ...contests.flatMap((contest) => {
        const isThere = contestInvolves(contest, unit.jurisdiction);
        const audited = isThere ? interpretationText(contest, record, context.textOf) : '';
        if (!withCvrs) return [audited];
        if (!isThere) return ['', '', '', ''];
        const compared = cardComparison(audit, contest, { inputs: context.inputs, unit });
        const found = isVisible ? compared : { change: null, marginChange: null };
        return [
          recordedText(contest, compared.reported),
          audited,
          found.change === null ? '' : changesText(contest, found.change),
          found.marginChange === null ? '' : signed(found.marginChange),
        ];
      }),
    ];
  });
  return [header, ...rows];
}

/** The cards that boards sent to a review team, by place. */
function reviewsIn(
  audit: AuditInRounds,
  scope: Scope,
  visible: (jurisdiction: string) => boolean,
): ReadonlyMap<string, CardInReview> {
  const sent = audit.rounds.flatMap(({ work }) =>
    Object.entries(work)
      .filter(([jurisdiction]) => visible(jurisdiction) && (scope === 'all' || scope.jurisdiction === jurisdiction))
      .flatMap(([jurisdiction, { reviews = [] }]) =>
        reviews.map((review) => [unitPlace(jurisdiction, review.ballot), review] as const),
      ),
  );
  return new Map(sent);
}

/** The cards that were opened again after they were entered, by place; each as often as it was. */
function reopenedIn(
  audit: AuditInRounds,
  scope: Scope,
  visible: (jurisdiction: string) => boolean,
): ReadonlyMap<string, readonly ReopenedCard[]> {
  const cards = audit.rounds.flatMap(({ work }) =>
    Object.entries(work)
      .filter(([jurisdiction]) => visible(jurisdiction) && (scope === 'all' || scope.jurisdiction === jurisdiction))
      .flatMap(([jurisdiction, { boards }]) =>
        boards.flatMap(({ reopened = [] }) =>
          reopened.map((card) => ({ place: unitPlace(jurisdiction, card.ballot), card })),
        ),
      ),
  );
  const byPlace = Map.groupBy(cards, ({ place }) => place);
  return new Map([...byPlace].map(([place, own]) => [place, own.map(({ card }) => card)]));
}

/** Of cards that were entered twice, the entries that were not alike, by place; each time that it was so. */
function unlikeIn(
  audit: AuditInRounds,
  scope: Scope,
  visible: (jurisdiction: string) => boolean,
): ReadonlyMap<string, readonly (readonly StandingEntry[])[]> {
  const found = [...entriesOf(audit.results.ballots)]
    .filter(([jurisdiction]) => visible(jurisdiction) && (scope === 'all' || scope.jurisdiction === jurisdiction))
    .flatMap(([jurisdiction, ballots]) =>
      [...entriesOf(ballots)].flatMap(([ballot, { trail }]) =>
        trail?.differed === undefined ? [] : [[unitPlace(jurisdiction, ballot), trail.differed] as const],
      ),
    );
  return new Map(found);
}

/** What each of two people had entered: what was settled stands in the columns of the audit. */
function unlikeText(
  { textOf }: ReportContext,
  contests: readonly Contest[],
  times: readonly (readonly StandingEntry[])[],
): string {
  const readings = times.map((entries) =>
    entries.map(({ record }) =>
      record.state === 'not-found' ? 'NOT_FOUND' : readingText(contests, record.interpretations, textOf),
    ),
  );
  return readings.map((own) => own.join(' | ')).join(' || ');
}

/** Why the card was looked at again, and what was entered before: what was seen then stands in the columns of the audit. */
function reopenedCells(
  { textOf }: ReportContext,
  contests: readonly Contest[],
  cards: readonly ReopenedCard[],
): readonly string[] {
  const readings = cards.map(({ earlier }) => {
    if (earlier.state === 'not-found') return 'NOT_FOUND';
    return readingText(contests, earlier.interpretations, textOf);
  });
  return [cards.map(({ reason }) => textOf(reason)).join('; '), readings.join(' || ')];
}

/** Which board sent the card, why, and what it had read: what the team decided stands in the columns of the audit. */
function reviewCells(
  { textOf }: ReportContext,
  contests: readonly Contest[],
  review: CardInReview | undefined,
): readonly string[] {
  if (review === undefined) return ['', '', ''];
  const why = REVIEW_REASON_TEXT[review.why];
  return [
    review.board,
    review.remark === null ? why : `${why}; COMMENT: ${textOf(review.remark)}`,
    readingText(contests, review.seen, textOf),
  ];
}

/** Which columns there are of what was said of cards: those in which at least one card has something. */
type Said = { readonly imprint: boolean; readonly duplicate: boolean; readonly notAgreed: boolean };

/** An audit in which nothing was said of any card has the columns that it always had. */
function saidIn(audit: AuditInRounds, scope: Scope, visible: (jurisdiction: string) => boolean): Said {
  const said: CardSeen[] = [];
  for (const [jurisdiction, ballots] of entriesOf(audit.results.ballots)) {
    if (!visible(jurisdiction) || (scope !== 'all' && scope.jurisdiction !== jurisdiction)) continue;
    for (const [, { record }] of entriesOf(ballots)) {
      if (record.state === 'audited' && record.card !== undefined) said.push(record.card);
    }
  }
  return {
    imprint: said.some(({ imprint }) => imprint !== null),
    duplicate: said.some(({ duplicate }) => duplicate !== null),
    notAgreed: said.some(({ notAgreed }) => notAgreed.length > 0),
  };
}

function saidCells(card: CardSeen | undefined, asked: Said): readonly string[] {
  return [
    ...(asked.imprint ? [imprintText(card?.imprint ?? null)] : []),
    ...(asked.duplicate ? [card?.duplicate == null ? '' : DUPLICATE[card.duplicate]] : []),
    ...(asked.notAgreed ? [(card?.notAgreed ?? []).join('; ')] : []),
  ];
}

function imprintText(imprint: CardSeen['imprint']): string {
  switch (imprint?.is) {
    case undefined:
      return '';
    case 'same':
      return 'SAME';
    case 'none':
      return 'NONE_ON_THE_CARD';
    case 'different':
      return `DIFFERENT: ${imprint.says}`;
  }
}

const DUPLICATE: Readonly<Record<Duplicate, string>> = {
  'original-found': 'ORIGINAL_FOUND',
  'original-not-found': 'ORIGINAL_NOT_FOUND',
};

/** The discrepancy report of an audit that compares cards: the sampled cards, with what boards saw where they are done. */
export function ballotDiscrepancyReportCsv(
  context: ReportContext,
  audit: AuditInRounds,
  visible: (jurisdiction: string) => boolean,
): string {
  return csvText([...sampledBallotRows(context, audit, 'all', visible), [], ...caseSections(context, audit, visible)]);
}

/** What was read of a card, contest by contest; nothing of a contest of which nothing was. */
function readingText(
  contests: readonly Contest[],
  interpretations: CardInReview['seen'],
  textOf: ReportContext['textOf'],
): string {
  const read = contests.flatMap((contest) => {
    const text = interpretationText(contest, { state: 'audited', interpretations }, textOf);
    return text === '' ? [] : [`${contest.name}: ${text}`];
  });
  return read.join(' | ');
}
