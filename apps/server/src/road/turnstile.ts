import { Busy } from './busy.ts';

/** Lets in a few at a time, in the order in which they came; the others wait outside, and hold nothing. */
export type Turnstile = {
  readonly pass: <T>(through: { readonly gate: string; readonly who: string }, work: () => Promise<T>) => Promise<T>;
};

type Waiting = { readonly gate: string; readonly who: string; readonly enter: () => void };

/**
 * At each gate `insideMax` work at once, and `insideMaxInAll` at all gates together. Whoever finds `waitingMax` before them
 * at the gate, or `waitingMaxEach` of their own, or waits longer than `waitMsMax`, is sent away with `Busy`.
 */
export function openTurnstile(limits: {
  readonly insideMax: number;
  readonly insideMaxInAll: number;
  readonly waitingMax: number;
  readonly waitingMaxEach: number;
  readonly waitMsMax: number;
}): Turnstile {
  const inside = new Map<string, number>();
  const waiting = new Set<Waiting>();
  let insideInAll = 0;

  function letIn(): void {
    for (const one of waiting) {
      if (insideInAll >= limits.insideMaxInAll) return;
      if ((inside.get(one.gate) ?? 0) >= limits.insideMax) continue;
      waiting.delete(one);
      count(one.gate, 1);
      one.enter();
    }
  }

  function count(gate: string, change: 1 | -1): void {
    insideInAll += change;
    const left = (inside.get(gate) ?? 0) + change;
    if (left === 0) inside.delete(gate);
    else inside.set(gate, left);
  }

  function enter(through: { readonly gate: string; readonly who: string }): Promise<void> {
    const atGate = [...waiting].filter(({ gate }) => gate === through.gate);
    const own = atGate.filter(({ who }) => who === through.who);
    if (atGate.length >= limits.waitingMax || own.length >= limits.waitingMaxEach) {
      return Promise.reject(new Busy(`${atGate.length} are waiting at ${through.gate}`));
    }
    return new Promise((resolve, reject) => {
      const patience = setTimeout(() => {
        waiting.delete(one);
        reject(new Busy(`waited ${limits.waitMsMax} ms at ${through.gate}`));
      }, limits.waitMsMax);
      const one: Waiting = {
        ...through,
        enter: () => {
          clearTimeout(patience);
          resolve();
        },
      };
      waiting.add(one);
      letIn();
    });
  }

  return {
    async pass(through, work) {
      await enter(through);
      try {
        return await work();
      } finally {
        count(through.gate, -1);
        letIn();
      }
    },
  };
}
