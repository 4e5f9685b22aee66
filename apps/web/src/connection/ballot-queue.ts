import type { CommandInput, Problem } from '@plumbline/api';

type RecordBallot = CommandInput<'record-ballot'>;

/** What a board entered for a ballot, kept on the device until the server has answered. */
export type QueuedBallot = {
  /** The same for every attempt, so that the server never does it twice. */
  readonly commandId: string;
  readonly input: RecordBallot;
  readonly keptAt: string;
  /** Why the server did not take it. It stays until people decide. */
  readonly refusal: Problem | null;
};

export type BallotQueue = readonly QueuedBallot[];

/** Adds an entry. An earlier one for the same ballot that was refused has been decided by this one. */
export function enqueue(queue: BallotQueue, entry: QueuedBallot): BallotQueue {
  return [...queue.filter((one) => one.input.ballot !== entry.input.ballot), entry];
}

/** The next entry to send: they go in the order they were made, past those that people have to decide. */
export function nextToSend(queue: BallotQueue): QueuedBallot | undefined {
  return queue.find((entry) => entry.refusal === null);
}

export function acknowledge(queue: BallotQueue, commandId: string): BallotQueue {
  return queue.filter((entry) => entry.commandId !== commandId);
}

export function refuse(queue: BallotQueue, commandId: string, refusal: Problem): BallotQueue {
  return queue.map((entry) => (entry.commandId === commandId ? { ...entry, refusal } : entry));
}

export function drop(queue: BallotQueue, ballot: string): BallotQueue {
  return queue.filter((entry) => entry.input.ballot !== ballot);
}

export function findQueued(queue: BallotQueue, ballot: string): QueuedBallot | undefined {
  return queue.find((entry) => entry.input.ballot === ballot);
}

/** What the device kept, read back; an unreadable store is empty rather than in the way. */
export function parseQueue(stored: string | null): BallotQueue {
  if (stored === null) return [];
  try {
    const value: unknown = JSON.parse(stored);
    return Array.isArray(value) ? value.filter(isQueuedBallot) : [];
  } catch {
    return [];
  }
}

function isQueuedBallot(value: unknown): value is QueuedBallot {
  return typeof value === 'object' && value !== null && 'commandId' in value && 'input' in value && 'refusal' in value;
}
