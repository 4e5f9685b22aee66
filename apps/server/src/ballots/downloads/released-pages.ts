/** The training that a page tells of is that of a day, and an office may be renamed: a page that was made is right for so long. */
const KEPT_MS = 60_000;
/** A page is some tens of thousands of characters; only pages that two people have released are kept. */
const KEPT_MAX = 200;

/** Pages for everybody, by everything that they are made from. */
export type ReleasedPages = { readonly get: (key: string, make: () => Promise<string>) => Promise<string> };

/** Makes each page once, however many ask for it at once or within a minute; what could not be made is made anew for the next. */
export function openReleasedPages(now: () => number = () => performance.now()): ReleasedPages {
  const kept = new Map<string, { readonly page: Promise<string>; readonly until: number }>();
  return {
    get(key, make) {
      const known = kept.get(key);
      if (known !== undefined && known.until > now()) return known.page;
      const entry = { page: make(), until: now() + KEPT_MS };
      entry.page.catch(() => {
        if (kept.get(key) === entry) kept.delete(key);
      });
      kept.delete(key);
      kept.set(key, entry);
      for (const oldest of kept.keys()) {
        if (kept.size <= KEPT_MAX) break;
        kept.delete(oldest);
      }
      return entry.page;
    },
  };
}
