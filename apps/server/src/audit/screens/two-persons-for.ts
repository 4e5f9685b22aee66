import type { AuditHeading } from '@plumbline/api';
import type { Proposal } from '@plumbline/audit';
import { type Actor, actorName } from '../../policy/actor.ts';
import type { Allowed } from '../../policy/permissions.ts';
import type { Scope } from '../../policy/scope.ts';
import { administratorIds } from '../../stores/organizations.ts';
import { nameOfActor } from '../../stores/people-in-log.ts';
import type { Reader } from '../../stores/store.ts';
import type { BegunHistory } from '../history/load-audit.ts';
import { shownText, shownTexts, textInWords } from './shown-texts.ts';

type TwoPersons = NonNullable<AuditHeading['twoPersons']>;

/** What administrators are shown of the acts that take two of them. */
export async function twoPersonsFor(
  db: Reader,
  { audit, auditId }: BegunHistory,
  { actor, role, scope }: { readonly actor: Actor; readonly role: Allowed; readonly scope: Scope },
): Promise<TwoPersons | null> {
  if (role !== 'audit-administrator' || !('organizationId' in scope)) return null;
  const { required, proposal } = audit.twoPersons;
  if (!required) return { required, others: 0, proposal: null };
  const ids = await administratorIds(db, scope.organizationId);
  const others = ids.filter((id) => actor.kind !== 'person' || id !== actor.personId).length;
  const me = actorName(actor, role);
  return { required, others, proposal: proposal && (await shown(db, auditId, proposal, me)) };
}

async function shown(db: Reader, auditId: string, proposal: Proposal, me: string): Promise<TwoPersons['proposal']> {
  const { act, by, overtaken, refusal } = proposal;
  const isOwn = by === me;
  return {
    act: await shownAct(db, auditId, { act, isOwn }),
    by: await nameOfActor(db, by),
    isOwn,
    overtaken,
    refusal: refusal && {
      by: await nameOfActor(db, refusal.by),
      isOwn: refusal.by === me,
      reason: await reasonOf(db, auditId, refusal.reason),
    },
  };
}

/** Whoever confirms a seed types the digits they read themselves, and not those on the page. */
async function shownAct(
  db: Reader,
  auditId: string,
  { act, isOwn }: { readonly act: Proposal['act']; readonly isOwn: boolean },
): Promise<NonNullable<TwoPersons['proposal']>['act']> {
  if (act.act === 'seed' && !isOwn) return { act: 'seed', seed: null };
  if (act.act !== 'lot') return act;
  return { ...act, level: [...act.level], reason: await reasonOf(db, auditId, act.reason) };
}

async function reasonOf(
  db: Reader,
  auditId: string,
  reason: NonNullable<Proposal['refusal']>['reason'],
): Promise<string> {
  if ('text' in reason) return reason.text;
  return textInWords(shownText(await shownTexts(db, auditId, [reason]), reason.digest));
}
