import type { WriteIns } from '@plumbline/election';
import { useOfficeWords } from '../words/office-words.ts';

/** Answers whose votes are counted as those of a choice, where it is the one for write-ins. */
export function useWriteInsHint() {
  const say = useOfficeWords();
  return ({ writeIns }: { readonly writeIns?: WriteIns | undefined }, choice: string): string | undefined => {
    if (choice !== writeIns?.choice) return undefined;
    if (writeIns.names.length === 0) return say('tallies.nobodyQualified');
    return say('tallies.qualified', { names: writeIns.names.join('; ') });
  };
}
