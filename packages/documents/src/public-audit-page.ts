import { drawnWords } from '@plumbline/words/drawn-words';
import { plainLanguage } from '@plumbline/words/english-of';
import { practiceWords } from '@plumbline/words/practice-words';
import { publicAuditWords } from '@plumbline/words/public-audit-words';
import { escaped } from './escaped.ts';
import { checkItYourself } from './public-audit-check.ts';
import { contestHtml, contestInShort } from './public-audit-contest.ts';
import {
  type PublicAuditStep,
  type PublicAuditTimes,
  type PublicAuditView,
  publicAuditOf,
} from './public-audit-view.ts';
import { type PageWriting, type PublicAuditSpeech, writingIn } from './public-audit-writing.ts';
import { publicFrame } from './public-frame.ts';
import type { ReportContext } from './report-context.ts';
import {
  marginDrawing,
  REPORT_FIGURES,
  type ReportDrawing,
  riskDrawings,
  sampleDrawing,
  voteDrawings,
} from './report-drawings.ts';

/** How much is drawn and listed. */
type Extent = {
  readonly contestsDrawn: number;
  /** So many have their tables; what was found of the others is said. */
  readonly contestsTabled: number;
  /** So many are named at all. */
  readonly contestsNamed: number;
  readonly margins: boolean;
  readonly places: number;
  /** Of a contest that has its tables. */
  readonly choices: number;
  /** Of a name, or a rule, as somebody typed it. */
  readonly letters: number;
};

const ALL = Number.POSITIVE_INFINITY;
const EVERYTHING: Extent = {
  contestsDrawn: ALL,
  contestsTabled: ALL,
  contestsNamed: ALL,
  margins: true,
  places: ALL,
  choices: ALL,
  letters: ALL,
};
const FEW: Extent = { ...EVERYTHING, contestsDrawn: 1, margins: false, places: 30 };
const BRIEF: Extent = { ...FEW, contestsDrawn: 0, contestsTabled: 1, contestsNamed: 20, choices: 20 };

/** Names of hundreds of letters, contests of hundreds of choices, the whole of a law: room for the beginning of each. */
const LEAST: Extent = { ...BRIEF, letters: 60 };

/** Down to what is left of the audit of a whole state, so that the page stays small. */
const SMALLER: readonly Extent[] = [
  ...[20, 12, 6, 3, 1].map((contestsDrawn) => ({ ...EVERYTHING, contestsDrawn, margins: false })),
  ...[700, 30].map((places) => ({ ...FEW, places })),
  ...[100, 60, 30, 10, 1].map((contestsTabled) => ({ ...FEW, contestsTabled })),
  ...[200, 60, 20].map((contestsNamed) => ({ ...FEW, contestsTabled: 1, contestsNamed })),
  { ...BRIEF, letters: 300 },
  LEAST,
];

/** A phone with a poor network reads as much in a few seconds. */
export const PUBLIC_AUDIT_BYTES_MAX = 200_000;

/**
 * The page of an audit for everybody, as one HTML file without script, picture or anything from elsewhere. Its drawings and figures are those of
 * the report. Where everything would be more than 200 kB, fewer contests are drawn, then fewer jurisdictions listed, then fewer contests have
 * their numbers and names here, and of long names their beginning; the page says so, and where all of it is. The same audit gives the same bytes.
 */
export function publicAuditPage(context: ReportContext, times: PublicAuditTimes, speech: PublicAuditSpeech): string {
  const view = publicAuditOf(context, times);
  const drawn = drawnOf(context, view, speech);
  const pageIn = (extent: Extent) => pageOf(view, drawn, { speech, extent });
  // Of a large state it takes minutes to write all of it, only to see that it is too much.
  const all = lettersOf(view) > PUBLIC_AUDIT_BYTES_MAX ? undefined : pageIn(EVERYTHING);
  return all !== undefined && isSmall(all) ? all : (firstSmall(pageIn) ?? pageIn(LEAST));
}

/** Of names that stand on the page at least once if all are there. */
function lettersOf({ contests, sample }: PublicAuditView): number {
  const names = [
    ...contests.flatMap(({ name, choices }) => [name, ...choices.map((choice) => choice.name)]),
    ...(sample ?? []).map(({ jurisdiction }) => jurisdiction),
  ];
  return names.reduce((sum, name) => sum + name.length, 0);
}

function isSmall(page: string): boolean {
  return new TextEncoder().encode(page).length <= PUBLIC_AUDIT_BYTES_MAX;
}

/** The largest of the smaller extents that fits: each leaves out more than the one before. */
function firstSmall(pageIn: (extent: Extent) => string): string | undefined {
  let [from, to] = [0, SMALLER.length];
  let found: string | undefined;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const page = pageIn(SMALLER[middle] ?? LEAST);
    if (isSmall(page)) [to, found] = [middle, page];
    else from = middle + 1;
  }
  return found;
}

/** The same page with all that it may leave out, however large it is: to be kept, not to be looked at on a phone. */
export function wholePublicAuditPage(
  context: ReportContext,
  times: PublicAuditTimes,
  speech: PublicAuditSpeech,
): string {
  const view = publicAuditOf(context, times);
  return pageOf(view, drawnOf(context, view, speech), { speech, extent: EVERYTHING });
}

function drawnOf(context: ReportContext, view: PublicAuditView, { language }: PublicAuditSpeech): Drawn {
  const say = drawnWords(language);
  return {
    margins: view.isLocked ? marginDrawing(context, say) : [],
    risks: riskDrawings(context, say),
    votes: voteDrawings(context, say),
    sample: view.sample === null || view.everything ? [] : sampleDrawing(context.audit.plan, say, view.sample),
  };
}

type Drawn = {
  readonly margins: readonly ReportDrawing[];
  readonly risks: ReadonlyMap<string, ReportDrawing>;
  readonly votes: ReadonlyMap<string, ReportDrawing>;
  readonly sample: readonly ReportDrawing[];
};

function pageOf(
  view: PublicAuditView,
  drawn: Drawn,
  { speech, extent }: { readonly speech: PublicAuditSpeech; readonly extent: Extent },
): string {
  const { otherLanguage } = speech;
  const language = plainLanguage(speech.language);
  const writing = writingIn(speech, extent.letters);
  const { say } = writing;
  const of =
    view.election === null || view.election === view.audit
      ? say('ofPlan', { audit: view.audit })
      : say('of', { audit: view.audit, election: view.election });
  // The log of the audit has no entry when a jurisdiction is done.
  const updated = view.places === null ? 'updated' : 'updatedOpen';
  const main = [
    '<main>',
    ...(view.isPractice ? [`<p class="practice">${escaped(practiceWords(speech.language)('line'))}</p>`] : []),
    `<h1>${say('title')}</h1>`,
    `<p class="lead">${escaped(of)}</p>`,
    `<p>${say('lead')}</p>`,
    `<p>${escaped(say(updated, { time: writing.timeOf(view.head.at) }))} ${say('rule')}</p>`,
    ...leftOutHtml(speech, { writing, extent }),
    ...(view.conclusion === null ? [] : [`<p class="told">${say(`concluded.${view.conclusion}`)}</p>`]),
    stepsHtml(view, writing),
    whyHtml(view, writing),
    contestsHtml(view, drawn, { writing, extent }),
    sampleHtml(view, drawn.sample, { writing, extent }),
    correctionsHtml(view, { writing, extent }),
    cannotHtml(view, { writing, extent }),
    checkItYourself(view, writing),
    wordsHtml(view, writing),
    '</main>',
  ];
  const other = otherLanguage && { ...otherLanguage, name: publicAuditWords(otherLanguage.language)('language') };
  return publicFrame({
    language,
    title: `${say('title')} · ${view.audit}`,
    office: view.office,
    otherLanguage: other,
    main,
  });
}

function leftOutHtml({ wholeAddress }: PublicAuditSpeech, { writing: { say }, extent }: Written): readonly string[] {
  if (extent === EVERYTHING) return [];
  const cut = extent.letters < ALL ? [say('leftOut.letters')] : [];
  const whole =
    wholeAddress === null ? '' : ` <a href="${escaped(wholeAddress)}" download>${escaped(say('leftOut.whole'))}</a>`;
  return [`<p>${escaped([say('leftOut.says'), ...cut].join(' '))}${whole}</p>`];
}

const MARKS = { done: '✓', now: '◐', next: '→', later: '○' } as const;

function stepsHtml(view: PublicAuditView, { say, dayOf }: PageWriting): string {
  // Of rounds that are done, the first one says what is done in each.
  const roundSays = (round: number | null, state: PublicAuditStep['state']) =>
    state === 'done' && round !== 1 ? [] : [say(`steps.round.${view.everything ? 'everything' : view.unit}`)];
  const stepHtml = ({ step, round, state, at }: PublicAuditStep) => {
    const title = step === 'round' ? say('steps.round.title', { round: round ?? 1 }) : say(`steps.${step}.title`);
    const word = say(`steps.states.${state}`);
    const when = at === null ? word : say('steps.on', { state: word, day: dayOf(at) });
    const says = [
      ...(step === 'round' ? roundSays(round, state) : []),
      ...(step === 'dice' ? [say(`steps.dice.${view.unit}`)] : []),
      ...(step === 'round' || step === 'dice' ? [] : [say(`steps.${step}.says`)]),
      ...(step === 'round' && state === 'now' && view.places !== null
        ? [say('steps.round.places', view.places), say('steps.round.open')]
        : []),
    ];
    return `<li class="${state}"><h4>${escaped(title)}</h4><p><b><span aria-hidden="true">${MARKS[state]} </span>${escaped(when)}</b></p><p>${escaped(says.join(' '))}</p></li>`;
  };
  const parts = (['before', 'during', 'after'] as const).map((part) => {
    const own = view.steps.filter((step) => step.part === part);
    return `<section><h3>${say(`steps.${part}`)}</h3><ol class="phases">${own.map(stepHtml).join('')}</ol></section>`;
  });
  return `<h2>${say('steps.title')}</h2><div class="three">${parts.join('')}</div>`;
}

function whyHtml({ type, limit, everything, ofOthers }: PublicAuditView, { say }: PageWriting): string {
  const limitSays = everything
    ? say('why.noLimit')
    : limit === null
      ? say('why.noLimitYet')
      : say(ofOthers ? 'why.limitOfOthers' : 'why.limit', { limit: REPORT_FIGURES.limit(limit) });
  return `<h2>${say('why.title')}</h2><p>${say('why.says')}</p><p>${say(`why.kinds.${type}`)}</p><p>${escaped(limitSays)}</p>`;
}

type Written = { readonly writing: PageWriting; readonly extent: Extent };

function contestsHtml(view: PublicAuditView, drawn: Drawn, { writing, extent }: Written): string {
  const { say, drawingHtml: html } = writing;
  const { contests } = view;
  const isTabled = extent.contestsTabled >= contests.length;
  const isSome = isTabled && drawn.risks.size + drawn.votes.size > 0 && extent.contestsDrawn < contests.length;
  const unnamed = Math.max(0, contests.length - extent.contestsNamed);
  const told = [
    ...(contests.length === 0 ? [say('contests.none')] : []),
    ...(view.isLocked || contests.length === 0 ? [] : [say('contests.mayChange')]),
    ...(isSome ? [say('contests.drawnFirst', { count: extent.contestsDrawn })] : []),
    ...(isTabled ? [] : [say('contests.numbersFirst', { count: extent.contestsTabled })]),
  ];
  // Of one contest its own sentence says as much.
  const margins = extent.margins && contests.length > 1 ? drawn.margins : [];
  return [
    `<h2>${say('contests.title')}</h2>`,
    ...told.map((sentence) => `<p>${escaped(sentence)}</p>`),
    ...contests.slice(0, extent.contestsNamed).map((contest, place) => {
      const id = `c${place + 1}`;
      if (place >= extent.contestsTabled) return contestInShort(view, contest, { writing, id });
      const own = [drawn.risks.get(contest.name), drawn.votes.get(contest.name)].filter((one) => one !== undefined);
      const isDrawn = place < extent.contestsDrawn;
      // Their tables and sentences have a line for each choice.
      const drawings = extent.choices < ALL ? [] : own.map((drawing) => html(drawing, { isDrawn }));
      return contestHtml(view, contest, { writing, drawings, id, choicesMax: extent.choices });
    }),
    ...(unnamed === 0 ? [] : [`<p>${escaped(say('contests.more', { count: unnamed }))}</p>`]),
    ...margins.map((drawing) => html(drawing, { isDrawn: true })),
  ].join('\n');
}

function sampleHtml(view: PublicAuditView, drawn: readonly ReportDrawing[], { writing, extent }: Written): string {
  const { say, drawingHtml: html } = writing;
  const title = `<h2>${say('sample.title')}</h2>`;
  if (view.everything) return `${title}<p>${say('sample.everything')}</p>`;
  if (drawn.length === 0) return `${title}<p>${say('sample.notYet')}</p>`;
  const left = drawn.reduce((sum, { table }) => sum + Math.max(0, table.rows.length - extent.places), 0);
  const isDrawn = extent.letters === ALL;
  const figures = drawn.map((drawing) => html(drawing, { isDrawn, rowsMax: extent.places }));
  return `${title}${figures.join('')}${left > 0 ? `<p>${say('sample.more', { count: left })}</p>` : ''}`;
}

function correctionsHtml(view: PublicAuditView, { writing, extent }: Written): string {
  const { say, timeOf, typed } = writing;
  const title = `<h2>${say('corrections.title')}</h2>`;
  if (view.corrections.length === 0) return `${title}<p>${say('corrections.none')}</p>`;
  const isTabled = extent.contestsTabled >= view.contests.length;
  const tabled = isTabled ? undefined : new Set(view.contests.slice(0, extent.contestsTabled).map(({ name }) => name));
  const items = view.corrections.map(({ round, closedAt, reopenedAt, found }) => {
    const again =
      closedAt === null || reopenedAt === null
        ? say('corrections.againUndated', { round })
        : say('corrections.again', { round, closed: timeOf(closedAt), opened: timeOf(reopenedAt) });
    const told = tabled === undefined ? found : (found?.filter(({ contest }) => tabled.has(contest)) ?? null);
    const left = (found?.length ?? 0) - (told?.length ?? 0);
    const before = (told ?? []).map(({ contest: name, outcome: of, risk }) => {
      const contest = typed(name);
      const outcome = say(`contests.outcomes.${of}`);
      return risk === null || view.limit === null
        ? say('corrections.beforeCounted', { contest, outcome })
        : say('corrections.before', { contest, outcome, risk: REPORT_FIGURES.risk(risk, view.limit) });
    });
    const rest = left === 0 ? [] : [say('corrections.more', { count: left })];
    const said = found === null ? [say('corrections.later')] : [...before, ...rest];
    return `<li>${escaped(again)}<ul>${said.map((sentence) => `<li>${escaped(sentence)}</li>`).join('')}</ul></li>`;
  });
  return `${title}<ul>${items.join('')}</ul>`;
}

function cannotHtml({ contests }: PublicAuditView, { writing, extent }: Written): string {
  const { say, typed } = writing;
  const named = contests.slice(0, extent.contestsNamed);
  const left = named.filter(({ measured }) => measured?.outcome === 'not-measured').map(({ name }) => typed(name));
  const said = [
    ...(['paper', 'voters', 'outcome', 'others'] as const).map((name) => say(`cannot.${name}`)),
    ...(left.length === 0 ? [] : [say('cannot.notMeasured', { contests: left.join(', ') })]),
  ];
  return `<h2>${say('cannot.title')}</h2><ul>${said.map((sentence) => `<li>${escaped(sentence)}</li>`).join('')}</ul>`;
}

function wordsHtml({ everything }: PublicAuditView, { say }: PageWriting): string {
  const names = [
    'margin',
    ...(everything ? ([] as const) : (['limit', 'risk', 'round'] as const)),
    'fingerprint',
  ] as const;
  return `<h2>${say('words.title')}</h2><ul>${names.map((name) => `<li>${say(`words.${name}`)}</li>`).join('')}</ul>`;
}
