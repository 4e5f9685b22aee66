import { sizeChances } from '@plumbline/drawings';
import { formatCount } from '../formats/format-count.ts';
import { formatLimit } from '../formats/format-risk.ts';
import { useDrawingsWords } from '../words/drawings-words.ts';
import { Drawn } from './Drawn.tsx';

export type LikelySize = { readonly size: number; readonly chance: number };

/** Sizes of a round with the chance that each is enough. Nothing where fewer than two are known. */
export function LikelySizes(props: {
  readonly title: string;
  readonly sizes: readonly LikelySize[];
  readonly chosen: number | undefined;
  readonly unitText: string;
}) {
  const say = useDrawingsWords();
  const { title, chosen } = props;
  const bySize = new Map(props.sizes.map((one) => [one.size, one]));
  const sizes = [...bySize.values()].toSorted((one, other) => one.size - other.size);
  if (sizes.length < 2) return null;
  const own = sizes.find(({ size }) => size === chosen);
  const says =
    own === undefined ? say('chance.saysAny') : say('chance.says', { size: own.size, percent: hundredths(own.chance) });
  return (
    <Drawn
      title={title}
      says={says}
      draw={(width) =>
        sizeChances({
          width,
          percentText: formatLimit,
          unitText: props.unitText,
          sizes: sizes.map(({ size, chance }) => ({
            size,
            sizeText: formatCount(size),
            chance,
            chanceText: `${hundredths(chance)} %`,
            isChosen: size === chosen,
          })),
        })
      }
      table={{
        columns: [
          { name: say('chance.size'), numeric: true },
          { name: say('chance.chance'), numeric: true },
        ],
        rows: sizes.map(({ size, chance }) => [size, `${hundredths(chance)} %`]),
      }}
    />
  );
}

/** A chance may be shown smaller than it is, never larger. */
function hundredths(chance: number): number {
  return Math.floor(chance * 100 + 1e-9);
}
