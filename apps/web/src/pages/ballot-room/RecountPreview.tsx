import type { QueryOutput } from '@plumbline/api';
import { accountPlaceInWords, equationInWords } from '@plumbline/words/ballot-accounts-words';
import { useState } from 'react';
import { Answered } from '../../components/Answered.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { SelectField, TextField } from '../../ui/Field.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { type BallotCustodyWords, useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { RegisterDownload } from './RegisterDownload.tsx';
import type { RoomPlace } from './room-place.ts';
import { rowsFound } from './rows-found.ts';
import { signedCount } from './signed-count.ts';

type Answer = QueryOutput<'ballot-recounts'>;
type Line = Answer['lines'][number];

/** More are found by narrowing the list. */
const SHOWN_MAX = 200;

/** Whether batches may be recounted, said before their container goes out: of one container, or of chosen batches or a whole place. */
export function RecountPreview(props: { readonly place: RoomPlace; readonly container?: string }) {
  const say = useBallotCustodyWords();
  const [isOpen, setOpen] = useState(false);
  const asked = useAsk('ballot-recounts', props.place, { enabled: isOpen });
  return (
    <details className="act-fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('station.recounts.title')}</summary>
      {isOpen && (
        <Answered asked={asked} lines={3}>
          {(answer) => <Preview answer={answer} container={props.container} />}
        </Answered>
      )}
    </details>
  );
}

function Preview(props: { readonly answer: Answer; readonly container: string | undefined }) {
  const say = useBallotCustodyWords();
  const { answer, container } = props;
  const [where, setWhere] = useState('');
  const [find, setFind] = useState('');
  const places = [...new Set(answer.lines.map(({ place }) => place))];
  const chosen = answer.lines.filter(
    (line) => (container === undefined || line.container === container) && (where === '' || line.place === where),
  );
  const lines = rowsFound(chosen, find, (line) => [line.name, line.container]);
  return (
    <div className="stack">
      <p>{say('station.recounts.lead')}</p>
      <p className="quiet">{ruleInWords(say, answer)}</p>
      {container === undefined && (
        <>
          <SelectField
            label={say('station.recounts.where')}
            name="recount-place"
            value={where}
            error={undefined}
            options={[
              { value: '', name: say('station.recounts.everywhere') },
              ...places.map((place) => ({ value: place, name: accountPlaceInWords(place) })),
            ]}
            onChange={setWhere}
          />
          <TextField
            label={say('station.recounts.find')}
            name="recount-find"
            type="search"
            value={find}
            error={undefined}
            onChange={setFind}
          />
        </>
      )}
      <p role="status">
        {say('station.recounts.found', {
          found: lines.length,
          all: answer.lines.length,
          eligible: lines.filter(({ isEligible }) => isEligible).length,
        })}
      </p>
      <Lines lines={lines} />
    </div>
  );
}

function Lines(props: { readonly lines: readonly Line[] }) {
  const say = useBallotCustodyWords();
  const sayRoom = useBallotRoomWords();
  const { lines } = props;
  const differs = ({ equation, difference, status }: Line['differing'][number]) =>
    say('station.recounts.unit', {
      equation: equationInWords(equation),
      difference: difference === null ? say('station.recounts.noFigure') : signedCount(difference),
      status: sayRoom(`statuses.${status}`),
    });
  return (
    <>
      <RegisterDownload name={say('station.recounts.title')} rows={lines.map(lineToSave)} />
      <SimpleTable
        caption={say('station.recounts.title')}
        hideCaption
        columns={[
          { name: say('station.recounts.batch') },
          { name: say('station.recounts.container') },
          { name: say('station.recounts.inBalance'), wordy: true },
          { name: say('station.recounts.verdict') },
          { name: say('station.recounts.lacking'), wordy: true },
        ]}
        rows={lines.slice(0, SHOWN_MAX).map((line) => ({
          key: line.batch,
          cells: [
            line.name,
            line.container ?? '',
            [say(`station.recounts.balances.${line.balance}`), ...line.differing.map(differs)].join(' · '),
            <Verdict key="verdict" line={line} />,
            lackingInWords(say, line),
          ],
        }))}
      />
      {lines.length > SHOWN_MAX && <p>{say('station.recounts.more', { count: lines.length - SHOWN_MAX })}</p>}
    </>
  );
}

function Verdict({ line }: { readonly line: Line }) {
  const say = useBallotCustodyWords();
  if (!line.isEligible) return <Tag tone="red">{say('station.recounts.no')}</Tag>;
  if (line.balance === 'explained') return <Tag tone="blue">{say('station.recounts.noWorse')}</Tag>;
  return <Tag tone="green">{say('station.recounts.yes')}</Tag>;
}

function ruleInWords(say: BallotCustodyWords, { needsBalance, citation }: Answer): string {
  if (!needsBalance) return say('station.recounts.asksNoBalance');
  return citation === null ? say('station.recounts.asksBalance') : say('station.recounts.asksBalanceBy', { citation });
}

function lackingInWords(say: BallotCustodyWords, { obstacles, balance, place, isEligible }: Line): string {
  const isBalanceAsked = balance === 'not-clear' && !isEligible && obstacles.length === 0;
  return [
    ...obstacles.map((obstacle) => say(`station.recounts.obstacles.${obstacle}`)),
    ...(isBalanceAsked ? [say('station.recounts.clear', { place: accountPlaceInWords(place) })] : []),
  ].join('; ');
}

function lineToSave({ name, container, place, balance, isEligible, obstacles, differing }: Line) {
  return {
    batch: name,
    container,
    place,
    balance,
    differing: differing.map(({ equation, difference }) => `${equation} ${difference ?? ''}`.trim()).join('; '),
    isEligible,
    obstacles: obstacles.join('; '),
  };
}
