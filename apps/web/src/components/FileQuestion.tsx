import { type Abilities, type FileHelp, helpFileAddress } from '@plumbline/api';
import type { ReactNode } from 'react';
import { useSend } from '../connection/use-send.ts';
import { formatTime } from '../formats/format-time.ts';
import { HelpAnswer } from '../forms/HelpAnswer.tsx';
import { Button } from '../ui/Button.tsx';
import { Tag, type TagTone } from '../ui/Tag.tsx';
import { useAuditWords } from '../words/audit-words.ts';
import { useFileHelpWords } from '../words/file-help-words.ts';
import { FileIssues } from './FileIssues.tsx';
import { ProblemAlert } from './ProblemAlert.tsx';
import { reasonAgainst } from './reason-against.ts';
import { ShownTextInWords } from './ShownTextInWords.tsx';

const TONE: Readonly<Record<FileHelp['state'], TagTone>> = { waits: 'amber', answered: 'green', closed: 'grey' };

/** A question about a file: what was asked, the file for whoever answers, the answer, and how it is ended. */
export function FileQuestion(props: {
  readonly auditId: string;
  readonly question: FileHelp;
  readonly abilities: Abilities;
}) {
  const say = useFileHelpWords();
  const sayAudit = useAuditWords();
  const { auditId, question, abilities } = props;
  const { request, jurisdiction, kind, state, answer } = question;
  const about = say('about', { kind: sayAudit(`fileKinds.${kind}`), jurisdiction });
  const mayAnswer = abilities['answer-help'] !== undefined;
  return (
    <section className="panel stack" aria-label={about}>
      <div className="panel-head">
        <h3 className="breakable">{about}</h3>
        <Tag tone={TONE[state]}>{say(`states.${state}`)}</Tag>
      </div>
      <p className="quiet">{say('asked', { time: formatTime(question.askedAt), name: question.askedBy })}</p>
      <Said>
        <ShownTextInWords shown={question.question} />
      </Said>
      {mayAnswer && <FileAsked auditId={auditId} question={question} />}
      {answer === null ? (
        state !== 'closed' && !mayAnswer && <p>{say('noAnswer')}</p>
      ) : (
        <>
          <p className="quiet">{say('answered', { time: formatTime(answer.at), name: answer.by })}</p>
          <Said>
            <ShownTextInWords shown={answer.text} />
          </Said>
        </>
      )}
      {question.closedAt !== null && (
        <p className="quiet">{say('closedAt', { time: formatTime(question.closedAt) })}</p>
      )}
      {state !== 'closed' && mayAnswer && (
        <HelpAnswer {...{ auditId, jurisdiction, request, abilities }} isAnswered={answer !== null} />
      )}
      {state !== 'closed' && <Close {...{ auditId, question, abilities, about }} />}
    </section>
  );
}

/** Words that were typed on several lines stay on them. */
function Said(props: { readonly children: ReactNode }) {
  return <p className="breakable message-text">{props.children}</p>;
}

function FileAsked(props: { readonly auditId: string; readonly question: FileHelp }) {
  const say = useFileHelpWords();
  const { auditId, question } = props;
  const { request, jurisdiction, file } = question;
  if (file === null) return <p>{say('fileGone')}</p>;
  const place = { auditId, jurisdiction, request };
  return (
    <div className="stack">
      <p className="breakable">
        <strong>{file.name}</strong> {say('found', { count: file.issueCount })}{' '}
        {file.keptUntil !== null && say('keptUntil', { time: formatTime(file.keptUntil) })}
      </p>
      <details>
        <summary>{say('issues')}</summary>
        <FileIssues name={file.name} issues={file.issues}>
          {file.issueCount > file.issues.length && <p>{say('showing', { shown: file.issues.length })}</p>}
        </FileIssues>
      </details>
      <p className="row">
        <a href={helpFileAddress(place)} download>
          {say('downloadFile')}
        </a>
        <a href={helpFileAddress({ ...place, as: 'csv' })} download>
          {say('downloadIssues')}
        </a>
      </p>
    </div>
  );
}

function Close(props: {
  readonly auditId: string;
  readonly question: FileHelp;
  readonly abilities: Abilities;
  readonly about: string;
}) {
  const say = useFileHelpWords();
  const { auditId, question, abilities, about } = props;
  const { request, jurisdiction, state } = question;
  const close = useSend('close-help');
  const ability = abilities['close-help'];
  if (ability === undefined) return null;
  const isTooEarly = state === 'waits' && abilities['answer-help'] !== undefined;
  return (
    <div className="stack">
      <ProblemAlert problem={close.problem} />
      <Button
        look="second"
        pending={close.pending}
        reason={isTooEarly ? say('answerFirst') : reasonAgainst(ability)}
        onPress={() => void close.run({ auditId, jurisdiction, request })}
      >
        {say('close')} <span className="visually-hidden">{about}</span>
      </Button>
    </div>
  );
}
