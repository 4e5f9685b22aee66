import { compareNaturally } from '@plumbline/election';
import { ok } from '@plumbline/prelude';
import { everybodyIn, namesIn, valuesOf } from '../screens/people-named.ts';
import { defineRoomQuery } from './define-room-query.ts';

export const ballotSeals = defineRoomQuery({
  name: 'ballot-seals',

  async show({ room }) {
    const seals = valuesOf(room.seals).toSorted((a, b) => compareNaturally(a.seal, b.seal));
    const states = ['in-stock', 'issued', 'applied', 'removed', 'voided'] as const;
    const byState = states.map((state) => ({ state, seals: seals.filter((one) => one.state === state).length }));
    const ranges: {
      state: 'in-stock' | 'issued';
      first: string;
      last: string;
      seals: number;
      issuedTo: string | null;
    }[] = [];
    let before: string | undefined;
    for (const { seal, state, issuedTo } of seals) {
      const isFree = state === 'in-stock' || state === 'issued';
      const to = issuedTo === null ? null : (namesIn(room, [issuedTo])[0] ?? null);
      const last = ranges.at(-1);
      const isNext = before !== undefined && last?.state === state && last.issuedTo === to && follows(before, seal);
      before = isFree ? seal : undefined;
      if (!isFree) continue;
      if (isNext && last !== undefined) {
        last.last = seal;
        last.seals += 1;
      } else ranges.push({ state, first: seal, last: seal, seals: 1, issuedTo: to });
    }
    return ok({ ranges, byState, people: everybodyIn(room) });
  },
});

/** Whether a number is printed on the next seal of a lot. */
function follows(one: string, next: string): boolean {
  const [a, b] = [/^(.*?)(\d+)$/.exec(one), /^(.*?)(\d+)$/.exec(next)];
  return a !== null && b !== null && a[1] === b[1] && Number(b[2]) === Number(a[2]) + 1;
}
