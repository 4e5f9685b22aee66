import type { QueryOutput } from '@plumbline/api';
import { sizesByMargin } from '@plumbline/drawings';
import { formatCount } from '../formats/format-count.ts';
import { useAuditWords } from '../words/audit-words.ts';
import { useDrawingsWords } from '../words/drawings-words.ts';
import { Drawn } from './Drawn.tsx';
import { LikelySizes } from './LikelySizes.tsx';

/** How the work of each type of audit falls as the margin grows, and how likely one round is enough. */
export function PlannerDrawings(props: { readonly answer: QueryOutput<'planner-margins'>; readonly limit: number }) {
  const say = useDrawingsWords();
  const sayAudit = useAuditWords();
  const { lines, ownMargin, chances } = props.answer;
  const nameOf = ({ type, draws }: (typeof lines)[number]) =>
    say(draws === 'cards' ? 'sizes.ballotsOf' : 'sizes.batchesOf', { type: sayAudit(`kinds.${type}.name`) });
  const margins = [...new Set(lines.flatMap(({ sizes }) => sizes.map(({ margin }) => margin)))].toSorted(
    (a, b) => a - b,
  );
  const isDrawable = margins.length > 1 && lines.some(({ sizes }) => sizes.some(({ size }) => size !== null));
  return (
    <>
      {isDrawable && (
        <Drawn
          title={say('sizes.title')}
          says={say('sizes.says', { limit: props.limit })}
          draw={(width) =>
            sizesByMargin({
              width,
              lines: lines.map((line) => ({ name: nameOf(line), sizes: line.sizes })),
              own: ownMargin > 0 ? ownMargin : null,
              ownText: say('sizes.own'),
              percentText: percentOf,
              countText: formatCount,
              marginText: say('sizes.margin'),
            })
          }
          table={{
            columns: [
              { name: say('sizes.marginColumn'), numeric: true },
              ...lines.map((line) => ({ name: nameOf(line), numeric: true })),
            ],
            rows: margins.map((margin) => [
              percentOf(margin),
              ...lines.map(({ sizes }) => sizes.find((one) => one.margin === margin)?.size ?? say('sizes.all')),
            ]),
          }}
        />
      )}
      {chances.map(({ type, sizes }) => (
        <LikelySizes
          key={type}
          title={say('chance.titlePlanner')}
          sizes={sizes}
          chosen={undefined}
          unitText={say('chance.ballots')}
        />
      ))}
    </>
  );
}

function percentOf(share: number): string {
  return `${Number((share * 100).toPrecision(2))} %`;
}
