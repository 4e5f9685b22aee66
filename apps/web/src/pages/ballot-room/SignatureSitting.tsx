import { parseCount, REJECTED_AT_ONCE, RETURN_WAYS, SENT_BY_CAUSE } from '@plumbline/ballot-management';
import { useState } from 'react';
import { Form, FormErrors } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useDraft } from '../../connection/use-draft.ts';
import { clockIn } from '../../forms/room-form-draft.ts';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { errorOf, type FieldError } from '../../ui/ErrorSummary.tsx';
import { Swap } from '../../ui/Swap.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { type BallotSignaturesWords, useBallotSignaturesWords } from '../../words/ballot-signatures-words.ts';
import { CountField } from './CountField.tsx';
import { SITTING_COLUMNS, type SittingCounts, sittingBalance, withSitting } from './signatures.ts';
import { type DeskPair, draftKey, type SignatureDay, useEnterDay, useMarkTyped } from './use-signature-day.ts';

type Column = (typeof SITTING_COLUMNS)[number];
const BLANK = Object.fromEntries(SITTING_COLUMNS.map((column) => [column, '0'])) as Readonly<Record<Column, string>>;

const GROUPS: readonly {
  readonly name: 'taken' | 'looked' | 'challenged' | 'rejected';
  readonly columns: readonly Column[];
}[] = [
  { name: 'taken', columns: RETURN_WAYS },
  { name: 'looked', columns: ['accepted'] },
  { name: 'challenged', columns: Object.values(SENT_BY_CAUSE) },
  { name: 'rejected', columns: REJECTED_AT_ONCE },
];

/** Two people count what they looked at, a tray at a time, and see at each number whether it adds up. */
export function SignatureSitting({ desk, pair }: { readonly desk: SignatureDay; readonly pair: DeskPair }) {
  const say = useBallotSignaturesWords();
  // Of no day: a tray that was not entered in time is still there the next day.
  const draft = useDraft(draftKey(desk, 'signatures'), { value: BLANK, version: null });
  useMarkTyped(desk, 'sitting', draft.isChanged);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [done, setDone] = useState(false);
  // Said once of what is typed: if the answer to that is lost, it is not asked again.
  const [isAnother, setAnother] = useState(false);
  const { enter, pending, problem, why, settle } = useEnterDay(desk);
  const typed = draft.value;
  const { counts, unread } = countsOf(typed);
  const [one, other] = pair;
  const sorter = sorterCount(desk);
  const isAsked = why === 'entered-already';
  const submit = async (saidAnother = isAnother) => {
    setAnother(saidAnother);
    const found = unread.map((column) => ({ name: `sitting-${column}`, message: say('noCount') }));
    const isNothing = Object.values(counts).every((count) => count === 0);
    const nothing =
      isNothing && found.length === 0 ? [{ name: 'sitting-postal', message: say('sitting.nothing') }] : [];
    setErrors([...found, ...nothing]);
    setDone(false);
    if (found.length + nothing.length > 0) return;
    const entered = { pair: [one.person, other.person], counts, isAnother: saidAnother } as const;
    const isDone = await enter((of) => withSitting(of, entered));
    setDone(isDone);
    if (!isDone) return;
    setAnother(false);
    draft.forget();
  };
  return (
    <Form look="panel task task-wide stack" onSubmit={() => submit()}>
      <h2>{say('sitting.title')}</h2>
      <p>{say('sitting.lead', { one: one.name, other: other.name })}</p>
      <FormErrors errors={errors} />
      <SittingFields
        name="sitting"
        typed={typed}
        errors={errors}
        sorter={sorter}
        onChange={(value) => {
          setDone(false);
          setAnother(false);
          settle();
          if (SITTING_COLUMNS.every((column) => value[column] === BLANK[column])) draft.forget();
          else draft.change(value);
        }}
      />
      <SittingBalance counts={counts} />
      <ProblemAlert problem={problem} />
      <Swap of={isAsked ? 'question' : 'entry'}>
        {isAsked ? (
          <EnteredAlready
            pending={pending}
            onAnother={() => void submit(true)}
            onSame={() => {
              draft.forget();
              settle();
            }}
          />
        ) : (
          <div className="stack">
            <Refused why={why} />
            {done && (
              <Alert kind="success">
                <p>{say('sitting.saved')}</p>
              </Alert>
            )}
            <Button submits pending={pending}>
              {say('sitting.save')}
            </Button>
          </div>
        )}
      </Swap>
    </Form>
  );
}

/** What was entered of a sitting, to be put right by those who entered it. */
export function SittingCorrection(props: {
  readonly desk: SignatureDay;
  readonly row: Parameters<typeof sittingBalance>[0][number];
  readonly people: string;
  readonly onDone: () => void;
}) {
  const say = useBallotSignaturesWords();
  const { desk, row: instead, people } = props;
  // What they change is the row as it was when they began.
  const draft = useDraft(draftKey(desk, `sitting ${desk.day} ${JSON.stringify(instead)}`), {
    value: Object.fromEntries(SITTING_COLUMNS.map((column) => [column, String(instead[column] ?? 0)])) as typeof BLANK,
    version: null,
  });
  const typed = draft.value;
  useMarkTyped(desk, 'correction', true);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const { enter, pending, problem, why } = useEnterDay(desk);
  const { counts, unread } = countsOf(typed);
  const pair = [String(instead.reviewer), String(instead.reviewerWith)] as const;
  const onDone = () => {
    draft.forget();
    props.onDone();
  };
  const save = async (changed: SittingCounts | null) => {
    if (await enter((of) => withSitting(of, { pair, counts: changed, instead }))) onDone();
  };
  const submit = async () => {
    const found = unread.map((column) => ({ name: `correct-${column}`, message: say('noCount') }));
    setErrors(found);
    if (found.length === 0) await save(counts);
  };
  return (
    <Form look="panel task task-wide stack" onSubmit={submit}>
      <h3>{say('sitting.correcting', { people, what: sittingInWords(say, instead) })}</h3>
      <FormErrors errors={errors} />
      <SittingFields name="correct" typed={typed} errors={errors} sorter={null} onChange={draft.change} />
      <SittingBalance counts={counts} />
      <Refused why={why} />
      <ProblemAlert problem={problem} />
      <Button submits pending={pending}>
        {say('sitting.saveCorrection')}
      </Button>
      <Button look="second" pending={pending} onPress={() => void save(null)}>
        {say('sitting.takeOut')}
      </Button>
      <Button look="second" onPress={onDone}>
        {say('sitting.leave')}
      </Button>
    </Form>
  );
}

/** A sitting in one line. */
export function sittingInWords(say: BallotSignaturesWords, row: Parameters<typeof sittingBalance>[0][number]): string {
  const { taken, accepted, challenged, rejected } = sittingBalance([row]);
  return say('figures.sitting', { taken, accepted, challenged, rejected });
}

function SittingFields(props: {
  readonly name: string;
  readonly typed: typeof BLANK;
  readonly errors: readonly FieldError[];
  /** What the sorter counted of the mail of the day; null where nobody said. */
  readonly sorter: number | null;
  readonly onChange: (value: typeof BLANK) => void;
}) {
  const say = useBallotSignaturesWords();
  const { name, typed, errors, sorter, onChange } = props;
  return (
    <div className="count-groups">
      {GROUPS.map(({ name: group, columns }) => (
        <fieldset className="count-group" key={group}>
          <legend>{say(`sitting.${group}`)}</legend>
          {group === 'taken' && <span className="usa-hint">{say('sitting.takenHint')}</span>}
          {columns.map((column) => {
            const label = say(`sitting.columns.${column}`);
            const hint = column === 'postal' && sorter !== null ? say('sitting.sorter', { count: sorter }) : undefined;
            return (
              <CountField
                key={column}
                label={label}
                name={`${name}-${column}`}
                {...(hint === undefined ? {} : { hint })}
                value={typed[column]}
                error={errorOf(errors, `${name}-${column}`)}
                oneLess={say('oneLess', { label })}
                oneMore={say('oneMore', { label })}
                onChange={(value) => onChange({ ...typed, [column]: value })}
              />
            );
          })}
        </fieldset>
      ))}
    </div>
  );
}

function SittingBalance({ counts }: { readonly counts: SittingCounts }) {
  const say = useBallotSignaturesWords();
  const { left, ...parts } = sittingBalance([counts]);
  // Before anything is typed it covers nothing.
  const isBegun = Object.values(counts).some((count) => count > 0);
  return (
    <output className={isBegun ? 'row count-balance count-balance-begun' : 'row count-balance'}>
      <strong>{say('sitting.balanceName')}</strong>
      <span>{say('sitting.balance', parts)}</span>
      {left === 0 && <Tag tone="green">{say('sitting.balances')}</Tag>}
      {left > 0 && <Tag tone="amber">{say('sitting.left', { count: left })}</Tag>}
      {left < 0 && <Tag tone="red">{say('sitting.over', { count: -left })}</Tag>}
    </output>
  );
}

/** Asks the two whether a tray is another one than that of the same numbers which they entered: if the answer to an entry was lost, they cannot tell. */
function EnteredAlready(props: {
  readonly pending: boolean;
  readonly onAnother: () => void;
  readonly onSame: () => void;
}) {
  const say = useBallotSignaturesWords();
  const { pending, onAnother, onSame } = props;
  return (
    <Alert kind="warning" title={say('sitting.entered')}>
      <p>{say('sitting.enteredSays')}</p>
      <div className="row">
        <Button look="second" onPress={onSame}>
          {say('sitting.same')}
        </Button>
        <Button look="second" pending={pending} onPress={onAnother}>
          {say('sitting.another')}
        </Button>
      </div>
    </Alert>
  );
}

function Refused({ why }: { readonly why: ReturnType<typeof useEnterDay>['why'] }) {
  const say = useBallotSignaturesWords();
  if (why === undefined) return null;
  return (
    <Alert kind="warning">
      <p>{say(why === 'changed' ? 'sitting.changed' : 'sitting.tooFew')}</p>
    </Alert>
  );
}

function countsOf(typed: typeof BLANK): { readonly counts: SittingCounts; readonly unread: readonly Column[] } {
  const read = SITTING_COLUMNS.map((column) => [column, parseCount(typed[column])] as const);
  return {
    counts: Object.fromEntries(read.map(([column, count]) => [column, count.ok ? count.value : 0])) as SittingCounts,
    unread: read.flatMap(([column, count]) => (count.ok ? [] : [column])),
  };
}

/** What the sorter counted, by form F-11 of the same day. */
function sorterCount({ own, before, day }: SignatureDay): number | null {
  const read = own ?? before;
  const { collectedAt, bySorter } = read?.others.find(({ form }) => form === 'F-11')?.fields ?? {};
  if (read === undefined || typeof collectedAt !== 'string' || typeof bySorter !== 'number') return null;
  return clockIn(read.zone, collectedAt).slice(0, 10) === day ? bySorter : null;
}
