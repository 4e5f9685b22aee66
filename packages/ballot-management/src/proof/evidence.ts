import { BULLETS, type BulletId } from '../state/nouns.ts';
import type { OpenRoom } from '../state/room.ts';
import { dayOf, type Instant } from '../units/instant.ts';
import {
  evidenceOfPublic,
  evidenceOfReconciliation,
  evidenceOfReview,
  evidenceOfStages,
} from './evidence-of-accounts.ts';
import { evidenceOfOrganization, evidenceOfSecurity, evidenceOfStorage } from './evidence-of-keeping.ts';
import { evidenceOfProcedures, evidenceOfTraining, type Found } from './evidence-of-office.ts';
import type { BulletEvidence } from './standard.ts';

type Asked = { readonly today: string; readonly now: Instant; readonly accounts: OpenRoom };

const FIND: Readonly<Record<BulletId, (room: OpenRoom, asked: Asked) => Found>> = {
  B1: (room, { today }) => evidenceOfProcedures(room, today),
  B2: (room, { today }) => evidenceOfTraining(room, today),
  B3: evidenceOfOrganization,
  B4: (_, { accounts }) => evidenceOfStages(accounts),
  B5: (_, { accounts }) => evidenceOfReconciliation(accounts),
  B6: evidenceOfStorage,
  B7: (room, { now }) => evidenceOfSecurity(room, now),
  B8: (room, { today }) => evidenceOfReview(room, today),
  B9: evidenceOfPublic,
};

/**
 * What shows each thing an office must show, and what is missing, from the room as it stands at a moment. Nothing of it is typed: a bullet is shown
 * only where nothing is missing, so that a residual, a form nobody reviewed, a draft procedure, a lapsed training or a gap of custody always
 * keeps its bullet from being shown. `accounts` is the room that counts and differences are read from: what leaves the office has the approved one here.
 */
export function evidenceOf(room: OpenRoom, now: Instant, accounts = room): readonly BulletEvidence[] {
  const today = dayOf(now);
  return BULLETS.map((bullet) => {
    const { facts, missing, notes } = FIND[bullet](room, { today, now, accounts });
    const state = missing.length > 0 ? 'not-shown' : notes.length > 0 ? 'shown-with-note' : 'shown';
    return { bullet, state, facts, missing, notes };
  });
}
