import { fileSaying } from '@plumbline/words/file-words';
import type { IssueCollector } from '../issue-collector.ts';

/** Looks for texts that are printed on more than one card; remembers eight bytes of each, not the texts. */
export type ImprintCheck = {
  /** Notes the printed text of a card that is not simply `<tabulator>-<batch>-<record id>`. */
  readonly add: (imprintedId: string) => void;
  readonly report: (issues: IssueCollector) => void;
};

const REPEATED_KEPT_MAX = 100;

/** A check that has seen no card. */
export function createImprintCheck(): ImprintCheck {
  let capacity = 1 << 10;
  let table = new Uint32Array(2 * capacity);
  let size = 0;
  const repeated = new Map<string, number>();
  let repeatedMore = 0;

  /** Two 32-bit FNV-1a sums with different starts: 64 bits, so that eight million cards stay apart. */
  const insert = (low: number, high: number): boolean => {
    let slot = low & (capacity - 1);
    for (;;) {
      const seenLow = table[2 * slot] ?? 0;
      const seenHigh = table[2 * slot + 1] ?? 0;
      if (seenLow === 0 && seenHigh === 0) {
        table[2 * slot] = low;
        table[2 * slot + 1] = high;
        return true;
      }
      if (seenLow === low && seenHigh === high) return false;
      slot = (slot + 1) & (capacity - 1);
    }
  };

  const grow = (): void => {
    const old = table;
    capacity *= 2;
    table = new Uint32Array(2 * capacity);
    for (let slot = 0; slot < old.length; slot += 2) {
      const low = old[slot] ?? 0;
      const high = old[slot + 1] ?? 0;
      if (low !== 0 || high !== 0) insert(low, high);
    }
  };

  const add = (imprintedId: string): void => {
    let low = 0x811c9dc5;
    let high = 0x01234567;
    for (let at = 0; at < imprintedId.length; at += 1) {
      const code = imprintedId.charCodeAt(at);
      low = Math.imul(low ^ code, 0x01000193);
      high = Math.imul(high ^ code, 0x01000193) ^ (high >>> 15);
    }
    if (size * 2 >= capacity) grow();
    // Never both zero: an all-zero slot means empty.
    if (insert((low | 1) >>> 0, high >>> 0)) {
      size += 1;
      return;
    }
    if (repeated.has(imprintedId) || repeated.size < REPEATED_KEPT_MAX) {
      repeated.set(imprintedId, (repeated.get(imprintedId) ?? 1) + 1);
    } else {
      repeatedMore += 1;
    }
  };

  const report = (issues: IssueCollector): void => {
    for (const [text, times] of repeated) {
      issues.warn({
        code: 'DUPLICATE_IMPRINT',
        found: text,
        message: fileSaying('cvr.theImprintedIdOccursTimes', { text, times }),
        advice: fileSaying('cvr.findTheseCardsByTheir'),
      });
    }
    if (repeatedMore > 0) {
      issues.warn({
        code: 'DUPLICATE_IMPRINT',
        message: fileSaying('cvr.moreCardsRepeatAnImprinted', { repeatedMore }),
        advice: fileSaying('cvr.checkTheScannersimprintingOrFind'),
      });
    }
  };

  return { add, report };
}
