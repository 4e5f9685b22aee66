import type { Sha256 } from '@plumbline/election';
import type { RecordedBallotEvent } from './ballot-event.ts';

/** The digests of the texts that an event brings, wherever they stand in it, each once; one that says that a text was taken out brings none. */
export function digestsIn(event: RecordedBallotEvent): readonly Sha256[] {
  return event.type === 'text-redacted' ? [] : [...new Set(digestsOf(event))];
}

function digestsOf(value: unknown): readonly Sha256[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) =>
    // The schemas let nothing else stand under this name.
    name === 'digest' && typeof one === 'string' ? [one as Sha256] : digestsOf(one),
  );
}
