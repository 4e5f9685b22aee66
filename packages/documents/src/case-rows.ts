import {
  type AuditInRounds,
  CASE_CAUSES,
  type CaseFacts,
  caseFacts,
  caseState,
  type DifferenceLine,
  findCase,
  type SeenFigure,
  takesEverything,
  unitName,
} from '@plumbline/audit';
import type { CsvValue } from '@plumbline/election-files';
import { caseWords } from '@plumbline/words/case-words';
import { rankedCountInWords } from '@plumbline/words/ranking-in-words';
import { reportWords } from '@plumbline/words/report-words';
import type { ReportContext } from './report-context.ts';
import type { ReportSection } from './report-section.ts';
import { rankingText, sectionHeading, signed } from './report-text.ts';

const say = reportWords('en');
const sayCase = caseWords('en');

/** The cases that may be seen, in the order of the jurisdictions and of their shelves; then those of contests as a whole. */
export function casesOf(
  context: ReportContext,
  audit: AuditInRounds,
  visible: (jurisdiction: string) => boolean,
): readonly CaseFacts[] {
  const { inputs } = context;
  const shown = audit.plan.jurisdictions.map(({ name }) => name).filter(visible);
  const whole = takesEverything(audit.plan) ? caseFacts(audit, inputs, null) : [];
  return [...shown.flatMap((jurisdiction) => caseFacts(audit, inputs, jurisdiction)), ...whole];
}

/** Every difference with what people have said of it, and how many there are of each cause. */
export function caseSections(
  context: ReportContext,
  audit: AuditInRounds,
  visible: (jurisdiction: string) => boolean,
): readonly (readonly CsvValue[])[] {
  const [cases, causes] = caseTables(context, audit, visible);
  return [sectionHeading(say('cases')), ...cases.rows, [], sectionHeading(say('casesByCause')), ...causes.rows];
}

/** The same as two tables: every difference, and how many there are of each cause. */
export function caseTables(
  context: ReportContext,
  audit: AuditInRounds,
  visible: (jurisdiction: string) => boolean,
): readonly [cases: ReportSection, causes: ReportSection] {
  const cases = casesOf(context, audit, visible);
  const heads = [
    say('jurisdiction'),
    say('caseUnit'),
    say('contestName'),
    say('caseReported'),
    say('caseAudited'),
    say('caseMargin'),
    say('caseState'),
    say('caseCause'),
    say('caseNote'),
    say('caseSecondLooks'),
    say('caseResolution'),
  ];
  return [
    { name: 'cases', rows: [heads, ...cases.flatMap((one) => rowsOf(context, audit, one))] },
    { name: 'casesByCause', rows: [[say('caseCause'), say('cases')], ...byCause(audit, cases)] },
  ];
}

function rowsOf(context: ReportContext, audit: AuditInRounds, facts: CaseFacts): readonly (readonly CsvValue[])[] {
  const { subject, difference } = facts;
  const found = findCase(audit, subject);
  const looks = (found?.secondLooks ?? []).map(({ people }, place) => {
    const finding = facts.findings[place] ?? 'otherwise';
    return `${people.join(', ')}: ${sayCase(`findings.${finding}`)}`;
  });
  const { explanation = null, settlement = null } = found ?? {};
  const said: readonly CsvValue[] = [
    sayCase(`states.${caseState(audit, subject)}`),
    explanation === null ? '' : sayCase(`causes.${explanation.cause}`),
    explanation === null ? '' : context.textOf(explanation.note),
    looks.join(' '),
    settlement === null ? '' : `${sayCase(`resolutions.${settlement.resolution}`)} ${context.textOf(settlement.note)}`,
  ];
  const unit = [subject.jurisdiction ?? '', caseUnitText(facts)];
  const lines = difference?.lines ?? [];
  if (lines.length === 0) return [[...unit, sayCase('agreesNow'), '', '', '', ...said]];
  // What was said of the unit stands once, in its first row.
  return lines.map((line, place) => [...unit, ...lineCells(line), ...(place === 0 ? said : said.map(() => ''))]);
}

function lineCells({ contest, reported, audited, marginChange }: DifferenceLine): readonly CsvValue[] {
  return [
    contest ?? '',
    reported === null ? '' : figureText(reported),
    figureText(audited),
    marginChange === null ? '' : signed(marginChange),
  ];
}

/** What a case is about, as the screens call it. */
export function caseUnitText({ subject, place }: Pick<CaseFacts, 'subject' | 'place'>): string {
  const { unit } = subject;
  if (unit.kind === 'contest') return sayCase('unit.contest', { contest: unit.contest });
  if (unit.kind === 'batch') return sayCase('unit.batch', { batch: unit.batch });
  if (place === null) return unitName(unit);
  const { batch, tabulator } = place;
  const position = String(place.position ?? '');
  return tabulator === null
    ? sayCase('unit.ballot', { batch, position })
    : sayCase('unit.ballotOfTabulator', { tabulator, batch, position });
}

function figureText(figure: SeenFigure): string {
  switch (figure.kind) {
    case 'cards':
      return String(figure.cards);
    case 'imprint':
      return sayCase('figure.imprint', { says: figure.says });
    case 'original-not-found':
      return sayCase('figure.original-not-found');
    case 'not-agreed':
      return figure.choices.length === 0
        ? sayCase('figure.not-agreed')
        : sayCase('figure.not-agreedChoices', { choices: figure.choices.join(', ') });
    case 'entered-otherwise': {
      const readings = figure.readings.map((reading) => figureText({ kind: 'vote', ...reading }));
      return readings.length === 0
        ? sayCase('figure.entered-otherwiseCard')
        : sayCase('figure.entered-otherwise', { readings: readings.join(' | ') });
    }
    case 'counted-otherwise': {
      const tallies = [
        ...figure.tallies.map((votes) => figureText({ kind: 'votes', votes })),
        ...(figure.rankings ?? []).map((count) => rankedCountInWords(count, { language: 'en' })),
      ];
      return tallies.length === 0
        ? sayCase('figure.counted-otherwiseCards')
        : sayCase('figure.counted-otherwise', { tallies: tallies.join(' | ') });
    }
    case 'votes':
      return Object.entries(figure.votes)
        .map(([choice, votes]) => `${choice}: ${votes}`)
        .join('; ');
    case 'vote':
      if (figure.ranks !== undefined) return rankingText(figure.ranks);
      return figure.choices.length > 0 && figure.state === 'vote'
        ? figure.choices.join(', ')
        : [say(`seenStates.${figure.state}`), ...figure.choices].join('; ');
  }
}

/** How many cases have each cause; those without one are counted last. */
function byCause(audit: AuditInRounds, cases: readonly CaseFacts[]): readonly (readonly CsvValue[])[] {
  const causes = cases.map(({ subject }) => findCase(audit, subject)?.explanation?.cause ?? null);
  const count = (cause: (typeof causes)[number]) => causes.filter((one) => one === cause).length;
  const rows = CASE_CAUSES.filter((cause) => count(cause) > 0).map((cause) => [
    sayCase(`causes.${cause}`),
    count(cause),
  ]);
  return [...rows, ...(count(null) > 0 ? [[say('causeNone'), count(null)]] : [])];
}
