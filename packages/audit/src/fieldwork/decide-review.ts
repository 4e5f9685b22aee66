import { type InterpretationWith, withNotes } from '@plumbline/election';
import { err, ok } from '@plumbline/prelude';
import type { CommandOf } from '../state/audit-command.ts';
import type { AuditRefusal } from '../state/audit-refusal.ts';
import type { AuditInRounds } from '../state/audit-state.ts';
import { contestsToAudit, reviewTeamOf } from '../state/audit-view.ts';
import { entriesOfCard } from '../state/card-entries.ts';
import { REVIEW_TEAM } from '../state/card-review.ts';
import type { Decision } from '../state/decision.ts';
import { digestOfText, type SaltedText } from '../state/free-text.ts';
import { openBoard, refuseInterpretation, workOf } from './decide-fieldwork.ts';
import { refuseSamePeople } from './refuse-seat.ts';

/** A review team is a board whose cards other boards, or the desks where batches are counted, send it: one in a jurisdiction and round. */
export function decideReviewTeam(
  audit: AuditInRounds,
  command: CommandOf<'create-review-team'>,
  { ofBoards }: { readonly ofBoards: boolean },
): Decision {
  const { jurisdiction } = command;
  const work = workOf(audit, jurisdiction);
  if (!work.ok) return work;
  if (ofBoards && work.value.boards.length === 0) return err({ code: 'boards-needed-first', jurisdiction });
  if (reviewTeamOf(work.value) !== undefined) return err({ code: 'review-team-exists', jurisdiction });
  return ok([{ type: 'review-team-created', jurisdiction, board: REVIEW_TEAM }]);
}

/** A card is entered by its board or sent, never both: what one of them says is then the only thing that is measured. */
export function decideSending(audit: AuditInRounds, command: CommandOf<'send-card-to-review'>): Decision {
  const { jurisdiction, board, ballot, why, remark, seen } = command;
  const open = openBoard(audit, command);
  if (!open.ok) return open;
  const work = workOf(audit, jurisdiction);
  if (!work.ok) return work;
  const team = reviewTeamOf(work.value);
  if (team === undefined) return err({ code: 'review-team-missing', jurisdiction });
  if (open.value.reviews) return err({ code: 'review-by-board-only', board });
  if (open.value.members.length === 0) return err({ code: 'board-members-missing', board });
  if (!open.value.ballots.includes(ballot)) return err({ code: 'ballot-not-assigned', board, ballot });
  if (team.signedOff) return err({ code: 'board-signed-off', board: team.name });
  if (entriesOfCard(audit, jurisdiction, ballot).revision > 0) return err({ code: 'card-entered-already', ballot });
  if (why === 'other' && remark === null) return err({ code: 'review-reason-missing' });
  const refusal = refuseSeen(audit, jurisdiction, seen) ?? refuseSamePeople([open.value], team.members);
  if (refusal !== undefined) return err(refusal);
  const noted = withNotes({ state: 'audited', interpretations: seen }, digestOf);
  return ok([
    {
      type: 'card-sent-to-review',
      version: 2,
      jurisdiction,
      board,
      ballot,
      why,
      remark: digestOf(remark),
      seen: noted.state === 'audited' ? noted.interpretations : {},
    },
  ]);
}

function digestOf(text: SaltedText | null) {
  return text === null ? null : { digest: digestOfText(text) };
}

function refuseSeen(
  audit: AuditInRounds,
  jurisdiction: string,
  seen: Readonly<Record<string, InterpretationWith<unknown>>>,
): AuditRefusal | undefined {
  const contests = contestsToAudit(audit, jurisdiction);
  for (const [name, read] of Object.entries(seen)) {
    const contest = contests.find((one) => one.name === name);
    if (contest === undefined) return { code: 'unknown-contest', contest: name };
    const refusal = refuseInterpretation(contest, read);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
