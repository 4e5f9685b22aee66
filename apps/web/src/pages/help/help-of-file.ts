import type { HelpPlace } from './help-of-page.ts';

const OF_FILE: Readonly<Record<string, HelpPlace>> = {
  participants: { topic: 'contests', section: 'participants' },
  'standardized-contests': { topic: 'contests', section: 'standardized-contests' },
  manifest: { topic: 'manifest' },
  'candidate-totals': { topic: 'candidate-totals' },
  cvrs: { topic: 'cast-vote-records' },
};

/** Where the help says how a file of this kind is made; any other kind is one of the files that a jurisdiction brings. */
export function helpOfFile(kind: string): HelpPlace {
  return OF_FILE[kind] ?? { topic: 'jurisdiction-manager', section: 'before-the-audit-your-files' };
}
