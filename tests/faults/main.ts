import { alterations } from './alterations.ts';
import { boardsKilled } from './boards-killed.ts';
import { commitAnswerLost } from './commit-answer-lost.ts';
import { databaseGone } from './database-gone.ts';
import { databaseKilled } from './database-killed.ts';
import { devicesOffline } from './devices-offline.ts';
import { diskFull } from './disk-full.ts';
import { enteredTwice } from './entered-twice.ts';
import { halfRequests } from './half-requests.ts';
import { largeUpload } from './large-upload.ts';
import { longLog } from './long-log.ts';
import { registrations } from './registrations.ts';
import { clearAway } from './served-office.ts';

/**
 * `npm run faults -- NAME`: breaks or burdens a server that runs, and prints what it did. One name or several; without any,
 * the list. Each is bounded, talks to this computer only, and ends only processes that it has started.
 */
const FAULTS = {
  'database-killed': databaseKilled,
  'database-gone': databaseGone,
  'boards-killed': boardsKilled,
  'commit-answer-lost': commitAnswerLost,
  'devices-offline': devicesOffline,
  'entered-twice': enteredTwice,
  'half-requests': halfRequests,
  'disk-full': diskFull,
  registrations,
  'large-upload': largeUpload,
  'long-log': longLog,
  alterations,
} as const;

/** What is to be, and whether it was so. */
export type Finding = { readonly demand: string; readonly found: string; readonly holds: boolean };

function isFault(name: string): name is keyof typeof FAULTS {
  return Object.hasOwn(FAULTS, name);
}

const names = process.argv.slice(2);
const unknown = names.filter((name) => !isFault(name));
if (names.length === 0 || unknown.length > 0) {
  console.error(`Name what to break: ${Object.keys(FAULTS).join(', ')}.`);
  process.exit(2);
}
for (const name of names.filter(isFault)) {
  console.log(`${name}:`);
  try {
    for (const { demand, found, holds } of await FAULTS[name]()) {
      console.log(`  ${holds ? 'holds ' : 'BROKEN'}  ${demand}\n          ${found}`);
      if (!holds) process.exitCode = 1;
    }
  } finally {
    await clearAway();
  }
}
