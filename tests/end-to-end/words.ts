import { account } from '../../apps/web/src/words/en/account.ts';
import { audit } from '../../apps/web/src/words/en/audit.ts';
import { board } from '../../apps/web/src/words/en/board.ts';
import { everywhere } from '../../apps/web/src/words/en/everywhere.ts';
import { files } from '../../apps/web/src/words/en/files.ts';
import { home } from '../../apps/web/src/words/en/home.ts';
import { office } from '../../apps/web/src/words/en/office.ts';
import { rounds } from '../../apps/web/src/words/en/rounds.ts';
import { setup } from '../../apps/web/src/words/en/setup.ts';

/*
 * The journeys find buttons and fields by what people read. The sentences come from the catalogue of the web app, so that
 * an improved sentence needs no change here; what a journey expects to happen is written in the journey.
 */
export const WORDS = { account, audit, board, everywhere, files, home, office, rounds, setup } as const;

/** The sentence with its blanks `{{name}}` or `{{count, number}}` filled. */
export function fill(sentence: string, blanks: Readonly<Record<string, string | number>>): string {
  return sentence.replaceAll(/\{\{(\w+)(?:,\s*number)?\}\}/g, (blank, name: string) => String(blanks[name] ?? blank));
}
