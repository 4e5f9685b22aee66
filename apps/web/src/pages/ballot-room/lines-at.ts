import { EQUATIONS } from '@plumbline/ballot-management';

/** The lines that equations ask of a place like this one. */
export function linesAt(place: string): readonly string[] {
  const kind = place.split(':')[0];
  const asked = EQUATIONS.filter(({ of }) => of.some((one) => one === kind));
  return [...new Set(asked.flatMap(({ left, right }) => [...left, ...right].map(({ line }) => line)))];
}
