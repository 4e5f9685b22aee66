import type { AuditHeading, QueryOutput } from '@plumbline/api';
import type { WorkTimes } from '@plumbline/audit';
import { formatCount } from '../../formats/format-count.ts';
import { Button } from '../../ui/Button.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useWorkloadWords, type WorkloadWords } from '../../words/workload-words.ts';
import { type HoursRange, personHours } from './workload-hours.ts';

type Round = QueryOutput<'workload'>['rounds'][number];

/** What a first round costs by how likely it is enough, and one sentence of the size that is shown. */
export function WorkloadCost(props: {
  readonly heading: AuditHeading;
  readonly rounds: readonly Round[];
  readonly times: WorkTimes;
  readonly place: number;
  readonly onShow: (place: number) => void;
}) {
  const say = useWorkloadWords();
  const { heading, rounds, times, place } = props;
  const inBatches = heading.drawsFrom === 'batches';
  const isCount = heading.takes === 'everything';
  const shown = rounds[place];
  const columns = [
    { name: say('chooseRound') },
    { name: say('draws'), numeric: true },
    { name: say(inBatches ? 'units.batches' : 'units.ballots'), numeric: true },
    ...(inBatches ? [{ name: say('ballots'), numeric: true }] : []),
    { name: say('personHours'), numeric: true },
    { name: say('show') },
  ];
  return (
    <section className="panel stack">
      <h2>{say('cost')}</h2>
      {shown?.work && <p className="strong">{sentence(shown, { times, isCount }, say)}</p>}
      <SimpleTable
        caption={say('cost')}
        hideCaption
        columns={columns}
        rows={rounds.map((round, row) => {
          const { work } = round;
          const name = nameOf(round, isCount, say);
          return {
            key: String(round.asked),
            cells: [
              name,
              work === null ? '–' : formatCount(Math.round(work.total.draws)),
              work === null ? '–' : about(work.total.units.mean),
              ...(inBatches ? [rangeOf(work?.total.ballots ?? undefined, say)] : []),
              work === null ? '–' : hoursInCell(personHours(work.total, times), say),
              <ShowRow key="show" name={name} isShown={row === place} onShow={() => props.onShow(row)} />,
            ],
          };
        })}
      />
      <p className="quiet small">{assumption(heading, rounds, say)}</p>
    </section>
  );
}

function ShowRow(props: { readonly name: string; readonly isShown: boolean; readonly onShow: () => void }) {
  const say = useWorkloadWords();
  if (props.isShown) return say('shown');
  return (
    <Button look="quiet" label={say('showRow', { chance: props.name })} onPress={props.onShow}>
      {say('show')}
    </Button>
  );
}

/** A mean is rounded up: nobody fetches a part of a ballot. */
function about(mean: number): string {
  return formatCount(Math.ceil(mean - 1e-9));
}

function rangeOf(
  range: { readonly mean: number; readonly least: number; readonly most: number } | undefined,
  say: WorkloadWords,
) {
  if (range === undefined) return '–';
  if (range.least === range.most) return about(range.mean);
  return `${about(range.mean)} (${say('range', { least: range.least, most: range.most })})`;
}

/** Hours as a cell says them under a head that names them: a range of whole hours. */
export function hoursInCell(hours: HoursRange, say: WorkloadWords): string {
  if (hours.most === 0) return '–';
  const { least, most } = wholeHours(hours);
  return most <= 1 ? formatCount(1) : say('range', { least, most });
}

/** The same where no head names them. */
export function hoursInSentence(hours: HoursRange, say: WorkloadWords): string {
  if (hours.most === 0) return '–';
  const { least, most } = wholeHours(hours);
  return most <= 1 ? say('oneHour') : say('hours', { least, most });
}

function wholeHours(hours: HoursRange): HoursRange {
  return { least: Math.floor(hours.least), most: Math.ceil(hours.most) };
}

function nameOf({ chance, asked }: Round, isCount: boolean, say: WorkloadWords): string {
  if (isCount) return say('every');
  if (asked === null) return say('noChance');
  // A chance is rounded down. Where several contests have to be enough together it may be less than was asked for each.
  return say('chance', { percent: percentDown(chance ?? asked) });
}

function percentDown(share: number): number {
  return Math.floor(share * 100 + 1e-9);
}

function sentence(
  round: Round,
  { times, isCount }: { readonly times: WorkTimes; readonly isCount: boolean },
  say: WorkloadWords,
): string {
  const { work, chance } = round;
  if (work === null) return '';
  const { units, ballots } = work.total;
  const hours = hoursInSentence(personHours(work.total, times), say);
  const figures = { hours, ballots: Math.ceil((ballots ?? units).mean), batches: Math.ceil(units.mean) };
  const says = say(ballots === null ? 'saysBallots' : isCount ? 'saysAll' : 'saysBatches', figures);
  return chance === null ? says : `${says} ${say('enough', { percent: percentDown(chance) })}`;
}

function assumption({ takes, comparedWith }: AuditHeading, rounds: readonly Round[], say: WorkloadWords): string {
  if (takes === 'everything') return say('assumesCount');
  if (rounds.every(({ chance }) => chance === null)) return say('assumesNothing');
  return say(comparedWith === 'nothing' ? 'assumesPolling' : 'assumesErrors');
}
