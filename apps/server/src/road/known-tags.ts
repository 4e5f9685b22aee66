import { hash } from 'node:crypto';
import type { Actor } from '../policy/actor.ts';
import type { Allowed } from '../policy/permissions.ts';
import type { Scope } from '../policy/scope.ts';
import type { Look } from './define-query.ts';

/** Which tag the answer had that was last given for a key. */
export type KnownTags = {
  readonly get: (key: string) => string | undefined;
  readonly keep: (key: string, tag: string) => void;
};

/** A key and a tag are some ninety letters, with the map about 300 bytes: this is six megabytes. */
const KNOWN_MAX = 20_000;

/** Keeps the tags of answers by what they rest on, those given last; of the answers themselves it keeps nothing. */
export function knownTags({ max = KNOWN_MAX }: { readonly max?: number } = {}): KnownTags {
  const known = new Map<string, string>();
  return {
    get: (key) => known.get(key),
    keep(key, tag) {
      known.delete(key);
      known.set(key, tag);
      for (const oldest of known.keys()) {
        if (known.size <= max) return;
        known.delete(oldest);
      }
    },
  };
}

/**
 * Stands for everything that an answer follows from: the same key, the same answer. It never leaves the server, so that it
 * tells nobody that something has changed where they may not look.
 */
export function keyOfAnswer(of: {
  readonly name: string;
  readonly input: unknown;
  readonly actor: Actor;
  readonly role: Allowed;
  readonly scope: Scope;
  readonly restsOn: Look<unknown>['restsOn'];
}): string {
  const { name, input, actor, role, scope, restsOn } = of;
  return hash('sha256', JSON.stringify([name, input, actor, role, scope, restsOn]), 'base64url');
}
