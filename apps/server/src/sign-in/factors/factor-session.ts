import { detail } from '@plumbline/words/detail-words';
import type { CommandContext } from '../../road/define-command.ts';
import { refuse } from '../../road/define-command.ts';
import { hasOnlyBegun, isFresh, isOpen, needsFactor } from '../../road/session.ts';
import { loadGrants } from '../../stores/people.ts';
import { findSession, type OpenedBy } from '../../stores/sessions.ts';
import type { Reader } from '../../stores/store.ts';

/** The session in which somebody adds or gives a second factor. */
export type FactorSession = {
  readonly digest: string;
  readonly personId: string;
  readonly openedBy: OpenedBy;
  /** The second factor was not given yet. */
  readonly hasOnlyBegun: boolean;
  readonly isFresh: boolean;
};

/** The session of an administrator or of support, whether it is complete or has only begun; nothing for anybody else. */
export async function factorSession(
  db: Reader,
  digest: string | undefined,
  at: Date,
): Promise<FactorSession | undefined> {
  if (digest === undefined) return undefined;
  const row = await findSession(db, digest);
  if (row === undefined || !isOpen(row, at) || row.subject.kind !== 'person') return undefined;
  const { personId } = row.subject;
  const grants = await loadGrants(db, personId, at);
  if (!grants.some(needsFactor)) return undefined;
  const { openedBy } = row;
  return { digest, personId, openedBy, hasOnlyBegun: hasOnlyBegun(row, grants), isFresh: isFresh(row, at) };
}

/** Who has no session in which a second factor has a place. */
export const NO_FACTOR_SESSION = refuse('not-signed-in', detail('signInAgain'));

/** What is changed about second factors is done by whoever has just given one. */
export const NOT_FRESH = refuse('second-factor-needed', detail('factorNeeded'));

/** The session of a command, while it holds what it needs. */
export function factorSessionOf({ tx, sessionDigest, at }: CommandContext): Promise<FactorSession | undefined> {
  return factorSession(tx, sessionDigest, at);
}
