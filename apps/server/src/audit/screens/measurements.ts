import type { QueryOutput } from '@plumbline/api';
import type { Round, WhyCorrected } from '@plumbline/audit';

/** What closing each round found, by round and contest. */
export function measurementsOf(rounds: readonly Round[]): QueryOutput<'round-progress'>['measurements'] {
  return rounds.flatMap((round) =>
    round.measurements.map(({ handTally, charges, corrected, ...measurement }) => ({
      round: round.number,
      ...measurement,
      corrected: corrected && { pValue: corrected.pValue, why: whyToSend(corrected.why) },
      handTally:
        handTally === null ? null : { ...handTally, winners: [...handTally.winners], tied: [...handTally.tied] },
      charges: [...charges],
    })),
  );
}

type Corrected = QueryOutput<'round-progress'>['measurements'][number]['corrected'];

function whyToSend(why: WhyCorrected): NonNullable<Corrected>['why'] {
  return why.because === 'method-declined' ? { ...why, data: { ...why.data } } : why;
}
