import type { Allowed } from './permissions.ts';

/** A role, and the part of the world it reaches. */
export type Grant =
  | { readonly role: 'audit-administrator'; readonly organizationId: string }
  | {
      readonly role: 'jurisdiction-manager';
      readonly organizationId: string;
      readonly electionId: string;
      readonly auditId: string;
      readonly jurisdiction: string;
    }
  /** Enrolled in the ballot room of a jurisdiction, with an account of theirs. What they may do there, their duties decide. */
  | {
      readonly role: 'ballot-room-member';
      readonly organizationId: string;
      readonly electionId: string;
      readonly jurisdiction: string;
    }
  /** Invited by an administrator to watch one audit, and to do nothing in it. */
  | {
      readonly role: 'observer';
      readonly organizationId: string;
      readonly electionId: string;
      readonly auditId: string;
    }
  /** Somebody of the support whom an administrator has let in, for hours: to read, or also to repair. */
  | {
      readonly role: 'support';
      readonly organizationId: string;
      readonly mode: 'read' | 'act';
      /** The administrator who let them in. */
      readonly consentBy: string;
    }
  | {
      readonly role: 'audit-board';
      readonly organizationId: string;
      readonly electionId: string;
      readonly auditId: string;
      readonly jurisdiction: string;
      readonly board: string;
      readonly round: number;
    }
  /** One or two people at another computer, whom the manager of a jurisdiction lets enter the tallies of a round. */
  | {
      readonly role: 'tally-entry';
      readonly organizationId: string;
      readonly electionId: string;
      readonly auditId: string;
      readonly jurisdiction: string;
      readonly people: readonly string[];
    };

/** Who is asking. Nobody has no grants, and may do what anyone may. */
export type Actor =
  | { readonly kind: 'nobody'; readonly grants: readonly [] }
  | { readonly kind: 'person'; readonly personId: string; readonly grants: readonly Grant[] }
  | { readonly kind: 'board'; readonly boardId: string; readonly grants: readonly [BoardGrant] }
  | { readonly kind: 'tally-entry'; readonly entryId: string; readonly grants: readonly [TallyEntryGrant] };

type BoardGrant = Extract<Grant, { readonly role: 'audit-board' }>;
type TallyEntryGrant = Extract<Grant, { readonly role: 'tally-entry' }>;

export const NOBODY: Actor = { kind: 'nobody', grants: [] };

/**
 * How the log names who acted: the role, and the identifier of the person, of the audit board or of those who enter tallies. Support is named together with the administrator
 * who let them in.
 */
export function actorName(actor: Actor, role: Allowed): string {
  switch (actor.kind) {
    case 'nobody':
      return 'nobody';
    case 'person':
      return [`${role}:${actor.personId}`, ...(role === 'support' ? consentedBy(actor.grants) : [])].join('+');
    case 'board':
      return `${role}:${actor.boardId}`;
    case 'tally-entry':
      // Also for what anybody may do: the log then says who did it.
      return `tally-entry:${actor.entryId}`;
  }
}

function consentedBy(grants: readonly Grant[]): readonly string[] {
  return [...new Set(grants.flatMap((grant) => (grant.role === 'support' ? [grant.consentBy] : [])))];
}
