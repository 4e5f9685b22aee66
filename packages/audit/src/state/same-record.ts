import {
  type CardSeen,
  type InterpretationWith,
  isSameRanks,
  likenessKey,
  type ManualVoteRecordWith,
} from '@plumbline/election';

/** Whether two entries of a card say the same: what was seen on it, and on which contests people did not agree. */
export function isSameEntry(one: ManualVoteRecordWith<unknown>, other: ManualVoteRecordWith<unknown>): boolean {
  if (!isSameRecord(one, other) || !isSameNames(notAgreedOn(one), notAgreedOn(other))) return false;
  if (one.state === 'not-found' || other.state === 'not-found') return true;
  const { interpretations } = other;
  return Object.entries(one.interpretations).every(([contest, read]) => isSamePressed(read, interpretations[contest]));
}

/** Whether the same was pressed for a contest: what was read, and whether a written name that does not count was there. */
export function isSamePressed(
  one: InterpretationWith<unknown>,
  other: InterpretationWith<unknown> | undefined,
): boolean {
  return isSameRead(one, other) && hasInvalidWriteIn(one) === hasInvalidWriteIn(other);
}

function hasInvalidWriteIn(read: InterpretationWith<unknown> | undefined): boolean {
  return read !== undefined && 'invalidWriteIn' in read && read.invalidWriteIn;
}

function notAgreedOn(record: ManualVoteRecordWith<unknown>): readonly string[] {
  return record.state === 'not-found' ? [] : (record.card?.notAgreed ?? []);
}

/** Whether two people saw the same on a card. Notes are nothing that was seen. */
export function isSameRecord(one: ManualVoteRecordWith<unknown>, other: ManualVoteRecordWith<unknown>): boolean {
  if (one.state === 'not-found' || other.state === 'not-found') return one.state === other.state;
  if (!isSameCard(one.card, other.card)) return false;
  const { interpretations } = other;
  return Object.entries(one.interpretations).every(([contest, read]) => isSameRead(read, interpretations[contest]));
}

/** Whose card it is and whether the original was there; that others could not agree is nothing that can be seen on a card. */
function isSameCard(one: CardSeen | undefined, other: CardSeen | undefined): boolean {
  return isSameImprint(one, other) && (one?.duplicate ?? null) === (other?.duplicate ?? null);
}

function isSameImprint(one: CardSeen | undefined, other: CardSeen | undefined): boolean {
  return imprintKey(one) === imprintKey(other);
}

/** Whoever was not asked did not see another number. */
function imprintKey(card: CardSeen | undefined): string {
  const imprint = card?.imprint ?? { is: 'same' };
  return imprint.is === 'different' ? `different ${likenessKey(imprint.says)}` : imprint.is;
}

/** Whether the same was read in a contest, whatever was noted beside it. */
function isSameRead(one: InterpretationWith<unknown>, other: InterpretationWith<unknown> | undefined): boolean {
  if (one.kind !== other?.kind) return false;
  if (one.kind !== 'vote' || other.kind !== 'vote') return true;
  if (one.ranks !== undefined && other.ranks !== undefined) return isSameRanks(one.ranks, other.ranks);
  return isSameNames(one.choices, other.choices) && isSameNames(one.writeIns ?? [], other.writeIns ?? []);
}

function isSameNames(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((name) => others.includes(name));
}
