import { parseCount } from '../formats/format-count.ts';
import type { FieldError } from '../ui/ErrorSummary.tsx';
import type { PlannerWords } from '../words/planner-words.ts';

/** A contest as somebody types it to know what its audit would take. */
export type ReportedDraft = {
  readonly choices: readonly { readonly name: string; readonly votes: string }[];
  readonly winners: string;
  readonly votesAllowed: string;
  readonly ballots: string;
};

export const BLANK_REPORT: ReportedDraft = {
  choices: [
    { name: '', votes: '' },
    { name: '', votes: '' },
  ],
  winners: '1',
  votesAllowed: '1',
  ballots: '',
};

type Reported = {
  readonly choices: readonly { readonly name: string; readonly votes: number }[];
  readonly winners: number;
  readonly votesAllowed: number;
  readonly ballots: number;
};

/** The contest, or everything that is still wrong with what was typed. */
export function readReported(
  draft: ReportedDraft,
  say: PlannerWords,
): { readonly contest: Reported; readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const wrong = (name: string, message: string) => void errors.push({ name, message });
  const count = (text: string, at: { readonly least: number; readonly name: string; readonly message: string }) => {
    const found = parseCount(text);
    if (found !== undefined && found >= at.least) return found;
    wrong(at.name, at.message);
    return Number.NaN;
  };
  const names = draft.choices.map((choice) => choice.name.trim());
  const choices = draft.choices.map((choice, place) => {
    const name = names[place] ?? '';
    const number = place + 1;
    if (name === '') wrong(`choices.${place}.name`, say('missing.name', { number }));
    else if (names.indexOf(name) < place) wrong(`choices.${place}.name`, say('missing.repeated', { name }));
    const at = { least: 0, name: `choices.${place}.votes`, message: say('missing.votes', { number }) };
    return { name, votes: count(choice.votes, at) };
  });
  const winners = count(draft.winners, { least: 1, name: 'winners', message: say('missing.winners') });
  if (winners >= choices.length) wrong('winners', say('missing.winners'));
  const votesAllowed = count(draft.votesAllowed, {
    least: 1,
    name: 'votesAllowed',
    message: say('missing.votesAllowed'),
  });
  const ballots = count(draft.ballots, { least: 1, name: 'ballots', message: say('missing.ballots') });
  const tooMany = choices.findIndex(({ votes }) => votes > ballots);
  const votes = choices.reduce((sum, choice) => sum + choice.votes, 0);
  if (tooMany >= 0) wrong(`choices.${tooMany}.votes`, say('missing.tooMany', { number: tooMany + 1 }));
  else if (votes > votesAllowed * ballots) wrong('ballots', say('missing.votesBeyond', { votes, ballots }));
  return { contest: { choices, winners, votesAllowed, ballots }, errors };
}
