import { ballotDocumentAddress, ballotKitPageAddress, KIT_PIECES, type QueryOutput } from '@plumbline/api';
import { KIT_PHASES, type KitStatementName } from '@plumbline/ballot-management';
import { Link } from '@tanstack/react-router';
import { useAsk } from '../../connection/use-ask.ts';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useBallotKitWords } from '../../words/ballot-kit-words.ts';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { RoomPage } from './RoomPage.tsx';
import type { RoomPageName } from './room-pages.ts';
import { type RoomPlace, roomAddress } from './room-place.ts';

type Answer = QueryOutput<'ballot-public-kit'>;

/** What the office can tell people, with the record of each line, and the papers and pages to give out. */
export function PublicKitPage(props: { readonly place: RoomPlace }) {
  const say = useBallotKitWords();
  const { place } = props;
  const asked = useAsk('ballot-public-kit', place);
  return (
    <RoomPage place={place} title={say('title')} lead={say('lead')} asked={asked}>
      {({ statements, questions }) => (
        <div className="stack-wide">
          {KIT_PHASES.map((phase) => (
            <Phase
              key={phase}
              place={place}
              phase={phase}
              statements={statements.filter((one) => one.phase === phase)}
            />
          ))}
          <Questions place={place} questions={questions} />
        </div>
      )}
    </RoomPage>
  );
}

const LANGUAGES = [
  ['en', 'english'],
  ['es', 'spanish'],
] as const;

function Phase(props: {
  readonly place: RoomPlace;
  readonly phase: (typeof KIT_PHASES)[number];
  readonly statements: Answer['statements'];
}) {
  const say = useBallotKitWords();
  const sayRoom = useBallotRoomWords();
  const { place, phase, statements } = props;
  const isAnyTold = statements.some(({ text }) => text !== null);
  return (
    <section className="stack">
      <h2>{say(`phases.${phase}`)}</h2>
      <SimpleTable
        caption={say(`phases.${phase}`)}
        hideCaption
        roomy
        columns={[{ name: say('statement'), wordy: true }, { name: say('state') }, { name: say('where') }]}
        rows={statements.map(({ statement, page, text }) => ({
          key: statement,
          cells: [
            // Every name of a statement has its words.
            text ?? say(`missingSays.${statement as KitStatementName}`),
            <Tag key="state" tone={text === null ? 'amber' : 'green'}>
              {say(text === null ? 'missing' : 'told')}
            </Tag>,
            // The record of a statement is a page of the room.
            <Link key="record" to={roomAddress(place, page === 'overview' ? undefined : (page as RoomPageName))}>
              {sayRoom(`pages.${page as RoomPageName}`)}
            </Link>,
          ],
        }))}
      />
      {isAnyTold ? (
        <div className="stack no-print">
          <h3>{say('prints')}</h3>
          <div className="row">
            {LANGUAGES.map(([language, name]) => (
              <a
                key={language}
                href={ballotKitPageAddress({ ...place, phase, language })}
                target="_blank"
                rel="noreferrer"
                lang="en"
              >
                {say('take', { kind: say('kinds.page'), phase: say(`phases.${phase}`), language: say(name) })}
              </a>
            ))}
          </div>
          {KIT_PIECES.map((piece) => (
            <div className="row" key={piece}>
              {LANGUAGES.map(([language, name]) => (
                <a
                  key={language}
                  href={ballotDocumentAddress({ ...place, what: 'kit', piece, phase, language })}
                  download
                >
                  {say('take', { kind: say(`kinds.${piece}`), phase: say(`phases.${phase}`), language: say(name) })}
                </a>
              ))}
            </div>
          ))}
        </div>
      ) : (
        <p className="quiet">{say('nothing')}</p>
      )}
    </section>
  );
}

function Questions({ place, questions }: { readonly place: RoomPlace; readonly questions: Answer['questions'] }) {
  const say = useBallotKitWords();
  return (
    <section className="stack">
      <h2>{say('questions')}</h2>
      {questions.map(({ question, asked, answer }) => (
        <div key={question}>
          <h3>{asked}</h3>
          {answer.length === 0 ? (
            <p>
              <Tag tone="amber">{say('missing')}</Tag> {say('noAnswer')}
            </p>
          ) : (
            <p>{answer.join(' ')}</p>
          )}
        </div>
      ))}
      <div className="row no-print">
        {LANGUAGES.map(([language, name]) => (
          <a key={language} href={ballotDocumentAddress({ ...place, what: 'kit-questions', language })} download>
            {say('takeQuestions', { kind: say('kinds.questions'), language: say(name) })}
          </a>
        ))}
      </div>
    </section>
  );
}
