import { readFileSync } from 'node:fs';
import path from 'node:path';
import { assert } from '@plumbline/prelude';
import type { Page } from 'playwright-core';

/** What the people of one role have done by hand. */
export type Hand = {
  /** Pages at which something was done, each as often as somebody came to it. */
  readonly pages: number;
  /** Buttons, links, tiles and boxes. */
  readonly presses: number;
  /** Fields that were typed into, and lists that were chosen from. */
  readonly fields: number;
  readonly characters: number;
  readonly files: number;
  /** Words on those pages, each page read once by each person. */
  readonly words: number;
};

/** Counts what people do at their screens. */
export type MeasuredHands = {
  /** From now on what is done in this window is done by somebody of this role. */
  readonly watch: (page: Page, role: string) => Promise<void>;
  readonly of: (role: string) => Hand;
};

type Deed = {
  readonly kind: 'press' | 'field' | 'more' | 'file';
  readonly characters: number;
  readonly at: string;
  readonly words: number;
};

/** As text, because it runs in the browser, whose types the tests do not have. */
const TELL_DEEDS = `
  const tell = (kind, characters = 0) => {
    const main = document.querySelector('main');
    const words = main === null ? 0 : main.innerText.split(/\\s+/).length;
    window.tellDeed({ kind, characters, at: location.pathname, words });
  };
  const lengths = new WeakMap();
  addEventListener('input', ({ target }) => {
    if (!target.matches('textarea, input:not([type=checkbox], [type=radio], [type=file])')) return;
    const before = lengths.get(target);
    lengths.set(target, target.value.length);
    if (before === undefined) tell('field', target.value.length);
    else if (target.value.length > before) tell('more', target.value.length - before);
  }, true);
  addEventListener('change', ({ target }) => {
    if (target.matches('select')) tell('field', 1);
    if (target.matches('input[type=file]')) tell('file');
  }, true);
  addEventListener('click', ({ target }) => {
    if (target.closest('button, a, summary, input[type=checkbox], input[type=radio]') !== null) tell('press');
  }, true);
`;

const NOTHING: Hand = { pages: 0, presses: 0, fields: 0, characters: 0, files: 0, words: 0 };

export function measureHands(): MeasuredHands {
  const hands = new Map<string, Hand>();
  const of = (role: string) => hands.get(role) ?? NOTHING;
  return {
    of,
    async watch(page, role) {
      let at = '';
      const read = new Map<string, number>();
      await page.exposeFunction('tellDeed', (deed: Deed) => {
        const before = of(role);
        const isKnown = read.get(deed.at) ?? 0;
        read.set(deed.at, Math.max(isKnown, deed.words));
        hands.set(role, {
          pages: before.pages + (deed.at === at ? 0 : 1),
          presses: before.presses + (deed.kind === 'press' ? 1 : 0),
          fields: before.fields + (deed.kind === 'field' ? 1 : 0),
          characters: before.characters + deed.characters,
          files: before.files + (deed.kind === 'file' ? 1 : 0),
          words: before.words + Math.max(0, deed.words - isKnown),
        });
        at = deed.at;
      });
      await page.addInitScript({ content: TELL_DEEDS });
    },
  };
}

/**
 * Seconds of somebody who knows the pages and makes no mistake, by the keystroke-level model (Card, Moran & Newell 1980, Communications of the
 * ACM 23(7), 396–410): a key K at 40 words a minute, a move to a target P, a press B, a hand between mouse and keys H, a thought M.
 */
const KLM = { K: 0.28, P: 1.1, B: 0.2, H: 0.4, M: 1.35 } as const;
/** Of English prose, silently, by adults (Brysbaert 2019, Journal of Memory and Language 109, 104047). */
const WORDS_A_MINUTE = 238;

/** Minutes of somebody who knows the pages, and of somebody who reads all of each page once besides. */
function minutesOf(hand: Hand): { readonly practised: number; readonly first: number } {
  const { K, P, B, H, M } = KLM;
  const press = M + P + B;
  const field = press + 2 * H;
  // The file is found among others, chosen, and the choice confirmed.
  const file = 3 * press;
  const seconds = hand.presses * press + hand.fields * field + hand.characters * K + hand.files * file;
  return { practised: seconds / 60, first: seconds / 60 + hand.words / WORDS_A_MINUTE };
}

const DOCUMENT = path.join(import.meta.dirname, '../../docs/how-long-an-audit-takes-by-hand.md');
/** On a busy machine five minutes pass, and the second factor is asked for once more. */
const MORE_MAX = 2;

/** The table of the document has a line for each role in this audit, with what was done in it. */
export function holdsInDocument(audit: string, roles: readonly string[], { of }: MeasuredHands): void {
  const lines = readFileSync(DOCUMENT, 'utf8').split('\n');
  for (const role of roles) {
    const { pages, presses, fields, files, ...rest } = of(role);
    const { practised, first } = minutesOf({ pages, presses, fields, files, ...rest });
    const start = `| ${audit} | ${role} |`;
    const counted = [pages, presses, fields, files];
    const expected = `${start} ${counted.join(' | ')} | ${practised.toFixed(1)} | ${first.toFixed(0)} |`;
    const stands =
      lines
        .find((line) => line.startsWith(start))
        ?.slice(start.length)
        .split('|')
        .map(Number) ?? [];
    const isNear = counted.every((count, place) => Math.abs(count - (stands[place] ?? 0)) <= MORE_MAX);
    assert(isNear, 'the document says what was done by hand', expected);
  }
}
