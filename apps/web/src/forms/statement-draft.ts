import type { CommandInput, QueryOutput } from '@plumbline/api';
import { BALLOT_KINDS, type BallotKind, WAYS_VERIFIED } from '@plumbline/audit';
import { err, ok, type Result } from '@plumbline/prelude';
import { formatCount, parseCount } from '../formats/format-count.ts';

export type Statement = NonNullable<QueryOutput<'jurisdiction'>['statement']>;
export type Stated = Pick<CommandInput<'state-manifest'>, 'verified' | 'by' | 'on' | 'ballots'>;

/** What is said of a manifest as it stands in the form: of each kind the answer, and the cards still to be counted as they were typed. */
export type StatementDraft = {
  readonly verified: string;
  readonly by: string;
  readonly on: string;
  readonly ballots: Readonly<Record<BallotKind, { readonly listed: string; readonly cards: string }>>;
};

/** What a statement still needs. */
export type StatementProblem =
  | { readonly wrong: 'verified' | 'by' | 'on' | 'onLater' }
  | { readonly wrong: 'kind' | 'cards'; readonly kind: BallotKind };

/** What is saved, as it stands in the form. */
export function draftOfStatement(statement: Statement | null): StatementDraft {
  const kinds = BALLOT_KINDS.map((kind) => {
    const said = statement?.ballots[kind];
    const cards = said?.listed === 'not-yet-counted' ? formatCount(said.cards) : '';
    return [kind, { listed: said?.listed ?? '', cards }] as const;
  });
  return {
    verified: statement?.verified ?? '',
    by: statement?.by.state === 'kept' ? statement.by.text : '',
    on: statement?.on ?? '',
    // The constructor of the record: every kind is among the entries.
    ballots: Object.fromEntries(kinds) as StatementDraft['ballots'],
  };
}

/** Reads a statement, or everything that is wrong with it at once. `today` is the day at the computer, as YYYY-MM-DD. */
export function readStatement(draft: StatementDraft, today: string): Result<Stated, readonly StatementProblem[]> {
  const problems: StatementProblem[] = [];
  const verified = WAYS_VERIFIED.find((way) => way === draft.verified);
  if (verified === undefined) problems.push({ wrong: 'verified' });
  const by = draft.by.trim();
  if (by === '') problems.push({ wrong: 'by' });
  if (!/^20\d\d-\d\d-\d\d$/.test(draft.on)) problems.push({ wrong: 'on' });
  else if (draft.on > today) problems.push({ wrong: 'onLater' });
  const ballots: Partial<Record<BallotKind, Stated['ballots'][BallotKind]>> = {};
  for (const kind of BALLOT_KINDS) {
    const { listed, cards } = draft.ballots[kind];
    if (listed === 'included' || listed === 'none') ballots[kind] = { listed };
    else if (listed !== 'not-yet-counted') problems.push({ wrong: 'kind', kind });
    else {
      const waiting = parseCount(cards);
      if (waiting === undefined || waiting < 1) problems.push({ wrong: 'cards', kind });
      else ballots[kind] = { listed, cards: waiting };
    }
  }
  if (verified === undefined || problems.length > 0) return err(problems);
  return ok({ verified, by, on: draft.on, ballots: ballots as Stated['ballots'] });
}
