import type { QueryOutput, SampledBatch } from '@plumbline/api';
import { rankingInWords } from '@plumbline/words/ranking-in-words';
import { useState } from 'react';
import { Form, FormErrors } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { UnsavedGuard } from '../components/UnsavedGuard.tsx';
import { useDraft } from '../connection/use-draft.ts';
import { useMadeEntry } from '../connection/use-made-entry.ts';
import { useSend } from '../connection/use-send.ts';
import type { TallyEntries } from '../connection/use-tally-queue.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import type { FieldError } from '../ui/ErrorSummary.tsx';
import { fieldId } from '../ui/field-id.ts';
import { type OfficeWords, useOfficeWords } from '../words/office-words.ts';
import { CardsFields, cardsError } from './CardsFields.tsx';
import { type CardsDraft, cardsDraftOf, differenceOf, readCards } from './cards-draft.ts';
import { rankingField } from './RankingFields.tsx';
import { StacksFields, stacksError } from './StacksFields.tsx';
import { readStacks, type StacksDraft, type StacksOf, stacksDifference, stacksDraftOf } from './stacks-draft.ts';
import { TallyConflict } from './TallyConflict.tsx';
import { TallyContested } from './TallyContested.tsx';
import { fieldName, sheetName, TallySheets } from './TallySheets.tsx';
import { draftOf, readTally, type TallyDraft, type TallyProblem } from './tally-draft.ts';
import { whoEntered } from './who-entered.ts';

type Local = Pick<
  QueryOutput<'tally-entry'>,
  'heading' | 'contests' | 'batchVersions' | 'entersTwice' | 'jurisdiction'
>;

/** What is typed of a batch: its tally sheets; where everything is counted its ballots; where cards are with the review team, those of the stacks. */
type Entry = {
  readonly sheets: TallyDraft;
  readonly cards: CardsDraft;
  readonly stacks?: StacksDraft;
  /** What was with the review team when the stacks were typed last, by its version. */
  readonly countedBeside?: number | null;
};

/** The votes of one batch. What is typed stays until it is saved or discarded, whatever others do meanwhile. */
export function TallyRecord(props: {
  readonly local: Local;
  readonly batch: SampledBatch;
  /** Why it cannot be changed. */
  readonly note: string | undefined;
  /** Where the device keeps it until it is sent, and whose it is. */
  readonly onDevice: { readonly keep: TallyEntries['keep']; readonly people: string } | undefined;
  readonly onSaved: () => void;
}) {
  const say = useOfficeWords();
  const { local, batch } = props;
  const keep = props.onDevice?.keep;
  const { entersTwice = false } = local;
  const reader = entersTwice ? (batch.together ? 'together' : 'alone') : undefined;
  const { contests, heading, jurisdiction, batchVersions } = local;
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [sheet, setSheet] = useState(0);
  const record = useSend('record-batch');
  // Whoever is not shown the entries of others, or is at a device, knows which entries they have seen, and not how many there are.
  const isByRevision = keep === undefined && !entersTwice;
  const version = isByRevision ? (batchVersions[batch.batch] ?? null) : batch.entries.join(' ');
  const makeEntry = useMadeEntry();
  const isCounted = heading.takes === 'everything';
  const savedStacks = stacksDraftOf(batch.review?.inStacks ?? null);
  const saved: Entry = {
    sheets: draftOf(batch, contests, say('tallies.sheet', { number: 1 })),
    cards: cardsDraftOf(batch),
    stacks: savedStacks,
  };
  const typing = useDraft<Entry, string | number | null>(
    `tally of a batch ${JSON.stringify([heading.auditId, jurisdiction, batch.batch, ...(props.onDevice ? [props.onDevice.people] : [])])}`,
    { value: saved, version },
  );
  const { sheets: draft, cards, stacks = savedStacks } = typing.value;
  const sent = batch.review?.sent ?? 0;
  const withTeam = batch.review?.version ?? null;
  const { countedBeside = withTeam } = typing.value;
  const handled = batch.ballots + (isCounted ? (differenceOf(cards, batch.ballots) ?? 0) : 0);
  const ofStacks: StacksOf = { sent, handled, isCounted };
  // Where cards came back while their stacks were being typed, what was typed is held against all cards before it is saved.
  const asksStacks = sent > 0 || (stacks.cards.trim() !== '' && stacks.cards !== savedStacks.cards);
  // However many the manifest lists, the votes are on the ballots that were counted.
  const inStacks = !asksStacks ? undefined : handled + (stacksDifference(stacks, ofStacks) ?? 0) - sent;
  const held = { ...batch, ballots: inStacks ?? handled };
  const isContested = batch.contested.length > 0;
  const isConflict = typing.isOvertaken && !record.pending && !isContested;
  const isBehind = isConflict || (isContested && typing.isOvertaken && typing.isChanged);
  const ability = heading.abilities['record-batch'];
  const partly =
    batch.enteredOnce?.you === 'partly'
      ? say('tallies.once.partly', { people: whoEntered(batch.enteredOnce.by, say) })
      : undefined;

  const discard = () => {
    typing.forget();
    setErrors([]);
    setSheet(0);
    record.forget();
  };
  const submit = async () => {
    const read = readTally(draft, held, contests);
    const counted = isCounted ? readCards(cards, batch.ballots) : undefined;
    const ofTeam = !asksStacks ? undefined : readStacks(stacks, ofStacks);
    setErrors([
      ...(ofTeam === undefined || ofTeam.ok ? [] : [stacksError(ofTeam.error, ofStacks, say)]),
      ...(counted === undefined || counted.ok ? [] : counted.error.map((problem) => cardsError(problem, say))),
      ...(read.ok ? [] : read.error.map((problem) => describe(problem, { draft, batch, show: setSheet }, say))),
    ]);
    const wrongSheet = read.ok ? undefined : read.error.find((problem) => 'sheet' in problem);
    if (wrongSheet !== undefined && 'sheet' in wrongSheet) setSheet(wrongSheet.sheet);
    if (!read.ok || counted?.ok === false || ofTeam?.ok === false) return;
    if (asksStacks && countedBeside !== withTeam) {
      // As many cards may be other ones: whoever has read this and saves again has counted them beside these.
      typing.change({ ...typing.value, countedBeside: withTeam });
      setErrors([{ name: 'cards-in-stacks', message: say('tallies.review.recount') }]);
      return;
    }
    const place = { auditId: heading.auditId, jurisdiction, batch: batch.batch };
    const ofCards = counted === undefined ? {} : { cards: counted.value };
    const besides =
      ofTeam === undefined ? ofCards : { ...ofCards, stacks: { ...ofTeam.value, basedOn: countedBeside } };
    const tally = { sheets: read.value, ...besides };
    if (keep !== undefined) {
      if (!(await keep({ batch: batch.batch, ...tally }, { standing: batch.entries, reader }))) return;
    } else {
      const basedOn = typeof typing.basedOn === 'string' ? null : typing.basedOn;
      const made =
        reader === undefined
          ? {}
          : { entry: await makeEntry({ ...place, ...tally }, { replaces: batch.entries, reader }) };
      const answer = await record.run({ ...place, ...tally, basedOn, ...made });
      if (!answer.ok) return;
    }
    typing.forget();
    props.onSaved();
  };
  return (
    <Form look="panel tally" onSubmit={submit}>
      <div>
        <h2 className="breakable">{batch.batch}</h2>
        <p className="quiet">
          {say('tallies.ballots', { count: batch.ballots })}
          {batch.lastEditedBy && ` · ${say('tallies.editedBy', { name: batch.lastEditedBy })}`}
        </p>
      </div>
      {props.note && <Alert kind="info">{props.note}</Alert>}
      {entersTwice && props.note === undefined && <EnteredTwice batch={batch} />}
      {isContested && (
        <TallyContested
          contests={contests}
          entries={batch.contested}
          isTwice={entersTwice}
          onTake={
            props.note !== undefined
              ? undefined
              : (entry) => {
                  setSheet(0);
                  typing.beginFrom({
                    sheets: draftOf(entry, contests, say('tallies.sheet', { number: 1 })),
                    cards: cardsDraftOf(entry),
                    stacks: stacksDraftOf(entry.inStacks),
                    countedBeside: withTeam,
                  });
                }
          }
        />
      )}
      {isBehind && !isConflict && (
        <Button look="second" onPress={typing.keepMine}>
          {say('tallies.keepYours')}
        </Button>
      )}
      {isConflict && (
        <TallyConflict
          contests={contests}
          saved={saved.sheets}
          yours={draft}
          cards={isCounted ? { saved: saved.cards, yours: cards } : undefined}
          onKeepSaved={discard}
          onKeepYours={() => {
            typing.keepMine();
            record.forget();
          }}
        />
      )}
      <FormErrors errors={errors} />
      {isCounted && (
        <CardsFields
          draft={cards}
          listed={batch.ballots}
          errors={errors}
          readOnly={props.note !== undefined || record.pending}
          onChange={(changed) => typing.change({ ...typing.value, cards: changed })}
        />
      )}
      {batch.review !== null && batch.sheets.length > 0 && !batch.review.areStacksCounted && (
        <Alert kind="warning">{say('tallies.review.recount')}</Alert>
      )}
      {asksStacks && (
        <StacksFields
          draft={stacks}
          of={ofStacks}
          errors={errors}
          readOnly={props.note !== undefined || record.pending}
          onChange={(changed) => typing.change({ ...typing.value, stacks: changed, countedBeside: withTeam })}
        />
      )}
      <TallySheets
        batch={held}
        contests={contests}
        draft={draft}
        shown={Math.min(sheet, draft.length)}
        errors={errors}
        readOnly={props.note !== undefined || record.pending}
        onShow={setSheet}
        onChange={(sheets) => typing.change({ ...typing.value, sheets })}
      />
      <ProblemAlert problem={isConflict ? undefined : record.problem} />
      {props.note === undefined && (
        <div className="row">
          <Button
            submits
            pending={record.pending}
            reason={reasonAgainst(ability) ?? partly ?? (isBehind ? say('tallies.conflict') : undefined)}
          >
            {say('tallies.save')}
          </Button>
          {typing.isChanged && (
            <Button look="second" onPress={discard}>
              {say('tallies.discard')}
            </Button>
          )}
        </div>
      )}
      <UnsavedGuard when={typing.isChanged} onLeave={typing.forget} />
    </Form>
  );
}

/** Where each batch is entered twice: how this one stands, and nothing of what others entered. */
function EnteredTwice({ batch }: { readonly batch: SampledBatch }) {
  const say = useOfficeWords();
  const { enteredOnce, together, contested, sheets } = batch;
  if (contested.length > 0 || enteredOnce?.you === 'partly') return null;
  if (enteredOnce !== null) {
    const { by, you } = enteredOnce;
    return (
      <Alert kind="info">
        {you === 'entered' ? say('tallies.once.yours') : say('tallies.once.others', { people: whoEntered(by, say) })}
      </Alert>
    );
  }
  if (together) return <Alert kind="info">{say('tallies.once.alike')}</Alert>;
  return sheets.length > 0 ? null : <Alert kind="info">{say('tallies.once.first')}</Alert>;
}

function describe(
  problem: TallyProblem,
  place: { readonly draft: TallyDraft; readonly batch: SampledBatch; readonly show: (sheet: number) => void },
  say: OfficeWords,
): FieldError {
  switch (problem.problem) {
    case 'not-whole': {
      const { contest, choice, sheet } = problem;
      const name = fieldName(sheet, contest, choice);
      const onSheet = place.draft[sheet]?.name ?? '';
      const message =
        place.draft.length === 1
          ? say('tallies.notWhole', { contest, choice })
          : say('tallies.notWholeOnSheet', { contest, choice, sheet: onSheet });
      return { name, message, show: () => place.show(sheet) };
    }
    case 'pile-not-whole': {
      const { contest, sheet, place: row, ranks } = problem;
      const ranking = ranks === null ? say('tallies.ranked.without') : rankingInWords(ranks);
      return {
        name: rankingField(sheet, contest, row),
        message: say('tallies.ranked.notWhole', { contest, ranking }),
        show: () => place.show(sheet),
      };
    }
    case 'ranking-begun': {
      const { contest, sheet } = problem;
      return {
        name: rankingField(sheet, contest, 'begun'),
        message: say('tallies.ranked.begun', { contest }),
        show: () => place.show(sheet),
      };
    }
    case 'not-all-ranked': {
      const { contest, sum, ballots } = problem;
      return { name: fieldId('contest', contest), message: say('tallies.ranked.notAll', { contest, sum, ballots }) };
    }
    case 'above-limit': {
      const { contest, votes, limit } = problem;
      return {
        name: fieldId('contest', contest),
        message: say('tallies.aboveLimit', { contest, votes, limit, batch: place.batch.batch }),
      };
    }
    case 'sheet-name-missing':
      return {
        name: sheetName(problem.sheet),
        message: say('tallies.sheetNameMissing'),
        show: () => place.show(problem.sheet),
      };
    case 'sheet-name-twice':
      return {
        name: sheetName(problem.sheet),
        message: say('tallies.sheetNameTwice', { name: problem.name }),
        show: () => place.show(problem.sheet),
      };
  }
}
