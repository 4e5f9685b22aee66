import process from 'node:process';
import type { CvrProgress } from '@plumbline/election-files';

/** A line on the terminal that is written over while work goes on, and wiped at the end. */
type ProgressLine = { readonly show: (progress: CvrProgress) => void; readonly clear: () => void };

/** Work under a second shows nothing; a pipe or a file gets nothing, because nobody watches it. */
const SILENT_MS = 1000;
const BETWEEN_MS = 200;

/** Starts a progress line on stderr. */
export function createProgressLine(): ProgressLine {
  const startedAt = performance.now();
  let shownAt = startedAt + SILENT_MS - BETWEEN_MS;
  let shown = false;
  const watched = process.stderr.isTTY;
  return {
    show: (progress) => {
      const now = performance.now();
      if (!watched || now - shownAt < BETWEEN_MS) return;
      shownAt = now;
      shown = true;
      process.stderr.write(`\r${inWords(progress)}\u001b[K`);
    },
    clear: () => {
      if (shown) process.stderr.write('\r\u001b[K');
    },
  };
}

function inWords({ cards, bytesRead, bytesTotal }: CvrProgress): string {
  const count = `${cards.toLocaleString('en-US')} cards`;
  if (bytesTotal === undefined || bytesTotal === 0) return count;
  const share = Math.min(1, bytesRead / bytesTotal);
  const filled = Math.round(share * 30);
  return `[${'#'.repeat(filled)}${' '.repeat(30 - filled)}] ${Math.floor(share * 100)} %  ${count}`;
}
