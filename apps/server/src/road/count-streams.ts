/** A browser opens one for each tab. */
const PER_SESSION_MAX = 20;
/** A ballot room of several hundred tablets may be behind one address. */
const PER_NETWORK_MAX = 1_000;
const IN_ALL_MAX = 5_000;

type Listener = { readonly session: string; readonly network: string };

/** Counts the streams that are open, and lets in no more than there may be. */
export function countStreams(): { readonly enter: (listener: Listener) => (() => void) | undefined } {
  const sessions = new Map<string, number>();
  const networks = new Map<string, number>();
  let inAll = 0;
  return {
    /** Answers how to leave again, once; or nothing where there is no place. */
    enter({ session, network }) {
      const isFull =
        inAll >= IN_ALL_MAX ||
        (sessions.get(session) ?? 0) >= PER_SESSION_MAX ||
        (networks.get(network) ?? 0) >= PER_NETWORK_MAX;
      if (isFull) return undefined;
      inAll += 1;
      add(sessions, session, 1);
      add(networks, network, 1);
      let hasLeft = false;
      return () => {
        if (hasLeft) return;
        hasLeft = true;
        inAll -= 1;
        add(sessions, session, -1);
        add(networks, network, -1);
      };
    },
  };
}

/** Keeps no key at 0, or every session there ever was would stay. */
export function add(counts: Map<string, number>, key: string, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}
