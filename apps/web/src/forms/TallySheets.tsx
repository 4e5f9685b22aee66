import type { QueryOutput, SampledBatch } from '@plumbline/api';
import { cardsRanked } from '@plumbline/election';
import { formatCount } from '../formats/format-count.ts';
import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { TextField } from '../ui/Field.tsx';
import { fieldId } from '../ui/field-id.ts';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { useOfficeWords } from '../words/office-words.ts';
import { RankingFields } from './RankingFields.tsx';
import { RankingsTable } from './RankingsTable.tsx';
import { NO_RANKINGS } from './ranking-draft.ts';
import {
  emptySheet,
  rankingsOf,
  setRankings,
  setVotes,
  type TallyDraft,
  totalOf,
  totalOfContest,
  voteLimit,
} from './tally-draft.ts';
import { useWriteInsHint } from './write-ins-hint.ts';

type Contest = QueryOutput<'jurisdiction'>['contests'][number];

type Sheets = {
  readonly batch: SampledBatch;
  readonly contests: readonly Contest[];
  readonly draft: TallyDraft;
  readonly errors: readonly FieldError[];
  readonly readOnly: boolean;
  readonly onChange: (draft: TallyDraft) => void;
};

export function fieldName(sheet: number, contest: string, choice: string): string {
  return fieldId('votes', sheet, contest, choice);
}

export function sheetName(sheet: number): string {
  return `sheet-name-${sheet}`;
}

/** One tally sheet as plain fields; several as a tab each, and a tab with their sums. */
export function TallySheets(props: Sheets & { readonly shown: number; readonly onShow: (sheet: number) => void }) {
  const say = useOfficeWords();
  const { draft, contests, shown, onShow, onChange, readOnly } = props;
  const add = () => {
    onChange([...draft, emptySheet(say('tallies.sheet', { number: draft.length + 1 }), contests)]);
    onShow(draft.length);
  };
  if (draft.length === 1) {
    return (
      <>
        <SheetFields {...props} sheet={0} />
        {!readOnly && (
          <div className="act">
            <Button look="quiet" onPress={add}>
              {say('tallies.several')}
            </Button>
            <span className="act-reason">{say('tallies.severalSays')}</span>
          </div>
        )}
      </>
    );
  }
  return (
    <Tabs
      label={say('tallies.sheets')}
      shown={shown}
      onShow={onShow}
      tabs={[...draft.map((sheet) => sheet.name.trim() || '—'), say('tallies.totals')]}
    >
      {shown >= draft.length ? (
        <Totals {...props} />
      ) : (
        <div className="stack">
          <SheetName {...props} sheet={shown} onRemoved={() => onShow(Math.max(0, shown - 1))} />
          <SheetFields {...props} sheet={shown} />
        </div>
      )}
      {!readOnly && (
        <p>
          <Button look="quiet" onPress={add}>
            {say('tallies.addSheet')}
          </Button>
        </p>
      )}
    </Tabs>
  );
}

function SheetName(props: Sheets & { readonly sheet: number; readonly onRemoved: () => void }) {
  const say = useOfficeWords();
  const { draft, sheet, onChange, readOnly } = props;
  const before = draft[sheet];
  if (before === undefined) return null;
  return (
    <div className="row sheet-name">
      <TextField
        label={say('tallies.sheetName')}
        name={sheetName(sheet)}
        maxLength={100}
        value={before.name}
        error={errorOf(props.errors, sheetName(sheet))}
        readOnly={readOnly}
        onChange={(name) => onChange(draft.with(sheet, { ...before, name }))}
      />
      {!readOnly && (
        <Button
          look="quiet"
          onPress={() => {
            onChange(draft.toSpliced(sheet, 1));
            props.onRemoved();
          }}
        >
          {say('tallies.removeSheet')}
        </Button>
      )}
    </div>
  );
}

function SheetFields(props: Sheets & { readonly sheet: number }) {
  const say = useOfficeWords();
  const hintFor = useWriteInsHint();
  const { batch, contests, draft, sheet, errors, onChange, readOnly } = props;
  const before = draft[sheet];
  if (before === undefined) return null;
  return contests.map((contest) => {
    const group = fieldId('contest', contest.name);
    const error = errorOf(errors, group);
    if (contest.countedBy !== undefined) return <RankedContest key={contest.name} {...props} contest={contest} />;
    const limit = voteLimit(batch, contest);
    return (
      <fieldset key={contest.name} className="usa-fieldset tally-contest" id={group} tabIndex={-1}>
        <legend className="usa-legend">{contest.name}</legend>
        <p className="usa-hint">
          {say('tallies.limit', { limit, ballots: batch.ballots, allowed: contest.votesAllowed })}{' '}
          {say('tallies.sum', { sum: totalOfContest(draft, contest) })}
        </p>
        {error && <span className="usa-error-message">{error}</span>}
        {contest.choices.map(({ name: choice }) => (
          <TextField
            key={choice}
            label={choice}
            hint={hintFor(contest, choice)}
            name={fieldName(sheet, contest.name, choice)}
            numeric
            value={before.votes[contest.name]?.[choice] ?? ''}
            error={errorOf(errors, fieldName(sheet, contest.name, choice))}
            readOnly={readOnly}
            onChange={(typed) =>
              onChange(draft.with(sheet, setVotes(before, { contest: contest.name, choice }, typed)))
            }
          />
        ))}
      </fieldset>
    );
  });
}

function RankedContest(props: Sheets & { readonly sheet: number; readonly contest: Contest }) {
  const say = useOfficeWords();
  const { batch, contest, draft, sheet, errors, onChange, readOnly } = props;
  const before = draft[sheet];
  if (before === undefined) return null;
  const group = fieldId('contest', contest.name);
  const error = errorOf(errors, group);
  const sum = cardsRanked(rankingsOf(draft, contest.name));
  return (
    <fieldset className="usa-fieldset tally-contest" id={group} tabIndex={-1}>
      <legend className="usa-legend">{contest.name}</legend>
      <p className="usa-hint" role="status">
        {say('tallies.ranked.sum', { sum, ballots: batch.ballots })}
      </p>
      {error && <span className="usa-error-message">{error}</span>}
      <RankingFields
        sheet={sheet}
        contest={contest}
        draft={before.rankings?.[contest.name] ?? NO_RANKINGS}
        errors={errors}
        readOnly={readOnly}
        onChange={(typed) => onChange(draft.with(sheet, setRankings(before, contest.name, typed)))}
      />
    </fieldset>
  );
}

function Totals(props: Sheets) {
  const say = useOfficeWords();
  const { contests, draft } = props;
  return (
    <div className="stack">
      {contests.map((contest) =>
        contest.countedBy !== undefined ? (
          <RankingsTable
            key={contest.name}
            caption={contest.name}
            counts={[rankingsOf(draft, contest.name)]}
            names={[say('tallies.ranked.ballots')]}
            total={say('tallies.totals')}
          />
        ) : (
          <SimpleTable
            key={contest.name}
            caption={contest.name}
            tight
            columns={[{ name: say('tallies.choice') }, { name: say('tallies.votes'), numeric: true }]}
            rows={contest.choices.map(({ name }) => ({
              key: name,
              cells: [name, formatCount(totalOf(draft, contest.name, name))],
            }))}
            total={[say('tallies.totals'), formatCount(totalOfContest(draft, contest))]}
          />
        ),
      )}
    </div>
  );
}
