import type { QueryOutput, RoomHeading } from '@plumbline/api';
import { ballotPlaceInWords } from '@plumbline/words/form-words';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { Answered } from '../../components/Answered.tsx';
import { Form, FormErrors } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { useStored } from '../../connection/use-stored.ts';
import { clockIn } from '../../forms/room-form-draft.ts';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { errorOf, type FieldError } from '../../ui/ErrorSummary.tsx';
import { type BallotBoxesWords, useBallotBoxesWords } from '../../words/ballot-boxes-words.ts';
import { BlindCounts } from './BlindCounts.tsx';
import { BoxReceived } from './BoxReceived.tsx';
import { BoxSealCompared, useSealVerdict } from './BoxSealCompared.tsx';
import type { FormAnswer } from './FormPage.tsx';
import { localInstant, type SealsTyped, sealNumbers } from './retrieval.ts';
import { type RoomPlace, roomAddress } from './room-place.ts';
import { ScanField } from './ScanField.tsx';
import { SealNumbers, sealField } from './SealNumbers.tsx';
import { StepHead } from './StepHead.tsx';
import { useAskRoom } from './use-ask-room.ts';

type Container = QueryOutput<'ballot-containers'>['containers'][number];

/** What the receivers have done so far: kept through a reload. */
export type Receiving = {
  readonly receivedAt: string | null;
  readonly seals: SealsTyped;
  /** When the seals were read, in milliseconds by the clock of this device; null before. */
  readonly readAt: number | null;
  readonly isCounting: boolean;
  readonly counted: number | null;
};

const NOTHING_YET: Receiving = { receivedAt: null, seals: {}, readAt: null, isCounting: false, counted: null };
const STEPS = 4;

/** Who receives what was fetched from a box: they scan, read the seals blind, and both count blind. */
export function BoxReceive(props: {
  readonly place: RoomPlace;
  readonly heading: RoomHeading;
  readonly filled: string;
}) {
  const say = useBallotBoxesWords();
  const { place, heading, filled } = props;
  // Nobody signs, or is shown, what others have done at this browser.
  const people = [heading.you, heading.together].map((each) => each?.person ?? '').toSorted();
  const form = useAsk('ballot-form', { ...place, filled });
  const containers = useAsk('ballot-containers', place);
  return (
    <div className="stack">
      <Answered asked={form}>
        {(answer) => (
          <Answered asked={containers}>
            {({ containers: all }) => (
              <Receive key={JSON.stringify(people)} {...props} people={people} answer={answer} containers={all} />
            )}
          </Answered>
        )}
      </Answered>
      <p>
        <Link to={roomAddress(place, 'boxes')}>{say('back')}</Link>
      </p>
    </div>
  );
}

export type ReceiveProps = {
  readonly place: RoomPlace;
  readonly heading: RoomHeading;
  readonly answer: FormAnswer;
  readonly name: string;
  readonly container: Container;
  readonly receiving: Receiving;
  readonly onChange: (change: Partial<Receiving>) => void;
  /** Both receivers, the one who signed in first. */
  readonly receivers: readonly [Person, Person];
};
type Person = { readonly person: string; readonly name: string };

function Receive(props: {
  readonly place: RoomPlace;
  readonly heading: RoomHeading;
  readonly filled: string;
  /** Who is here. */
  readonly people: readonly string[];
  readonly answer: FormAnswer;
  readonly containers: readonly Container[];
}) {
  const say = useBallotBoxesWords();
  const { place, heading, filled, people, answer, containers } = props;
  const { you, together } = heading;
  const key = `plumbline-receiving ${JSON.stringify([place.electionId, place.jurisdiction, filled, people])}`;
  const [receiving, setReceiving, forget] = useStored(sessionStorage, key, NOTHING_YET);
  const newest = useRef(receiving);
  newest.current = receiving;
  const fields = answer.form.versions.at(-1)?.fields ?? {};
  const name = ballotPlaceInWords(answer.form.place);
  if (answer.form.state !== 'draft') {
    return <BoxReceived place={place} answer={answer} name={name} isComplete={answer.form.state !== 'returned'} />;
  }
  const container = containers.find((each) => each.container === fields.transferContainer);
  if (you === null || together === null) return <Told kind="info" says={say('people.twoReceive')} />;
  if ([you, together].some(({ person }) => person === fields.retriever || person === fields.retrieverWith)) {
    return <Told kind="warning" says={say('people.ofTeam')} />;
  }
  if (container === undefined) return <ToForm place={place} filled={filled} name={name} />;
  const common: ReceiveProps = {
    place,
    heading,
    answer,
    name,
    container,
    receiving,
    onChange: (change) => setReceiving({ ...newest.current, ...change }),
    receivers: [you, together],
  };
  if (receiving.receivedAt === null) return <Scan {...common} known={containers.map((each) => each.container)} />;
  if (!receiving.isCounting) return <Seals {...common} />;
  if (receiving.counted === null) return <Count {...common} />;
  return <BoxReceived place={place} answer={answer} name={name} finish={{ ...common, forget }} isComplete={false} />;
}

function Told(props: { readonly kind: 'info' | 'warning'; readonly says: string }) {
  return (
    <Alert kind={props.kind}>
      <p>{props.says}</p>
    </Alert>
  );
}

function ToForm(props: { readonly place: RoomPlace; readonly filled: string; readonly name: string }) {
  const say = useBallotBoxesWords();
  return (
    <Link to={roomAddress(props.place, 'forms')} search={{ form: props.filled }}>
      {say('list.toForm', { name: props.name })}
    </Link>
  );
}

function Scan(props: ReceiveProps & { readonly known: readonly string[] }) {
  const say = useBallotBoxesWords();
  const { place, heading, name, container, known, onChange } = props;
  return (
    <section className="task stack">
      <StepHead
        of={name}
        step={1}
        steps={STEPS}
        title={say('count.scanTitle')}
        lead={say('count.scanLead', { name })}
      />
      <ScanField
        place={{ election: heading.election.name, jurisdiction: place.jurisdiction }}
        known={known}
        take={(found) => {
          if (found !== container.container) return say('count.notIt', { found, name });
          onChange({ receivedAt: localInstant(new Date()) });
          return undefined;
        }}
      />
    </section>
  );
}

function Seals(props: ReceiveProps) {
  const say = useBallotBoxesWords();
  const { place, name, container, receiving, onChange } = props;
  const positions = container.positions.filter(({ isSealed }) => isSealed).map(({ position }) => position);
  const { ask, pending, problem } = useAskRoom(place);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const submit = async () => {
    const missing = positions
      .filter((position) => (receiving.seals[position] ?? '').trim() === '')
      .map((position) => ({ name: sealField('came', position), message: say('count.sealsMissing', { position }) }));
    setErrors(missing);
    if (missing.length > 0) return;
    const none = say('seal.noSeal');
    const readings = positions
      .map((position) => ({ position, seal: receiving.seals[position]?.trim() ?? '' }))
      .filter(({ seal }) => seal !== none);
    const readAt = Date.now();
    const done = await ask({
      type: 'read-seals',
      container: container.container,
      readings,
      condition: readings.length < positions.length ? 'missing' : 'intact',
      incident: `seals of ${container.container}, reading ${container.readings.length + 1}`,
    });
    if (done.ok) onChange({ readAt, seals: receiving.seals });
  };
  if (receiving.readAt !== null || positions.length === 0) return <SealsCompared {...props} />;
  return (
    <Form look="task stack" onSubmit={submit}>
      <StepHead
        of={name}
        step={2}
        steps={STEPS}
        title={say('count.sealsTitle')}
        lead={say('count.sealsLead', { container: container.container })}
      />
      <FormErrors errors={errors} />
      <SealNumbers
        name="came"
        positions={positions}
        typed={receiving.seals}
        label={(position) => say('seal.number', { position })}
        errorAt={(position) => errorOf(errors, sealField('came', position))}
        onChange={(seals) => onChange({ seals })}
      />
      <ProblemAlert problem={problem} />
      <Button submits pending={pending}>
        {say('seal.save')}
      </Button>
    </Form>
  );
}

function SealsCompared(props: ReceiveProps) {
  const say = useBallotBoxesWords();
  const { place, name, container, receiving, onChange } = props;
  const verdict = useSealVerdict(place, container.container, receiving);
  return (
    <section className="task stack">
      <StepHead of={name} step={2} steps={STEPS} title={say('count.sealsTitle')} />
      {receiving.readAt !== null && (
        <BoxSealCompared verdict={verdict} numbers={Object.values(receiving.seals)} isTravelling />
      )}
      <Button onPress={() => onChange({ isCounting: true })}>{say('seal.goOn')}</Button>
    </section>
  );
}

function Count(props: ReceiveProps) {
  const say = useBallotBoxesWords();
  const { place, name, answer, container, receivers, onChange } = props;
  const { askAll, pending, problem } = useAskRoom(place);
  const record = async (counts: readonly [number, number]): Promise<boolean> => {
    if (counts[0] === counts[1]) {
      onChange({ counted: counts[0] });
      return true;
    }
    const [first, second] = counts.map(
      (value, at) =>
        ({
          type: 'observe-count',
          place: answer.form.place,
          line: 'countedAtReceipt',
          unit: 'envelopes',
          value,
          source: 'hand-count',
          method: `${say(at === 0 ? 'count.firstMethod' : 'count.secondMethod')}: ${receivers[at]?.name ?? ''}`,
          witnesses: [],
        }) as const,
    );
    return first !== undefined && second !== undefined && (await askAll([first, second]));
  };
  return (
    <section className="task stack">
      <StepHead
        of={name}
        step={3}
        steps={STEPS}
        title={say('count.title')}
        lead={say('count.lead', { name, container: container.container })}
      />
      <RoadFacts {...props} />
      <BlindCounts counters={receivers} pending={pending} onCounted={record} />
      <ProblemAlert problem={problem} />
    </section>
  );
}

function RoadFacts({ answer, container, receiving }: ReceiveProps) {
  const say = useBallotBoxesWords();
  const minutes = minutesOnRoad(answer, receiving.receivedAt);
  return (
    <dl className="facts">
      <dt>{say('count.seals')}</dt>
      <dd>{sealsSaid(say, container, receiving)}</dd>
      {minutes !== null && (
        <>
          <dt>{say('count.road')}</dt>
          <dd>{say('count.roadSays', { count: minutes })}</dd>
        </>
      )}
    </dl>
  );
}

function sealsSaid(say: BallotBoxesWords, container: Container, { readAt }: Receiving): string {
  if (readAt === null) return say('seal.noSeal');
  if (container.waitsForSecondReading || container.readingAgrees === false) return say('count.sealsDiffer');
  return say(container.readingAgrees === true ? 'count.sealsAgree' : 'count.sealsComparing');
}

/** Whole minutes from the box to here; null where the form does not say when they left it. */
function minutesOnRoad(answer: FormAnswer, receivedAt: string | null): number | null {
  const left = answer.form.versions.at(-1)?.fields.departedAt;
  if (typeof left !== 'string' || receivedAt === null) return null;
  return Math.round((Date.parse(receivedAt) - Date.parse(left)) / 60_000);
}

/** What the receivers type on the form, beside what those who fetched the ballots have. */
export function receivedFields(
  { receiving, receivers, container, answer }: Pick<ReceiveProps, 'receiving' | 'receivers' | 'container' | 'answer'>,
  noSeal: string,
): Readonly<Record<string, string>> {
  const positions = container.positions.map(({ position }) => position);
  return {
    receivedAt: receiving.receivedAt === null ? '' : clockIn(answer.zone, receiving.receivedAt),
    receiver: receivers[0].person,
    receiverWith: receivers[1].person,
    sealsReceived: sealNumbers(positions, receiving.seals) || noSeal,
    countedAtReceipt: String(receiving.counted ?? ''),
  };
}
