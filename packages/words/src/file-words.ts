import { defineWords, sayings } from './define-words.ts';
import { clearBallot } from './en/files/clear-ballot.ts';
import { commonFormat } from './en/files/common-format.ts';
import { containers } from './en/files/containers.ts';
import { contests } from './en/files/contests.ts';
import { cvr } from './en/files/cvr.ts';
import { dominion } from './en/files/dominion.ts';
import { ess } from './en/files/ess.ts';
import { hart } from './en/files/hart.ts';
import { manifest } from './en/files/manifest.ts';
import { participants } from './en/files/participants.ts';
import { preparation } from './en/files/preparation.ts';
import { results } from './en/files/results.ts';
import { roomFiles } from './en/files/room-files.ts';
import { tables } from './en/files/tables.ts';
import { totals } from './en/files/totals.ts';

const english = {
  clearBallot,
  commonFormat,
  containers,
  contests,
  cvr,
  dominion,
  ess,
  hart,
  manifest,
  participants,
  preparation,
  results,
  roomFiles,
  tables,
  totals,
} as const;

/** Says what is wrong with an election file, and what to do. */
export const fileWords = defineWords({ en: english });

/** What a reader of election files has to say: `fileSaying('tables.sameKey', { … })`. */
export const fileSaying = sayings(english);
