import type { QueryOutput } from '@plumbline/api';
import { rankedPreferences } from '@plumbline/election';
import { rankingInWords } from '@plumbline/words/ranking-in-words';
import { useState } from 'react';
import { formatCount, parseCount } from '../formats/format-count.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { TextField } from '../ui/Field.tsx';
import { fieldId } from '../ui/field-id.ts';
import { useOfficeWords } from '../words/office-words.ts';
import { RankingsFile } from './RankingsFile.tsx';
import {
  isBegunPile,
  NO_PILE,
  type PileDraft,
  type RankingDraft,
  type RankingPlace,
  rowOf,
  withMark,
  withoutLastMark,
  withSkippedRank,
} from './ranking-draft.ts';

type Contest = QueryOutput<'jurisdiction'>['contests'][number];

type Rankings = {
  readonly sheet: number;
  readonly contest: Contest;
  readonly draft: RankingDraft;
  readonly errors: readonly FieldError[];
  readonly readOnly: boolean;
  readonly onChange: (draft: RankingDraft) => void;
};

export function rankingField(sheet: number, contest: string, place: RankingPlace): string {
  return fieldId('ranking', sheet, contest, String(place));
}

/** The ballots of a ranked contest on one tally sheet: a row for each ranking, and those with nothing marked or without the contest. */
export function RankingFields(props: Rankings) {
  const say = useOfficeWords();
  const { sheet, contest, draft, errors, readOnly, onChange } = props;
  const row = (place: 'blank' | 'without') => (
    <TextField
      label={say(`tallies.ranked.${place}`)}
      name={rankingField(sheet, contest.name, place)}
      numeric
      value={draft[place]}
      error={errorOf(errors, rankingField(sheet, contest.name, place))}
      readOnly={readOnly}
      onChange={(typed) => onChange({ ...draft, [place]: typed })}
    />
  );
  return (
    <div className="stack">
      {draft.piles.length > 0 && (
        <ul className="rankings">
          {draft.piles.map((pile, place) => (
            <PileRow key={rankingInWords(pile.ranks)} {...props} pile={pile} place={place} />
          ))}
        </ul>
      )}
      {!readOnly && <NewRanking {...props} />}
      {row('blank')}
      {row('without')}
      {!readOnly && <RankingsFile {...props} />}
    </div>
  );
}

function PileRow(props: Rankings & { readonly pile: PileDraft; readonly place: number }) {
  const say = useOfficeWords();
  const { sheet, contest, draft, errors, readOnly, onChange, pile, place } = props;
  const ranking = rankingInWords(pile.ranks);
  const name = rankingField(sheet, contest.name, place);
  return (
    <li className="ranking-row">
      <div className="ranking-of">
        <span className="strong breakable">{ranking}</span> <Counts pile={pile} />
      </div>
      <div className="row">
        <TextField
          label={say('tallies.ranked.ballotsOf', { ranking })}
          hideLabel
          name={name}
          numeric
          value={pile.cards}
          error={errorOf(errors, name)}
          readOnly={readOnly}
          onChange={(cards) => onChange({ ...draft, piles: draft.piles.with(place, { ...pile, cards }) })}
        />
        {!readOnly && (
          <Button
            look="quiet"
            label={say('tallies.ranked.removeOf', { ranking })}
            onPress={() => onChange({ ...draft, piles: draft.piles.toSpliced(place, 1) })}
          >
            {say('tallies.ranked.remove')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** Whom such ballots count for, where it is not what stands there anyway. */
function Counts({ pile }: { readonly pile: PileDraft }) {
  const say = useOfficeWords();
  const counted = rankedPreferences(pile.ranks);
  const isPlain = pile.ranks.every(({ choices, invalidWriteIn }) => choices.length === 1 && !invalidWriteIn);
  if (isPlain && counted.length === pile.ranks.length) return null;
  return (
    <span className="quiet small">
      {counted.length === 0
        ? say('tallies.ranked.countsForNobody')
        : say('tallies.ranked.counts', { choices: counted.join(', ') })}
    </span>
  );
}

/** A ranking is put together by pressing the choices in their order. */
function NewRanking(props: Rankings) {
  const say = useOfficeWords();
  const { sheet, contest, draft, errors, onChange } = props;
  const { begun } = draft;
  const [isSame, setSame] = useState(false);
  const [problem, setProblem] = useState<'addMarks' | 'addCount'>();
  const [known, setKnown] = useState<number>();
  const change = (pile: PileDraft) => {
    onChange({ ...draft, begun: pile });
    setProblem(undefined);
    setKnown(undefined);
  };
  const mark = (choice: string | null) => {
    change(withMark(begun, choice, isSame ? 'same' : 'next'));
    setSame(false);
  };
  const cards = parseCount(begun.cards);
  const add = () => {
    const isMarked = begun.ranks.some(({ choices, invalidWriteIn }) => choices.length > 0 || invalidWriteIn);
    if (!isMarked) return setProblem('addMarks');
    if (cards === undefined || cards < 1) return setProblem('addCount');
    const place = rowOf(draft, begun.ranks);
    if (place !== undefined) return setKnown(place);
    onChange({ ...draft, piles: [...draft.piles, begun], begun: NO_PILE });
  };
  const name = rankingField(sheet, contest.name, 'begun');
  const rank = begun.ranks.length + (isSame ? 0 : 1);
  const row = known === undefined ? undefined : draft.piles[known];
  const label = say(isSame ? 'tallies.ranked.atSameRank' : 'tallies.ranked.rankNow', { rank });
  return (
    <fieldset className="usa-fieldset new-ranking" id={name} tabIndex={-1}>
      <legend className="usa-legend">{say('tallies.ranked.newRanking')}</legend>
      <p className="usa-hint">{say('tallies.ranked.newSays')}</p>
      {errorOf(errors, name) && <span className="usa-error-message">{errorOf(errors, name)}</span>}
      <p className="new-ranking-marks breakable" role="status">
        {begun.ranks.length === 0 ? (
          say('tallies.ranked.choose')
        ) : (
          <>
            <span className="strong">{marksInWords(begun)}</span> <Counts pile={begun} />
          </>
        )}
      </p>
      <p className="small">{label}</p>
      <div className="row ranking-presses">
        {contest.choices.map(({ name: choice }) => (
          <Button key={choice} look="second" label={`${label}: ${choice}`} onPress={() => mark(choice)}>
            {choice}
          </Button>
        ))}
        <Button look="second" label={`${label}: ${say('tallies.ranked.invalidWriteIn')}`} onPress={() => mark(null)}>
          {say('tallies.ranked.invalidWriteIn')}
        </Button>
      </div>
      <div className="row">
        <Button look="quiet" onPress={() => change(withSkippedRank(begun))}>
          {say('tallies.ranked.skip')}
        </Button>
        {begun.ranks.length > 0 && (
          <>
            {!isSame && (
              <Button look="quiet" onPress={() => setSame(true)}>
                {say('tallies.ranked.atSameRank', { rank: begun.ranks.length })}
              </Button>
            )}
            <Button look="quiet" onPress={() => change(withoutLastMark(begun))}>
              {say('tallies.ranked.back')}
            </Button>
          </>
        )}
        {isBegunPile(begun) && (
          <Button look="quiet" onPress={() => change(NO_PILE)}>
            {say('tallies.ranked.clear')}
          </Button>
        )}
      </div>
      <TextField
        label={say('tallies.ranked.count')}
        name={`${name}-count`}
        numeric
        value={begun.cards}
        error={problem && say(`tallies.ranked.${problem}`)}
        onChange={(typed) => change({ ...begun, cards: typed })}
      />
      {row === undefined || known === undefined || cards === undefined ? (
        <p>
          <Button look="second" onPress={add}>
            {say('tallies.ranked.add')}
          </Button>
        </p>
      ) : (
        <Alert kind="warning">
          <p>{say('tallies.ranked.known', { ranking: rankingInWords(row.ranks), cards: row.cards })}</p>
          <div className="row">
            <Button
              look="second"
              onPress={() => {
                const sum = formatCount((parseCount(row.cards) ?? 0) + cards);
                onChange({ ...draft, piles: draft.piles.with(known, { ...row, cards: sum }), begun: NO_PILE });
                setKnown(undefined);
              }}
            >
              {say('tallies.ranked.addUp', { count: cards, sum: (parseCount(row.cards) ?? 0) + cards })}
            </Button>
            <Button look="second" onPress={() => setKnown(undefined)}>
              {say('tallies.ranked.notAddUp')}
            </Button>
          </div>
        </Alert>
      )}
    </fieldset>
  );
}

/** With the ranks that were skipped last: they are being put in. */
function marksInWords({ ranks }: PileDraft): string {
  return rankingInWords(ranks, { keepsEnd: true });
}
