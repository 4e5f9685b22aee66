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

const RECORDS = 'cast-vote-records';

/** By the format of their cast vote records. */
const OF_SYSTEM: Readonly<Record<string, string>> = {
  cvr: 'for-every-system',
  'dominion-csv': 'dominion-or-liberty',
  'dominion-json': 'dominion-or-liberty',
  'clear-ballot': 'clearballot',
  ess: 'es-s',
  'ess-single': 'es-s',
  'ess-md': 'es-s',
  hart: 'hart',
  'nist-cdf-json': 'nist-common-data-format',
  'nist-cdf-xml': 'nist-common-data-format',
};

/** Where the help says how a voting system exports its records; undefined for any other kind of file. */
export function helpOfSystem(format: string): HelpPlace | undefined {
  const section = OF_SYSTEM[format];
  return section === undefined ? undefined : { topic: RECORDS, section };
}
