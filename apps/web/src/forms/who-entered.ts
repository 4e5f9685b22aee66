import type { OfficeWords } from '../words/office-words.ts';

/** Who entered a batch. People whom a manager let in are told no address: to them whoever has no name is the manager. */
export function whoEntered(names: readonly string[], say: OfficeWords): string {
  return names.map((name) => (name === '' ? say('tallies.theManager') : name)).join('; ');
}
