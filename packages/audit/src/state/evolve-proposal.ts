import { assert } from '@plumbline/prelude';
import { assertBegun } from './assert-phase.ts';
import { type AuditEvent, type EventOf, movesPhase } from './audit-event.ts';
import type { Audit } from './audit-state.ts';
import type { CaseEventType } from './evolve-case.ts';
import type { HelpEvent } from './help-asked.ts';
import { confirmedProposal, type Proposal } from './two-persons.ts';

export type ProposalEventType =
  | 'act-proposed'
  | 'act-confirmed'
  | 'proposal-refused'
  | 'refusal-withdrawn'
  | 'proposal-withdrawn';

/** The audit after one person proposed an act of two, or another answered. */
export function evolveProposal(audit: Audit, event: EventOf<ProposalEventType>): Audit {
  switch (event.type) {
    case 'act-proposed':
      return withProposal(audit, { act: event.act, by: event.by, overtaken: false, refusal: null, confirmedBy: null });
    case 'act-confirmed':
      return withProposal(audit, confirmedProposal(assertBegun(audit), event));
    case 'proposal-withdrawn':
      return withProposal(audit, null);
    case 'proposal-refused':
      return withProposal(audit, { ...proposed(audit), refusal: { by: event.by, reason: event.reason } });
    case 'refusal-withdrawn':
      return withProposal(audit, { ...proposed(audit), refusal: null });
  }
}

function withProposal(audit: Audit, proposal: Proposal | null): Audit {
  const before = assertBegun(audit);
  assert(before.twoPersons.required, 'something is proposed where it takes two persons', { phase: audit.phase });
  return { ...before, twoPersons: { required: true, proposal } };
}

function proposed(audit: Audit): Proposal {
  const { proposal } = assertBegun(audit).twoPersons;
  assert(proposal !== null, 'what is answered was proposed', { phase: audit.phase });
  return proposal;
}

const LEAVES_PROPOSAL: ReadonlySet<AuditEvent['type']> = new Set<
  ProposalEventType | CaseEventType | HelpEvent['type'] | 'text-redacted' | 'work-times-chosen'
>([
  'help-asked',
  'help-answered',
  'help-closed',
  // How long work takes changes nothing that is proposed.
  'work-times-chosen',
  'act-proposed',
  'act-confirmed',
  'proposal-refused',
  'refusal-withdrawn',
  'proposal-withdrawn',
  'text-redacted',
  // What is said of a difference changes nothing that a conclusion rests on.
  'case-explained',
  'second-look-recorded',
  'case-settled',
  'case-reopened',
]);

/**
 * Whatever else happens overtakes a proposal: it named what there was, and that has changed. What moves the audit on ends it,
 * because the act has no place any more.
 */
export function withProposalAfter(audit: Audit, event: AuditEvent): Audit {
  if (audit.phase === 'not-begun') return audit;
  const { proposal } = audit.twoPersons;
  if (proposal === null || LEAVES_PROPOSAL.has(event.type)) return audit;
  if (movesPhase(event.type)) return { ...audit, twoPersons: { ...audit.twoPersons, proposal: null } };
  if (proposal.overtaken) return audit;
  return { ...audit, twoPersons: { ...audit.twoPersons, proposal: { ...proposal, overtaken: true } } };
}
