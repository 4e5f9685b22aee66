import { percentDown } from '@plumbline/words/drawn/drawn-margins';
import { escaped } from './escaped.ts';
import type { PublicAuditView, PublicContest } from './public-audit-view.ts';
import { type PageWriting, tableHtml } from './public-audit-writing.ts';
import { REPORT_FIGURES } from './report-drawings.ts';

/** A contest on the public page: what was reported, by how much it was decided, what was found, and its drawings. */
export function contestHtml(
  view: PublicAuditView,
  contest: PublicContest,
  of: {
    readonly writing: PageWriting;
    readonly drawings: readonly string[];
    readonly id: string;
    readonly choicesMax: number;
  },
): string {
  const { writing, drawings, id, choicesMax } = of;
  const { say, typed } = writing;
  const votes = contest.choices
    .slice(0, choicesMax)
    .map(({ name, votes: reported }) => [typed(name), reported ?? say('contests.pending')]);
  const left = contest.choices.length - votes.length;
  const reported = votes.length === 0 ? '' : tableHtml([say('contests.choice'), say('contests.reported')], votes, id);
  const told = [...reasons(view, contest, writing), ...margin(contest, writing)];
  return [
    `<section class="contest"><h3 id="${id}">${escaped(typed(contest.name))}</h3>`,
    `<p class="told">${escaped(outcome(view, contest, writing))}</p>`,
    ...risk(view, contest, writing).map((sentence) => `<p>${escaped(sentence)}</p>`),
    `<p>${escaped(told.join(' '))}</p>`,
    reported,
    left === 0 ? '' : `<p>${escaped(say('contests.moreChoices', { count: left }))}</p>`,
    official(contest, { writing, id, choicesMax }),
    drawings.length === 0 ? '' : `<div class="side">${drawings.join('')}</div>`,
    '</section>',
  ].join('');
}

/** The same where there is room for what was found only. */
export function contestInShort(
  view: PublicAuditView,
  contest: PublicContest,
  { writing, id }: { readonly writing: PageWriting; readonly id: string },
): string {
  const said = risk(view, contest, writing).map((sentence) => `<p>${escaped(sentence)}</p>`);
  return `<section class="contest"><h3 id="${id}">${escaped(writing.typed(contest.name))}</h3><p class="told">${escaped(outcome(view, contest, writing))}</p>${said.join('')}</section>`;
}

function outcome(view: PublicAuditView, { measured }: PublicContest, { say }: PageWriting): string {
  if (measured !== null) return say(`contests.outcomes.${measured.outcome}`);
  return say(view.hasClosedRound ? 'contests.notInRoundYet' : 'contests.notMeasuredYet');
}

function risk({ limit, ofOthers }: PublicAuditView, { measured }: PublicContest, { say }: PageWriting) {
  if (measured === null || limit === null) return [];
  const { risk: found, newer } = measured;
  return [
    // What another system published is no promise of ours.
    ...(found === null || ofOthers ? [] : [say('contests.risk', { risk: REPORT_FIGURES.risk(found, limit) })]),
    ...(newer === null ? [] : [inOurWay(newer, { limit, isConfirmed: measured.outcome === 'confirmed' }, say)]),
  ];
}

/** The figure of the corrected method, where the audit repeats another system: what that confirmed and this does not is not left to stand alone. */
function inOurWay(
  risk: number,
  { limit, isConfirmed }: { readonly limit: number; readonly isConfirmed: boolean },
  say: PageWriting['say'],
): string {
  const isMet = risk <= limit;
  const said = say(isMet ? 'contests.newerMet' : 'contests.newerNotMet', { risk: REPORT_FIGURES.risk(risk, limit) });
  return isConfirmed && !isMet ? `${said} ${say('contests.notVouched')}` : said;
}

function reasons(
  { everything }: PublicAuditView,
  contest: PublicContest,
  { say, typed }: PageWriting,
): readonly string[] {
  const { chosen, targeted, winners, ranked, rankedWinners, outByLot } = contest;
  return [
    everything ? say('contests.everything') : say(targeted ? 'contests.targeted' : 'contests.opportunistic'),
    ...(chosen === null ? [] : [say('contests.chosen', { criterion: typed(chosen.criterion), by: typed(chosen.by) })]),
    say('contests.winners', { count: winners }),
    ...(ranked ? [say('contests.ranked')] : []),
    ...(rankedWinners.length === 0 ? [] : [say('contests.rankedWinner', { winner: typed(rankedWinners.join(', ')) })]),
    ...(outByLot.length === 0 ? [] : [say('contests.outByLot', { names: typed(outByLot.join(', ')) })]),
  ];
}

function margin({ margin: found }: PublicContest, { say }: PageWriting): readonly string[] {
  if (found === null) return [];
  const { votes, ballots, share } = found;
  return [say('contests.margin', { votes, ballots, percent: percentDown(share) })];
}

function official(
  { official: choices }: PublicContest,
  of: { readonly writing: PageWriting; readonly id: string; readonly choicesMax: number },
): string {
  if (choices === null) return '';
  const { writing, id, choicesMax } = of;
  const { say, typed } = writing;
  const heads = [say('contests.choice'), say('contests.counted'), say('contests.result')];
  const rows = choices
    .slice(0, choicesMax)
    .map(({ choice, votes, result }) => [typed(choice), votes, say(`contests.byHandCount.${result}`)]);
  return `<h4 id="${id}o">${say('contests.official')}</h4><p>${say('contests.officialSays')}</p>${tableHtml(heads, rows, `${id}o`)}`;
}
