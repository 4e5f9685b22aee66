import type { Services } from '../services.ts';

/**
 * What a command has to find out before it can decide, and what takes long: files to read, risks to measure. It is worked
 * out before the command holds anything; while it holds the audit, it only looks up what was worked out.
 *
 * The key names everything the answer depends on. If the audit has moved in between, so that something else is needed, the
 * key is another one, and the command is prepared again.
 */
export type Preparation = { readonly get: <T>(key: string, work: (services: Services) => Promise<T>) => Promise<T> };

/** Something is needed that was not worked out before the audit was held: it has moved since. */
export class NotPrepared extends Error {
  override readonly name = 'NotPrepared';
}

/** The two sides of one preparation: `before` works out and remembers, `whileHolding` only remembers. */
export function openPreparation(services: Services): {
  readonly before: Preparation;
  readonly whileHolding: Preparation;
} {
  const found = new Map<string, unknown>();
  return {
    before: {
      async get(key, work) {
        const known = found.get(key);
        // The key names the work, so that what is found under it is of that work's type.
        if (known !== undefined) return known as Awaited<ReturnType<typeof work>>;
        const answer = await work(services);
        found.set(key, answer);
        return answer;
      },
    },
    whileHolding: {
      async get<T>(key: string) {
        if (!found.has(key)) throw new NotPrepared(key);
        // As above.
        return found.get(key) as T;
      },
    },
  };
}
