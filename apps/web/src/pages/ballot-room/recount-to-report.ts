import type { QueryOutput } from '@plumbline/api';
import { type BallotAskOf, parseCount } from '@plumbline/ballot-management';
import type { FieldError } from '../../ui/ErrorSummary.tsx';
import type { BallotRecountsWords } from '../../words/ballot-recounts-words.ts';

export type RecountsAnswer = QueryOutput<'ballot-recount-results'>;
export type RecountContest = RecountsAnswer['contests'][number];

/** What was typed, by name of the field. */
export type RecountTyped = Readonly<Record<string, string>>;

/** Stands for a recount or a contest that is not in the list. */
export const ANOTHER = 'another';

/** The names of the fields of a count: of a choice by its place, and of what stands beside the choices. */
export const fieldOf = (when: 'before' | 'after', what: number | 'overvotes' | 'undervotes') => `${when}-${what}`;

/** The contest that is chosen, or typed: undefined as long as it is neither. */
export function contestTyped(typed: RecountTyped, contests: readonly RecountContest[]): RecountContest | undefined {
  if (typed.contest !== ANOTHER) return contests.find(({ name }) => name === typed.contest);
  const name = (typed.contestName ?? '').trim();
  const lines = (typed.choices ?? '').split('\n').map((line) => line.trim());
  const choices = [...new Set(lines.filter((line) => line !== ''))];
  const allowed = parseCount(typed.votesAllowed ?? '');
  if (name === '' || choices.length === 0 || !allowed.ok || allowed.value < 1) return undefined;
  return { name, votesAllowed: allowed.value, choices };
}

/** Whether what was before is to be typed: no approved votes of the contest in this batch are kept. */
export function isBeforeAsked({ batches }: RecountsAnswer, typed: RecountTyped, contest: RecountContest): boolean {
  return batches.find(({ batch }) => batch === typed.batch)?.known.includes(contest.name) !== true;
}

/** What is asked with what was typed, or everything that is wrong with it. */
export function recountToReport(
  say: BallotRecountsWords,
  answer: RecountsAnswer,
  typed: RecountTyped,
): { readonly ask: BallotAskOf<'report-recount'> } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const textIn = (name: string, label: string) => {
    const text = (typed[name] ?? '').trim();
    if (text === '') errors.push({ name, message: say('report.missing', { field: label }) });
    return text;
  };
  const countIn = (name: string, label: string) => {
    const text = textIn(name, label);
    const parsed = parseCount(text);
    if (text !== '' && !parsed.ok) errors.push({ name, message: say('report.noCount', { field: label }) });
    return parsed.ok ? parsed.value : 0;
  };
  const countOrNull = (name: string, label: string) =>
    (typed[name] ?? '').trim() === '' ? null : countIn(name, label);
  const chosen = textIn('recount', say('report.recount'));
  const order = chosen === ANOTHER ? textIn('order', say('report.order')) : chosen;
  const isAudit = answer.begun.some(({ auditId }) => auditId === chosen);
  const batch = textIn('batch', say('report.batch'));
  textIn('contest', say('report.contest'));
  if (typed.contest === ANOTHER) {
    textIn('contestName', say('report.contestName'));
    countIn('votesAllowed', say('report.votesAllowed'));
    textIn('choices', say('report.choices'));
  }
  const contest = contestTyped(typed, answer.contests);
  if (contest === undefined) return { errors };
  const votesIn = (when: 'before' | 'after') => {
    const labelOf = (field: string) => say(when === 'after' ? 'report.fieldAfter' : 'report.fieldBefore', { field });
    return {
      contest: contest.name,
      votesAllowed: contest.votesAllowed,
      choices: contest.choices.map((choice, at) => ({ choice, votes: countIn(fieldOf(when, at), labelOf(choice)) })),
      overvotes: countOrNull(fieldOf(when, 'overvotes'), labelOf(say('report.overvotes'))),
      undervotes: countOrNull(fieldOf(when, 'undervotes'), labelOf(say('report.undervotes'))),
      cards: null,
    };
  };
  const ask: BallotAskOf<'report-recount'> = {
    type: 'report-recount',
    recount: isAudit ? { by: 'audit', audit: chosen } : { by: 'order', order },
    batch,
    cards: countIn('cards', say('report.cards')),
    before: isBeforeAsked(answer, typed, contest) ? votesIn('before') : null,
    after: votesIn('after'),
  };
  return errors.length > 0 ? { errors } : { ask };
}
