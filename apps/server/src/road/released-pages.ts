/** What a page tells besides a log may change without it: it is right for so long, where nobody says another time. */
const KEPT_MS = 60_000;
/** A page is some tens of thousands of characters; only pages that were released for everybody are kept. */
const KEPT_MAX = 200;

/** Pages for everybody, by everything that they are made from. */
export type ReleasedPages = { readonly get: (key: string, make: () => Promise<string>) => Promise<string> };

/** Makes each page once, however many ask for it at once or while it is kept; what could not be made is made anew for the next. */
export function openReleasedPages({
  keptMs = KEPT_MS,
  keptMax = KEPT_MAX,
  now = () => performance.now(),
}: {
  readonly keptMs?: number;
  readonly keptMax?: number;
  readonly now?: () => number;
} = {}): ReleasedPages {
  const kept = new Map<string, { readonly page: Promise<string>; readonly until: number }>();
  return {
    get(key, make) {
      const known = kept.get(key);
      if (known !== undefined && known.until > now()) return known.page;
      const entry = { page: make(), until: now() + keptMs };
      entry.page.catch(() => {
        if (kept.get(key) === entry) kept.delete(key);
      });
      kept.delete(key);
      kept.set(key, entry);
      for (const oldest of kept.keys()) {
        if (kept.size <= keptMax) break;
        kept.delete(oldest);
      }
      return entry.page;
    },
  };
}
