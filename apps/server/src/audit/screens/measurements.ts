import type { QueryOutput } from '@plumbline/api';
import type { Round } from '@plumbline/audit';

/** What closing each round found, by round and contest. */
export function measurementsOf(rounds: readonly Round[]): QueryOutput<'round-progress'>['measurements'] {
  return rounds.flatMap((round) =>
    round.measurements.map(({ handTally, charges, ...measurement }) => ({
      round: round.number,
      ...measurement,
      handTally:
        handTally === null ? null : { ...handTally, winners: [...handTally.winners], tied: [...handTally.tied] },
      charges: [...charges],
    })),
  );
}
