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
  | {
      readonly role: 'audit-board';
      readonly organizationId: string;
      readonly electionId: string;
      readonly auditId: string;
      readonly jurisdiction: string;
      readonly board: string;
      readonly round: number;
    };

/** Who is asking. Nobody has no grants, and may do what anyone may. */
export type Actor =
  | { readonly kind: 'nobody'; readonly grants: readonly [] }
  | { readonly kind: 'person'; readonly personId: string; readonly grants: readonly Grant[] }
  | { readonly kind: 'board'; readonly boardId: string; readonly grants: readonly [BoardGrant] };

type BoardGrant = Extract<Grant, { readonly role: 'audit-board' }>;

export const NOBODY: Actor = { kind: 'nobody', grants: [] };

/** How the log names who acted: the role, and the identifier of the person or audit board. */
export function actorName(actor: Actor, role: Allowed): string {
  switch (actor.kind) {
    case 'nobody':
      return 'nobody';
    case 'person':
      return `${role}:${actor.personId}`;
    case 'board':
      return `${role}:${actor.boardId}`;
  }
}
