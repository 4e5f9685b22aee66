import { setTimeout as sleep } from 'node:timers/promises';

/** One part of what is stopped. */
export type Ending = { readonly what: string; readonly end: () => Promise<void> };

/**
 * Ends one stage after the other, the parts of a stage together, within `msMax` over all. Whatever fails to end does not keep
 * the next from ending. Answers what had not ended in time, or could not be ended; nothing, if everything went well.
 */
export async function stopInTime(
  stages: readonly (readonly Ending[])[],
  { msMax }: { readonly msMax: number },
): Promise<readonly string[]> {
  const left = new Set(stages.flat());
  const endAll = async () => {
    for (const stage of stages) {
      await Promise.all(
        stage.map(async (ending) => {
          await ending.end().then(
            () => left.delete(ending),
            () => undefined,
          );
        }),
      );
    }
  };
  const stopping = new AbortController();
  const timeUp = sleep(msMax, undefined, { signal: stopping.signal }).catch(() => undefined);
  await Promise.race([endAll(), timeUp]);
  stopping.abort();
  return [...left].map(({ what }) => what);
}
