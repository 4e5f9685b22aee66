import type { Contest, Tally } from '@plumbline/election';
import { err, ok } from '@plumbline/prelude';
import { countedTally } from '../fieldwork/batch-counts.ts';
import { refuseRecord, withSaid } from '../fieldwork/decide-fieldwork.ts';
import { isSameSeen, lookAsked } from '../fieldwork/same-seen.ts';
import type { AuditCommand, CommandOf } from '../state/audit-command.ts';
import type { AuditRefusal } from '../state/audit-refusal.ts';
import type { AuditInRounds, Revision } from '../state/audit-state.ts';
import type { Decision } from '../state/decision.ts';
import {
  type CaseResolution,
  type CaseSubject,
  caseState,
  type DifferenceCase,
  findCase,
  needsSecondLook,
  revisionOf,
  type SecondLookSeen,
  standingExplanation,
  unitName,
} from '../state/difference-case.ts';
import { digestOfText } from '../state/free-text.ts';
import { isSamePerson } from '../state/is-same-person.ts';
import { isJurisdictionComplete } from './is-jurisdiction-complete.ts';
import { whoCannotLook } from './who-cannot-look.ts';
import { whoEntered } from './who-entered.ts';

type CaseCommand = CommandOf<'explain-case' | 'record-second-look' | 'settle-case' | 'reopen-case'>;

/**
 * What is said of a difference. It never changes an entry: whoever wants another entry has the unit audited again, and the risk is
 * measured from what is entered, whatever the case says.
 */
export function decideCase(audit: AuditInRounds, command: AuditCommand): Decision | undefined {
  switch (command.type) {
    case 'explain-case':
    case 'record-second-look':
    case 'settle-case':
    case 'reopen-case':
      return decideAboutCase(audit, command);
    default:
      return undefined;
  }
}

function decideAboutCase(audit: AuditInRounds, command: CaseCommand): Decision {
  const { jurisdiction, unit, by } = command;
  const subject: CaseSubject = { jurisdiction, unit };
  const name = unitName(unit);
  // Asked first: a refusal must not tell people who still count what differs.
  if (jurisdiction !== null && audit.phase === 'round-open' && !isJurisdictionComplete(audit, jurisdiction)) {
    return err({ code: 'case-not-yet', jurisdiction });
  }
  const revision = revisionOf(audit, subject);
  const known = findCase(audit, subject);
  const isNone = 'differs' in command && !command.differs && known === undefined;
  if (revision === undefined || isNone) return err({ code: 'no-case', unit: name });
  const isSettled = caseState(audit, subject) === 'settled';
  if (command.type === 'reopen-case') {
    if (!isSettled) return err({ code: 'case-not-settled', unit: name });
    return ok([{ type: 'case-reopened', ...subject, reason: { digest: digestOfText(command.reason) }, by }]);
  }
  if (isSettled) return err({ code: 'case-settled', unit: name });
  switch (command.type) {
    case 'explain-case': {
      const note = { digest: digestOfText(command.note) };
      return ok([{ type: 'case-explained', ...subject, revision, cause: command.cause, note, by }]);
    }
    case 'record-second-look': {
      const [first, second] = command.people;
      const people = [first.trim(), second.trim()] as const;
      const seen = withWhatWasSaid(command.seen);
      const refusal = whoCannotLook(people, whoEntered(audit, subject)) ?? refuseSeen(audit, subject, seen);
      return refusal === undefined
        ? ok([{ type: 'second-look-recorded', version: 4, ...subject, revision, people, seen, by }])
        : err(refusal);
    }
    case 'settle-case': {
      const explanation = known === undefined ? null : standingExplanation(known);
      if (known === undefined || explanation === null) return err({ code: 'case-not-explained', unit: name });
      const { secondLooks } = known;
      if (needsSecondLook(subject) && secondLooks.length === 0) return err({ code: 'second-look-missing', unit: name });
      if ([explanation, ...secondLooks].some((step) => isSamePerson(step.by, by))) {
        return err({ code: 'approved-by-same', unit: name });
      }
      const note = { digest: digestOfText(command.note) };
      return ok([
        { type: 'case-settled', ...subject, revision, resolution: resolutionOf(audit, known, revision), note, by },
      ]);
    }
  }
}

function withWhatWasSaid(seen: SecondLookSeen): SecondLookSeen {
  return seen.kind === 'ballot' ? { kind: 'ballot', record: withSaid(seen.record) } : seen;
}

/** How a case ends, by what the newest second look saw and by whether the unit was entered anew since the case began. */
function resolutionOf(audit: AuditInRounds, known: DifferenceCase, revision: Revision): CaseResolution {
  const look = known.secondLooks.at(-1);
  if (look === undefined) return 'explained';
  if (!isSameSeen(audit, known.subject, look.seen)) return 'left-as-entered';
  return revision > known.firstRevision ? 'corrected' : 'confirmed';
}

/** What was seen has to be of the unit: of a card every contest that was looked at, of a batch every choice. */
function refuseSeen(audit: AuditInRounds, subject: CaseSubject, seen: SecondLookSeen): AuditRefusal | undefined {
  const unit = unitName(subject.unit);
  if (!needsSecondLook(subject)) return { code: 'second-look-not-possible', contest: unit };
  const asked = lookAsked(audit, subject);
  const unfit = { code: 'second-look-unfit', unit } as const;
  if (asked === undefined || asked.kind !== seen.kind) return unfit;
  if (seen.kind === 'ballot') return refuseRecord(asked.contests, seen.record);
  if (seen.kind === 'cards') return undefined;
  return isWhole(asked.contests, countedTally(seen.sheets)) ? undefined : unfit;
}

/** A number for every choice of these contests, and for no other. */
function isWhole(contests: readonly Contest[], votes: Tally): boolean {
  if (Object.keys(votes).length !== contests.length) return false;
  return contests.every(({ name, choices }) => {
    const counted = votes[name] ?? {};
    return Object.keys(counted).length === choices.length && choices.every((one) => counted[one.name] !== undefined);
  });
}
