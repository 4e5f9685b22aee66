import process from 'node:process';

/** Shows how far it is on a terminal, once it has taken a second; a pipe or a file gets nothing. */
export function createProgressBar() {
  const { stderr } = process;
  let shownAt = performance.now() + 800;
  let shown = false;
  return {
    show(share: number, words: string): void {
      const now = performance.now();
      if (!stderr.isTTY || now - shownAt < 200) return;
      shownAt = now;
      shown = true;
      const bar = `[${'#'.repeat(Math.round(30 * share))}${' '.repeat(30 - Math.round(30 * share))}]`;
      stderr.write(`\r${bar} ${words}\u001b[K`);
    },
    clear(): void {
      if (shown) stderr.write('\r\u001b[K');
    },
  };
}
