import { accountPlaceInWords, lineInWords } from '@plumbline/words/ballot-accounts-words';
import { useState } from 'react';
import { FileIssues } from '../../components/FileIssues.tsx';
import { formatCount } from '../../formats/format-count.ts';
import { formatDay } from '../../formats/format-time.ts';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { CheckboxField } from '../../ui/Field.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag, type TagTone } from '../../ui/Tag.tsx';
import { type BallotImportsWords, useBallotImportsWords } from '../../words/ballot-imports-words.ts';
import { type BallotRoomWords, useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { useFilesWords } from '../../words/files-words.ts';
import type { ImportReport } from './ImportFile.tsx';

type Line = ImportReport['lines'][number];

const TONE: Readonly<Record<Line['outcome'], TagTone>> = {
  refused: 'red',
  changed: 'amber',
  new: 'blue',
  same: 'grey',
};

/** What a file would do, or has done: the verdict, all that is wrong, every line, and the way on. */
export function ImportFound(props: {
  readonly name: string;
  readonly report: ImportReport;
  readonly pending: boolean;
  readonly onTake: (isConfirmed: boolean) => void;
}) {
  const say = useBallotImportsWords();
  const sayFiles = useFilesWords();
  const { name, report } = props;
  const [isConfirmed, setConfirmed] = useState(false);
  const mayTake = report.fingerprint !== null;
  const reason = report.needsConfirmation && !isConfirmed ? say('confirmFirst') : undefined;
  return (
    <div className="stack">
      <h2 className="breakable">{say(report.entry === null ? 'found' : 'took', { name })}</h2>
      <Verdict report={report} />
      {report.issues.length > 0 && (
        <FileIssues name={name} issues={report.issues}>
          {report.issueCount > report.issues.length && (
            <p>{sayFiles('check.showing', { shown: report.issues.length, total: report.issueCount })}</p>
          )}
        </FileIssues>
      )}
      {report.lines.length > 0 && <Lines report={report} />}
      <p className="quiet small breakable">
        {say('fingerprint')}: <code>{report.sha256}</code>
      </p>
      {mayTake && report.needsConfirmation && (
        <CheckboxField label={say('confirmBox')} name="import-confirm" checked={isConfirmed} onChange={setConfirmed} />
      )}
      {mayTake && (
        <Button pending={props.pending} reason={reason} onPress={() => props.onTake(isConfirmed)}>
          {say('take')}
        </Button>
      )}
    </div>
  );
}

function Verdict({ report }: { readonly report: ImportReport }) {
  const say = useBallotImportsWords();
  const { isRead, issues, counts, entry, fingerprint, needsConfirmation } = report;
  const figures = { fresh: counts.new, changed: counts.changed, same: counts.same };
  if (!isRead) {
    const errors = issues.filter(({ severity }) => severity === 'ERROR').length;
    return <Alert kind="error">{say('refusedFile', { count: errors })}</Alert>;
  }
  if (counts.refused > 0) return <Alert kind="error">{say('refusedLines', { count: counts.refused })}</Alert>;
  if (entry !== null) return <Alert kind="success">{say('done', figures)}</Alert>;
  if (fingerprint === null) return <Alert kind="info">{say('nothingNew')}</Alert>;
  if (needsConfirmation) return <Alert kind="warning">{say('toConfirm')}</Alert>;
  return <Alert kind="info">{say('ready', figures)}</Alert>;
}

function Lines({ report }: { readonly report: ImportReport }) {
  const say = useBallotImportsWords();
  const sayRoom = useBallotRoomWords();
  const { lines, counts } = report;
  const all = counts.refused + counts.changed + counts.new + counts.same;
  const hasFigures = lines.some(({ said }) => said?.what === 'count' || said?.what === 'expected-cards');
  const hasVotes = lines.some(({ said }) => said?.what === 'votes');
  return (
    <section className="stack">
      <h3>{say('lines')}</h3>
      <SimpleTable
        caption={say('lines')}
        hideCaption
        roomy
        columns={[
          { name: say('what'), wordy: true },
          { name: say('inFile'), numeric: hasFigures && !hasVotes, wordy: !hasFigures || hasVotes },
          ...(hasFigures
            ? [{ name: say(report.entry === null ? 'now' : 'before'), numeric: !hasVotes, wordy: hasVotes }]
            : []),
          { name: say('outcome'), wordy: true },
          { name: say('rows') },
        ]}
        rows={lines.map((line, place) => ({
          key: `${place}`,
          cells: [
            subjectInWords(say, sayRoom, line),
            saidInWords(say, sayRoom, line.said),
            ...(hasFigures ? [figureInWords(say, line.said)] : []),
            <Outcome key="outcome" line={line} />,
            rowsInWords(line.rows),
          ],
        }))}
      />
      {all > lines.length && <p>{say('more', { shown: lines.length, all })}</p>}
    </section>
  );
}

function Outcome({ line }: { readonly line: Line }) {
  const say = useBallotImportsWords();
  const { outcome, problem, said } = line;
  const isOtherwise = said?.what === 'count' && said.figure !== null && said.figure !== said.value;
  return (
    <>
      <Tag tone={TONE[outcome]}>{say(`outcomes.${outcome}`)}</Tag>
      {problem !== null && <span> {problem}</span>}
      {problem === null && isOtherwise && <span> {say('otherwise')}</span>}
    </>
  );
}

function subjectInWords(say: BallotImportsWords, sayRoom: BallotRoomWords, { said, subject }: Line): string {
  if (said?.what === 'expected-cards') {
    const of = [said.day, said.tabulator, said.precinct, said.style, sayRoom(`channels.${said.channel}`)];
    return say('expectedAt', { place: said.site, of: of.filter((part) => part !== null).join(' · ') });
  }
  if (said?.what === 'votes') return say('votesOf', { name: said.name });
  if (said?.what !== 'count') return subject.includes(':') ? accountPlaceInWords(subject) : subject;
  return say('place', { place: accountPlaceInWords(said.place), line: lineInWords(said.line) });
}

function saidInWords(say: BallotImportsWords, sayRoom: BallotRoomWords, said: Line['said']): string {
  switch (said?.what) {
    case 'count':
      return formatCount(said.value);
    case 'votes':
      return votesInWords(say, said.cards, said.contests);
    case 'container':
      return say('container', {
        kind: sayRoom(`containers.kinds.${said.kind}`),
        positions: said.positions.join(', '),
        holds: say(said.holdsVoted ? 'holdsVoted' : 'holdsOther'),
      });
    case 'expected-cards':
      return formatCount(said.cards);
    case 'person':
      return say('person', {
        name: said.name,
        duty: said.duty === null ? say('noDuty') : sayRoom(`duties.${said.duty}`),
      });
    case 'training':
      return say('attended', { course: said.course, version: said.version, day: formatDay(said.on) });
    case undefined:
      return '–';
  }
}

function figureInWords(say: BallotImportsWords, said: Line['said']): string {
  if (said?.what === 'expected-cards') return said.before === null ? say('noFigure') : formatCount(said.before);
  if (said?.what === 'votes') {
    return said.before === null ? say('noVotes') : votesInWords(say, said.cards, said.before);
  }
  if (said?.what !== 'count') return '–';
  return said.figure === null ? say('noFigure') : formatCount(said.figure);
}

type Votes = Extract<Line['said'], { what: 'votes' }>['contests'];

function votesInWords(say: BallotImportsWords, cards: number, contests: Votes): string {
  return contests
    .map(({ contest, choices, overvotes, undervotes, cards: bearing }) => {
      const votes = [
        ...choices.map(({ choice, votes: count }) => say('votesFor', { choice, votes: count })),
        ...(overvotes === null ? [] : [say('overvotes', { count: overvotes })]),
        ...(undervotes === null ? [] : [say('undervotes', { count: undervotes })]),
        ...(bearing === null ? [] : [say('bearing', { count: bearing, cards })]),
      ];
      return say('votesIn', { contest, votes: votes.join(', ') });
    })
    .join('; ');
}

const ROWS_SHOWN = 8;

function rowsInWords(rows: readonly number[]): string {
  const shown = rows.slice(0, ROWS_SHOWN).join(', ');
  return rows.length > ROWS_SHOWN ? `${shown} …` : shown;
}
