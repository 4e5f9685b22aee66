import type { QueryOutput } from '@plumbline/api';

type Measurement = QueryOutput<'round-progress'>['measurements'][number];

export function isConfirmed({ outcome }: Measurement): boolean {
  return outcome === 'confirmed' || outcome === 'hand-tally-confirmed' || outcome === 'nothing-to-confirm';
}

/** Whether nothing more has to be looked at for a contest. */
export function isSettled(one: Measurement): boolean {
  return one.riskLimitMet || one.outcome === 'hand-tally-overturned' || isConfirmed(one);
}

/** The newest measurement of each contest, targeted ones first. */
export function newestMeasurements(measurements: readonly Measurement[]): readonly Measurement[] {
  const newest = new Map<string, Measurement>();
  for (const measurement of measurements) {
    const before = newest.get(measurement.contest);
    if (before === undefined || measurement.round >= before.round) newest.set(measurement.contest, measurement);
  }
  return [...newest.values()].sort((a, b) => Number(b.targeted) - Number(a.targeted));
}
