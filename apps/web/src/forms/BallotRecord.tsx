import type { CommandInput, QueryOutput } from '@plumbline/api';
import type { CardReader } from '@plumbline/audit';
import { cardSeenOf, type Interpretation, type ManualVoteRecord } from '@plumbline/election';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { BallotIdentity } from '../components/BallotIdentity.tsx';
import { RecordInWords } from '../components/RecordInWords.tsx';
import { useDraft } from '../connection/use-draft.ts';
import { Alert } from '../ui/Alert.tsx';
import { ErrorSummary, type FieldError } from '../ui/ErrorSummary.tsx';
import { fieldId } from '../ui/field-id.ts';
import { Swap } from '../ui/Swap.tsx';
import { type BoardWords, useBoardWords } from '../words/board-words.ts';
import { useWordsEverywhere } from '../words/everywhere-words.ts';
import { CARD_FIELDS, DuplicatePresses, ImprintPresses } from './CardPresses.tsx';
import { ContestPresses } from './ContestPresses.tsx';
import { type CardDraft, type CardMissing, draftOfCard, nothingSaid, readCard } from './card-draft.ts';
import {
  draftOfInterpretation,
  type InterpretationDraft,
  NOTHING_PRESSED,
  readInterpretation,
} from './interpretation-draft.ts';

type Contest = QueryOutput<'board'>['contests'][number];
type Line = Pick<
  QueryOutput<'board'>['ballots'][number],
  'ballot' | 'batch' | 'position' | 'container' | 'tabulator' | 'imprintedId' | 'remade' | 'hasCvrs' | 'findingRule'
>;
type Drafts = Readonly<Record<string, InterpretationDraft>>;
/** All that is pressed for a ballot. */
type Pressed = { readonly card: CardDraft; readonly contests: Drafts };

/** What two people see on a ballot: pressed, read back in words, and only then kept. */
export function BallotRecord(props: {
  readonly place: Pick<CommandInput<'record-ballot'>, 'auditId' | 'jurisdiction' | 'board'>;
  readonly line: Line;
  readonly title: ReactNode;
  readonly notice: string | undefined;
  readonly contests: readonly Contest[];
  /** What is saved or waits on this device, and the entries that say so: what is kept stands in the place of these. */
  readonly before: ManualVoteRecord | null;
  readonly standing: readonly string[];
  /** Where each card is entered twice: who enters it. What another has typed is not shown. */
  readonly reader: CardReader | undefined;
  /** Answers whether it was kept; where it was not, the frame says why. */
  readonly onKeep: (record: ManualVoteRecord, standing: readonly string[]) => Promise<boolean>;
  readonly onPressed: (isPressed: boolean) => void;
  /** Offers another way to deal with the card than to enter it. */
  readonly sending?: (pressed: Readonly<Record<string, Interpretation>>, forget: () => void) => ReactNode;
}) {
  const say = useBoardWords();
  const sayAnywhere = useWordsEverywhere();
  const { contests, line, place, onPressed } = props;
  const typing = useDraft<Pressed, string>(
    `ballot card with ranks ${JSON.stringify([place.auditId, place.jurisdiction, place.board, line.ballot, ...(props.reader === undefined ? [] : [props.reader])])}`,
    { value: pressedFor(props.before, line, contests), version: JSON.stringify(props.standing) },
  );
  const { card, contests: drafts } = typing.value;
  const isAlone = props.reader === 'first' || props.reader === 'second';
  const [shown, setShown] = useState(0);
  const [reading, setReading] = useState<{ readonly record: ManualVoteRecord; readonly basedOn: string }>();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);

  const isPressed = typing.isChanged || reading !== undefined;
  useEffect(() => {
    onPressed(isPressed);
    return () => onPressed(false);
  }, [isPressed, onPressed]);

  // What is read is what was on the page, whatever is saved from elsewhere while two people read it aloud.
  const read = (record: ManualVoteRecord) => setReading({ record, basedOn: typing.basedOn });
  const readBack = () => {
    const interpretations: Record<string, Interpretation> = {};
    const missing: FieldError[] = [];
    const notAgreed: string[] = [];
    const about = readCard(card, line.imprintedId);
    if ('missing' in about) missing.push(errorOfCard(about.missing, say));
    for (const [number, contest] of contests.entries()) {
      const draft = drafts[contest.name] ?? NOTHING_PRESSED;
      const read = readInterpretation(draft, contest);
      if (draft.notAgreed) notAgreed.push(contest.name);
      if (read === undefined) {
        missing.push({
          name: fieldId('contest', contest.name),
          message: say('ballot.missing', { contest: contest.name }),
          show: () => setShown(number),
        });
      } else interpretations[contest.name] = read;
    }
    setErrors(missing);
    missing[0]?.show?.();
    if (missing.length > 0 || 'missing' in about) return;
    const said = cardSeenOf({ ...about.said, notAgreed });
    read({ state: 'audited', interpretations, ...(said && { card: said }) });
  };
  const changeCard = (changed: CardDraft) => {
    typing.change({ card: changed, contests: drafts });
    setErrors(errors.filter((error) => !CARD_ERRORS.has(error.name)));
  };
  // First whether it is the card, then what is on it.
  const isOpen = line.imprintedId === null || card.imprint !== null;
  if (reading !== undefined) {
    return (
      <Swap of="read back">
        <ReadBack
          contests={contests}
          line={line}
          record={reading.record}
          isAlone={isAlone}
          onKeep={() => {
            void props.onKeep(reading.record, JSON.parse(reading.basedOn)).then((isKept) => {
              if (isKept) typing.forget();
            });
          }}
          onChange={() => setReading(undefined)}
        />
      </Swap>
    );
  }
  return (
    <Swap of="entry">
      <div className="stack-wide">
        {props.notice && <Alert kind="success">{props.notice}</Alert>}
        <div className="stack">
          <div className="visually-hidden">{props.title}</div>
          <BallotIdentity line={line} />
          <p>{say(isAlone ? 'twice.instruction' : 'ballot.instruction')}</p>
        </div>
        <ErrorSummary title={sayAnywhere('errorSummary', { count: errors.length })} errors={errors} />
        {line.imprintedId !== null && (
          <ImprintPresses imprintedId={line.imprintedId} draft={card} errors={errors} onChange={changeCard} />
        )}
        {isOpen && <DuplicatePresses draft={card} errors={errors} onChange={changeCard} />}
        {isOpen && (
          <ContestPresses
            onReadBack={readBack}
            contests={contests}
            drafts={drafts}
            errors={errors}
            shown={shown}
            onShow={setShown}
            onChange={(contest, draft) => {
              typing.change({ card, contests: { ...drafts, [contest]: draft } });
              setErrors(errors.filter((error) => error.name !== fieldId('contest', contest)));
            }}
          />
        )}
        <div className="apart">
          <p>{say('ballot.notFoundSays')}</p>
          <button type="button" className="big-button" onClick={() => read({ state: 'not-found' })}>
            {say('ballot.notFound')}
          </button>
        </div>
        {props.sending?.(readSoFar(contests, drafts), typing.forget)}
      </div>
    </Swap>
  );
}

/** The contests that have been answered. */
function readSoFar(contests: readonly Contest[], drafts: Drafts): Readonly<Record<string, Interpretation>> {
  const read = contests.flatMap((contest) => {
    const one = readInterpretation(drafts[contest.name] ?? NOTHING_PRESSED, contest);
    return one === undefined ? [] : [[contest.name, one] as const];
  });
  return Object.fromEntries(read);
}

const CARD_ERRORS: ReadonlySet<string> = new Set(Object.values(CARD_FIELDS));

function errorOfCard(missing: CardMissing, say: BoardWords): FieldError {
  switch (missing) {
    case 'imprint':
      return { name: CARD_FIELDS.imprint, message: say('card.imprintMissing') };
    case 'says':
      return { name: CARD_FIELDS.says, message: say('card.saysMissing') };
    case 'says-the-same':
      return { name: CARD_FIELDS.says, message: say('card.saysTheSame') };
    case 'original':
      return { name: CARD_FIELDS.original, message: say('card.originalMissing') };
  }
}

function pressedFor(before: ManualVoteRecord | null, line: Pick<Line, 'remade'>, asked: readonly Contest[]): Pressed {
  if (before === null || before.state === 'not-found') return { card: nothingSaid(line), contests: {} };
  const { card, interpretations } = before;
  const contests = Object.entries(interpretations).map(([name, one]) => {
    const notAgreed = card?.notAgreed.includes(name) === true;
    const contest = asked.find((known) => known.name === name);
    return [name, draftOfInterpretation(one, { notAgreed, contest })] as const;
  });
  return { card: draftOfCard(card, line), contests: Object.fromEntries(contests) };
}

function ReadBack(props: {
  readonly contests: readonly Contest[];
  readonly line: Line;
  readonly record: ManualVoteRecord;
  /** Nobody reads it aloud: the other enters the ballot without knowing. */
  readonly isAlone: boolean;
  readonly onKeep: () => void;
  readonly onChange: () => void;
}) {
  const say = useBoardWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const isFound = props.record.state === 'audited';
  return (
    <div className="stack-wide">
      <h1 tabIndex={-1} ref={heading}>
        {say(isFound ? 'readBack.title' : 'readBack.notFoundTitle')}
      </h1>
      <p>{say(props.isAlone ? 'twice.readBack' : isFound ? 'readBack.lead' : 'readBack.notFoundLead')}</p>
      <BallotIdentity line={props.line} />
      {isFound ? (
        <RecordInWords contests={props.contests} record={props.record} />
      ) : (
        <p>{say('readBack.notFoundSays')}</p>
      )}
      <div className="board-actions">
        <button type="button" className="big-button big-button-main" onClick={props.onKeep}>
          {say(isFound ? 'readBack.keep' : 'readBack.keepNotFound')}
        </button>
        <button type="button" className="big-button" onClick={props.onChange}>
          {say('readBack.change')}
        </button>
      </div>
    </div>
  );
}
