import type { QueryOutput, SampledBatch } from '@plumbline/api';
import { useState } from 'react';
import { useOpened } from '../../connection/use-opened.ts';
import type { TallyEntries } from '../../connection/use-tally-queue.ts';
import { BatchSend } from '../../forms/BatchSend.tsx';
import { TallyRecord } from '../../forms/TallyRecord.tsx';
import { whoEntered } from '../../forms/who-entered.ts';
import { ACT } from '../../paths.ts';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Swap } from '../../ui/Swap.tsx';
import { type OfficeWords, useOfficeWords } from '../../words/office-words.ts';
import { type BatchState, batchesToEnter, batchState, isEntered, isForOthers, nextBatch } from './batch-state.ts';

/** What the entry of batches needs to know; the same for the manager and for people at other computers. */
export type ToEnter = Pick<
  QueryOutput<'tally-entry'>,
  'heading' | 'contests' | 'batches' | 'batchVersions' | 'entersTwice' | 'talliesFinal' | 'jurisdiction'
>;

type Kept = {
  readonly keep: TallyEntries['keep'];
  readonly people: string;
  readonly marks: ReadonlyMap<string, 'waiting' | 'refused'>;
};

const NO_MARKS: Kept['marks'] = new Map();

/** Batch after batch: a list on the left, the votes of the chosen one on the right. */
export function BatchEntry(props: {
  readonly local: ToEnter;
  /** Where the device keeps what is entered until it is sent: what waits on it for each batch, or was not accepted. */
  readonly onDevice?: Kept;
  /** What is said when every batch is entered. */
  readonly done: { readonly title: string; readonly says: string };
}) {
  const say = useOfficeWords();
  const { opened, open: openBatch, close } = useOpened('batch');
  const [savedBatch, setSavedBatch] = useState<string>();
  const { local, onDevice } = props;
  const marks = onDevice?.marks ?? NO_MARKS;
  const { heading, batches } = local;
  const round = heading.round ?? 1;
  const due = batchesToEnter(batches, round);
  const chosen = batches.find((batch) => batch.batch === opened);
  const next = nextBatch(due, chosen?.batch ?? '');
  const open = (batch: string) => {
    setSavedBatch(undefined);
    openBatch(batch);
  };
  return (
    <div className={chosen ? 'tallies tallies-chosen' : 'tallies'} id={ACT}>
      <BatchList batches={batches} round={round} chosen={chosen?.batch} marks={marks} onChoose={open} />
      <div className="stack">
        {chosen ? (
          <>
            <div className="tallies-back">
              <Button look="quiet" onPress={close}>
                {say('tallies.back')}
              </Button>
            </div>
            <Swap of={chosen.batch}>
              <ChosenBatch
                key={chosen.batch}
                local={local}
                batch={chosen}
                onDevice={onDevice}
                onSaved={() => setSavedBatch(chosen.batch)}
              />
            </Swap>
            {savedBatch === chosen.batch && chosen.contested.length === 0 && (
              <Alert kind="success">
                {say(marks.get(savedBatch) === 'waiting' ? 'tallies.kept' : 'tallies.saved', { batch: savedBatch })}
              </Alert>
            )}
            {savedBatch === chosen.batch && next && next.batch !== chosen.batch && (
              <Button onPress={() => open(next.batch)}>{say('tallies.next', { batch: next.batch })}</Button>
            )}
          </>
        ) : (
          <EmptyState title={say('tallies.choose')}>
            <p>{say('tallies.chooseSays')}</p>
          </EmptyState>
        )}
        {!due.every(isEntered) && due.every((batch) => isEntered(batch) || isForOthers(batch)) && (
          <Alert kind="info">{say('tallies.once.allYours')}</Alert>
        )}
        {due.every(isEntered) && !local.talliesFinal && heading.phase === 'round-open' && (
          <Alert kind="success" title={props.done.title}>
            <p>{props.done.says}</p>
          </Alert>
        )}
      </div>
    </div>
  );
}

function ChosenBatch(props: {
  readonly local: ToEnter;
  readonly batch: SampledBatch;
  readonly onDevice: Kept | undefined;
  readonly onSaved: () => void;
}) {
  const say = useOfficeWords();
  const { local, batch } = props;
  const { heading } = local;
  const state = batchState(batch, heading.round ?? 1);
  const note =
    state.state === 'earlier'
      ? say('tallies.earlier', { round: state.round })
      : state.state === 'combined'
        ? say('tallies.stateCombined', { name: state.name })
        : local.talliesFinal
          ? say('tallies.final')
          : undefined;
  return (
    <div className="stack">
      <TallyRecord local={local} batch={batch} note={note} onDevice={props.onDevice} onSaved={props.onSaved} />
      <BatchSend local={local} batch={batch} readOnly={note !== undefined} />
    </div>
  );
}

/** What is still to be done, at the desk or by the review team. */
const UNDONE: ReadonlySet<BatchState['state']> = new Set<BatchState['state']>([
  'open',
  'contested',
  'entered-once',
  'recount',
  'in-review',
]);

function BatchList(props: {
  readonly batches: readonly SampledBatch[];
  readonly round: number;
  readonly chosen: string | undefined;
  readonly marks: Kept['marks'];
  readonly onChoose: (batch: string) => void;
}) {
  const say = useOfficeWords();
  const [find, setFind] = useState('');
  const shown = props.batches.filter((batch) => batch.batch.toLowerCase().includes(find.trim().toLowerCase()));
  const due = batchesToEnter(props.batches, props.round);
  return (
    <nav className="batch-list" aria-label={say('tallies.list')}>
      <TextField
        label={say('tallies.find')}
        name="find-batch"
        type="search"
        value={find}
        error={undefined}
        onChange={setFind}
      />
      <p className="quiet small" aria-live="polite">
        {say('tallies.progress', { done: due.filter(isEntered).length, total: due.length })}
      </p>
      {shown.length === 0 && <p>{say('tallies.noMatch')}</p>}
      <ul>
        {shown.map((batch) => (
          <li key={batch.batch}>
            <button
              type="button"
              aria-current={batch.batch === props.chosen ? 'true' : undefined}
              onClick={() => props.onChoose(batch.batch)}
            >
              {UNDONE.has(batchState(batch, props.round).state) ? (
                <span className="batch-mark batch-mark-open">
                  <Icon name="ring" />
                </span>
              ) : (
                <span className="batch-mark">
                  <Icon name="tick" />
                </span>
              )}
              <span>
                <span className="breakable">{batch.batch}</span>{' '}
                <span className="quiet small">
                  {stateWord(batch, { round: props.round, mark: props.marks.get(batch.batch) }, say)}
                  {batch.extra && ` · ${say('tallies.extra')}`}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function stateWord(
  batch: SampledBatch,
  { round, mark }: { readonly round: number; readonly mark: 'waiting' | 'refused' | undefined },
  say: OfficeWords,
): string {
  if (mark !== undefined) return say(mark === 'waiting' ? 'tallies.stateWaiting' : 'tallies.stateRefused');
  const state = batchState(batch, round);
  switch (state.state) {
    case 'open':
      return say('tallies.stateOpen');
    case 'entered-once':
      return state.isYours
        ? say('tallies.stateOnceYours')
        : say('tallies.stateOnceOthers', { people: whoEntered(state.by, say) });
    case 'contested':
      return say('tallies.stateContested');
    case 'in-review':
      return say('tallies.stateInReview');
    case 'recount':
      return say('tallies.stateRecount');
    case 'entered':
      return batch.lastEditedBy
        ? say('tallies.stateEnteredBy', { name: batch.lastEditedBy })
        : say('tallies.stateEntered');
    case 'earlier':
      return say('tallies.stateEarlier', { round: state.round });
    case 'combined':
      return say('tallies.stateCombined', { name: state.name });
  }
}
