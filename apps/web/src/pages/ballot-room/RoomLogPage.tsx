import type { QueryInput, QueryOutput } from '@plumbline/api';
import { COUNT_SOURCES, DUTIES, EQUATION_IDS, EXPLANATION_CODES, INCIDENT_KINDS } from '@plumbline/ballot-management';
import {
  accountPlaceInWords,
  countSourceInWords,
  equationInWords,
  explanationInWords,
} from '@plumbline/words/ballot-accounts-words';
import { ballotCustody } from '@plumbline/words/en/screens/ballot-custody';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { TextsOfEntry } from '../../components/LogTexts.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { client } from '../../connection/client.ts';
import { useAsk } from '../../connection/use-ask.ts';
import { usePageSearch } from '../../connection/use-page-search.ts';
import { saveFile } from '../../drawings/save-file.ts';
import { csvText } from '../../formats/csv-text.ts';
import { parseCount } from '../../formats/format-count.ts';
import { formatTime } from '../../formats/format-time.ts';
import { RoomTextRedact } from '../../forms/TextRedact.tsx';
import { Button } from '../../ui/Button.tsx';
import { SelectField, TextField } from '../../ui/Field.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { type BallotCustodyWords, useRoomLogWords } from '../../words/ballot-custody-words.ts';
import { type BallotRoomWords, useRoomLogNames } from '../../words/ballot-room-words.ts';
import { RoomPage } from './RoomPage.tsx';
import { type RoomPlace, roomAddress } from './room-place.ts';

type Answer = QueryOutput<'ballot-log'>;
type Entry = Answer['entries'][number];
const TYPES = Object.keys(ballotCustody.events);

/** Every act in words, newest first, found by what happened, by whom, and by any name that stands in it. */
export function RoomLogPage(props: { readonly place: RoomPlace }) {
  const say = useRoomLogWords();
  const { place } = props;
  const [{ type, person, find, before }, change] = usePageSearch();
  const number = parseCount(before ?? '');
  const sought = {
    ...place,
    ...(type === undefined ? {} : { type }),
    ...(person === undefined ? {} : { person }),
    ...(find === undefined ? {} : { find }),
  };
  const asked = useAsk('ballot-log', number === undefined ? sought : { ...sought, before: number });
  return (
    <RoomPage place={place} title={say('log.title')} lead={say('log.lead')} asked={asked}>
      {(answer) => (
        <div className="stack-wide">
          <div className="room-form-grid">
            <SelectField
              label={say('log.type')}
              name="log-type"
              value={type ?? ''}
              error={undefined}
              options={[
                { value: '', name: say('log.any') },
                ...TYPES.map((value) => ({ value, name: whatInWords(say, value) })),
              ]}
              onChange={(value) => change({ type: value, before: undefined })}
            />
            <SelectField
              label={say('log.person')}
              name="log-person"
              value={person ?? ''}
              error={undefined}
              options={[
                { value: '', name: say('log.any') },
                ...answer.people.map(({ person: value, name }) => ({ value, name })),
              ]}
              onChange={(value) => change({ person: value, before: undefined })}
            />
            <TextField
              label={say('log.find')}
              name="log-find"
              type="search"
              maxLength={200}
              value={find ?? ''}
              error={undefined}
              onChange={(value) => change({ find: value, before: undefined })}
            />
          </div>
          <SaveLog sought={sought} />
          <Entries place={place} answer={answer} />
          <div className="row">
            {before !== undefined && (
              <Button look="second" onPress={() => change({ before: undefined })}>
                {say('log.newest')}
              </Button>
            )}
            {answer.next !== null && (
              <Button look="second" onPress={() => change({ before: String(answer.next) })}>
                {say('log.older')}
              </Button>
            )}
          </div>
        </div>
      )}
    </RoomPage>
  );
}

function Entries({ place, answer }: { readonly place: RoomPlace; readonly answer: Answer }) {
  const say = useRoomLogWords();
  const sayRoom = useRoomLogNames();
  return (
    <>
      <p className="quiet">{say('log.total', { count: answer.total })}</p>
      {answer.mayRedact && <p className="quiet">{say('log.redactHere')}</p>}
      {answer.entries.length === 0 ? (
        <p>{say('log.none')}</p>
      ) : (
        <SimpleTable
          caption={say('log.title')}
          hideCaption
          columns={[
            { name: say('log.number'), numeric: true },
            { name: say('log.at') },
            { name: say('log.what'), wordy: true },
            { name: say('log.about'), wordy: true },
            { name: say('log.by'), wordy: true },
          ]}
          rows={answer.entries.map((entry) => ({
            key: String(entry.number),
            cells: [
              String(entry.number),
              formatTime(entry.at),
              <What key="what" place={place} entry={entry} mayRedact={answer.mayRedact} />,
              <span key="about" className="breakable">
                {subjectsInWords({ say, sayRoom }, entry).join(' · ') || '–'}
              </span>,
              entry.by.join(', ') || '–',
            ],
          }))}
        />
      )}
    </>
  );
}

function What(props: { readonly place: RoomPlace; readonly entry: Entry; readonly mayRedact: boolean }) {
  const say = useRoomLogWords();
  const { place, entry, mayRedact } = props;
  const name = String(entry.number);
  return (
    <>
      {entry.form === null ? (
        whatInWords(say, entry.type)
      ) : (
        <Link to={roomAddress(place, 'forms')} search={{ form: entry.form }}>
          {whatInWords(say, entry.type)}
          <span className="visually-hidden"> {say('log.form', { form: entry.form, number: name })}</span>
        </Link>
      )}
      {entry.reason !== null && <span className="quiet"> {say('log.redactedBecause', { reason: entry.reason })}</span>}
      <TextsOfEntry name={name} texts={entry.texts}>
        {({ digest, text }) => mayRedact && <RoomTextRedact place={place} digest={digest} entry={name} text={text} />}
      </TextsOfEntry>
    </>
  );
}

function whatInWords(say: BallotCustodyWords, type: string): string {
  return say.anyOf(`events.${type}` as 'events.room-opened', {});
}

/** What an entry is about, in words. */
function subjectsInWords(
  { say, sayRoom }: { readonly say: BallotCustodyWords; readonly sayRoom: BallotRoomWords },
  { type, subjects }: Pick<Entry, 'type' | 'subjects'>,
): readonly string[] {
  return subjects.map((name) => {
    // What a container went out for is one of two; elsewhere people say it in their own words.
    const isPurpose = type === 'container-checked-out' && (name === 'audit' || name === 'recount');
    return isPurpose ? say(`station.purposes.${name}`) : nameInWords(sayRoom, name);
  });
}

/** Kinds, duties, codes, equations and places in words; whatever else is a name that people gave. */
function nameInWords(say: BallotRoomWords, name: string): string {
  if (INCIDENT_KINDS.some((one) => one === name))
    return say.anyOf(`incidentKinds.${name}` as 'incidentKinds.CUSTODY_GAP', {});
  if (DUTIES.some((one) => one === name)) return say.anyOf(`duties.${name}` as 'duties.director', {});
  if (EXPLANATION_CODES.some((one) => one === name)) return explanationInWords(name, 'en');
  if (EQUATION_IDS.some((one) => one === name)) return equationInWords(name, 'en');
  if (COUNT_SOURCES.some((one) => one === name)) return countSourceInWords(name, 'en');
  return PLACE.test(name) ? accountPlaceInWords(name, 'en') : name;
}

/** A place of the accounts; accounts of the ledger have other names. */
const PLACE =
  /^(site|site-day|tabulator|tabulator-day|container|channel|batch|style|contest|scanner|retrieval|area|provisional-site):/;

/** Reads everything that is found, page by page, and saves it. */
function SaveLog(props: { readonly sought: QueryInput<'ballot-log'> }) {
  const say = useRoomLogWords();
  const sayRoom = useRoomLogNames();
  const [isReading, setReading] = useState(false);
  const [problem, setProblem] = useState<Parameters<typeof ProblemAlert>[0]['problem']>();
  const save = async () => {
    setReading(true);
    setProblem(undefined);
    const entries: Entry[] = [];
    let before: number | undefined;
    do {
      const answer = await client.ask('ballot-log', before === undefined ? props.sought : { ...props.sought, before });
      if (!answer.ok) {
        setProblem(answer.error);
        setReading(false);
        return;
      }
      entries.push(...answer.value.entries);
      before = answer.value.next ?? undefined;
    } while (before !== undefined);
    setReading(false);
    const head = [say('log.number'), say('log.at'), say('log.what'), say('log.about'), say('log.by'), 'SHA-256'];
    const rows = entries.map(({ number, at, type, subjects, by, hash }) => {
      return [
        number,
        at,
        whatInWords(say, type),
        subjectsInWords({ say, sayRoom }, { type, subjects }).join('; '),
        by.join('; '),
        hash,
      ];
    });
    saveFile('ballot-room-log.csv', csvText([head, ...rows]), 'text/csv');
  };
  return (
    <>
      <ProblemAlert problem={problem} />
      <Button look="quiet" pending={isReading} onPress={() => void save()}>
        {isReading ? say('log.saving') : say('log.wholeCsv')}
      </Button>
    </>
  );
}
