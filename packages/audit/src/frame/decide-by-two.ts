import { parseSeed } from '@plumbline/election';
import { assert, err, ok } from '@plumbline/prelude';
import type { CommandOf } from '../state/audit-command.ts';
import type { BegunAudit } from '../state/audit-state.ts';
import type { Decision } from '../state/decision.ts';
import { digestOfText } from '../state/free-text.ts';
import { isSamePerson } from '../state/is-same-person.ts';
import { type ActNamed, type ActOfTwo, actOf, isByTwo, isSameAct, type Proposal } from '../state/two-persons.ts';

/** What waits for a second person, and can still be answered. */
export function openProposal({ twoPersons }: BegunAudit): Proposal | undefined {
  const { proposal } = twoPersons;
  return proposal === null || proposal.overtaken || proposal.refusal !== null ? undefined : proposal;
}

/**
 * What follows from the act of a first person. Where it takes two, the act is not done: `decided`, which is what would follow,
 * says whether it could be, and what is written is that it was proposed.
 */
export function decideFirst(audit: BegunAudit, decided: Decision, { by }: { readonly by?: string }): Decision {
  if (!decided.ok || !audit.twoPersons.required) return decided;
  assert(by !== undefined, 'where an act takes two persons, the first is known');
  // One at a time: whoever confirms must not wonder which of two.
  if (openProposal(audit) !== undefined) return err({ code: 'proposal-waits' });
  return ok(decided.value.filter(isByTwo).map((event) => ({ type: 'act-proposed', act: actOf(event), by })));
}

/** What follows from the act of the second person, who names what they confirm. `carryOut` decides the act itself. */
export function decideConfirmation(
  audit: BegunAudit,
  { act, by }: CommandOf<'confirm-act'>,
  carryOut: (act: ActOfTwo) => Decision,
): Decision {
  const { proposal } = audit.twoPersons;
  if (proposal === null) return err({ code: 'nothing-proposed' });
  if (proposal.overtaken) return err({ code: 'proposal-overtaken' });
  if (proposal.refusal !== null) return err({ code: 'proposal-refused' });
  if (isSamePerson(proposal.by, by)) return err({ code: 'second-person-needed' });
  if (!isSameAct(proposal.act, asKept(act))) return err({ code: 'act-not-as-proposed', act: proposal.act.act });
  const decided = carryOut(proposal.act);
  return decided.ok ? ok([{ type: 'act-confirmed', act: proposal.act, by }, ...decided.value]) : decided;
}

/** A seed as the log keeps it: what surrounds it on the keyboard is no part of it. */
function asKept(act: ActNamed): ActNamed {
  if (act.act !== 'seed') return act;
  const parsed = parseSeed(act.seed);
  return parsed.ok ? { act: 'seed', seed: parsed.value } : act;
}

export function decideProposalRefusal(audit: BegunAudit, command: CommandOf<'refuse-act'>): Decision {
  const { by, reason } = command;
  const { proposal } = audit.twoPersons;
  if (proposal === null) return err({ code: 'nothing-proposed' });
  if (proposal.overtaken) return err({ code: 'proposal-overtaken' });
  if (proposal.refusal !== null) return err({ code: 'proposal-refused' });
  if (isSamePerson(proposal.by, by)) return err({ code: 'second-person-needed' });
  return ok([{ type: 'proposal-refused', by, reason: { digest: digestOfText(reason) } }]);
}

/** Whoever proposed takes it back, whatever was said of it since. */
export function decideWithdrawal(audit: BegunAudit, { by }: CommandOf<'withdraw-proposal'>): Decision {
  const { proposal } = audit.twoPersons;
  if (proposal === null) return err({ code: 'nothing-proposed' });
  return isSamePerson(proposal.by, by) ? ok([{ type: 'proposal-withdrawn' }]) : err({ code: 'not-ones-own' });
}

/** Whoever refused takes the refusal back: the proposal waits again. */
export function decideRefusalWithdrawal(audit: BegunAudit, { by }: CommandOf<'withdraw-refusal'>): Decision {
  const { proposal } = audit.twoPersons;
  if (proposal === null || proposal.refusal === null) return err({ code: 'nothing-proposed' });
  if (proposal.overtaken) return err({ code: 'proposal-overtaken' });
  return proposal.refusal.by === by ? ok([{ type: 'refusal-withdrawn' }]) : err({ code: 'not-ones-own' });
}
