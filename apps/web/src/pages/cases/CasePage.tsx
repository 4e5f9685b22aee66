import type { CaseLine, CaseStep, QueryOutput } from '@plumbline/api';
import { Link } from '@tanstack/react-router';
import { administersAudit } from '../../components/administers-audit.ts';
import { RecordInWords } from '../../components/RecordInWords.tsx';
import { reasonAgainst } from '../../components/reason-against.ts';
import { ShownTextInWords } from '../../components/ShownTextInWords.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { formatCount, formatDifference } from '../../formats/format-count.ts';
import { formatTime } from '../../formats/format-time.ts';
import { CaseExplain } from '../../forms/CaseExplain.tsx';
import { CaseReopen, CaseSettle } from '../../forms/CaseSettle.tsx';
import { ACT } from '../../paths.ts';
import { Button } from '../../ui/Button.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useCasesWords } from '../../words/cases-words.ts';
import { useRecordsWords } from '../../words/records-words.ts';
import { CaseFrame } from './CaseFrame.tsx';
import { TONE_OF_STATE } from './CasesPage.tsx';
import { caseSearch, figureInWords, unitInWords } from './case-in-words.ts';
import { useAskedCase } from './use-asked-case.ts';

type Case = QueryOutput<'case'>;

/** One difference: what was reported and what was seen, what may explain it, the second look, and its history. */
export function CasePage(props: { readonly auditId: string }) {
  const say = useCasesWords();
  const { auditId } = props;
  const wanted = useAskedCase(auditId);
  const asked = useAsk('case', wanted);
  const line = asked.data?.line;
  const unit = line === undefined ? wanted.name : unitInWords(line, say);
  return (
    <CaseFrame auditId={auditId} title={say('case.title', { unit })} lead={line && <Lead line={line} />} asked={asked}>
      {(answer) => (
        <div className="stack-wide">
          <p>
            <Link to="/audits/$auditId/$page" params={{ auditId, page: 'cases' }}>
              {say('case.back')}
            </Link>
          </p>
          <div className="case-columns">
            <div className="stack-wide">
              <Difference answer={answer} />
              <Acts answer={answer} />
            </div>
            <div className="stack-wide">
              <SecondLook answer={answer} />
              <History answer={answer} />
            </div>
          </div>
        </div>
      )}
    </CaseFrame>
  );
}

function Lead(props: { readonly line: CaseLine }) {
  const say = useCasesWords();
  const { line } = props;
  const { targetedChange } = line;
  return (
    <>
      {line.round === null ? say('case.leadTotal') : say('case.lead', { round: line.round, by: line.enteredBy ?? '–' })}{' '}
      <Tag tone={TONE_OF_STATE[line.state]}>{say(`states.${line.state}`)}</Tag>{' '}
      {targetedChange !== null && targetedChange !== 0 && (
        <Tag tone="amber">{say('case.targeted', { change: formatDifference(targetedChange) })}</Tag>
      )}
    </>
  );
}

function Difference(props: { readonly answer: Case }) {
  const say = useCasesWords();
  const sayRecords = useRecordsWords();
  const { line, heading } = props.answer;
  const words = { say, sayRecords };
  const { place } = line;
  const facts = [
    [say('case.jurisdiction'), line.jurisdiction],
    [say('case.container'), place?.container],
    [say('case.tabulator'), place?.tabulator],
    [say('case.batch'), place?.batch],
    [say('case.ballot'), place?.position == null ? null : formatCount(place.position)],
    [say('case.imprint'), line.imprintedId],
  ] as const;
  return (
    <section className="panel stack" aria-label={say('case.caption')}>
      <dl className="identity">
        {facts.map(
          ([name, value]) =>
            value != null && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {line.lines.length === 0 ? (
        <p>{say('agreesNow')}</p>
      ) : (
        <SimpleTable
          caption={say('case.caption')}
          hideCaption
          tight
          columns={[
            { name: say('case.contest') },
            { name: say('columns.reported') },
            { name: say('columns.audited') },
            { name: say('case.change'), numeric: true },
          ]}
          rows={line.lines.map(({ contest, targeted, reported, audited, marginChange }) => ({
            key: `${contest ?? ''} ${audited.kind}`,
            cells: [
              <span key="contest">
                {contest ?? say(line.unit.kind === 'batch' ? 'wholeBatch' : 'whole')}{' '}
                {targeted && (
                  <Tag tone="blue" plain>
                    {say('case.isTargeted')}
                  </Tag>
                )}
              </span>,
              figureInWords(reported, words),
              figureInWords(audited, words),
              marginChange === null ? say('noChange') : <strong key="change">{formatDifference(marginChange)}</strong>,
            ],
          }))}
        />
      )}
      <p className="quiet">{say(administersAudit(heading) ? 'case.counts' : 'case.countsForManagers')}</p>
    </section>
  );
}

function Acts(props: { readonly answer: Case }) {
  const { answer } = props;
  const { acts, heading, line } = answer;
  const of = { auditId: heading.auditId, jurisdiction: line.jurisdiction, unit: line.unit };
  const newest = answer.history.findLast((step) => step.step === 'explained');
  const note = newest?.step === 'explained' && newest.note.state === 'kept' ? newest.note.text : '';
  return (
    <div className="stack-wide" id={ACT}>
      {acts.explain !== null && <CaseExplain of={of} cause={line.cause} note={note} ability={acts.explain} />}
      {acts.settle !== null && <CaseSettle of={of} ability={acts.settle} />}
      {acts.reopen !== null && <CaseReopen of={of} ability={acts.reopen} />}
    </div>
  );
}

function SecondLook(props: { readonly answer: Case }) {
  const say = useCasesWords();
  const { acts, heading, line, needsSecondLook } = props.answer;
  if (!needsSecondLook) return null;
  return (
    <section className="panel stack">
      <h2>{say('look.title')}</h2>
      <p>{say('look.says')}</p>
      {acts.secondLook?.allowed === true && (
        <Link
          className="usa-button usa-button--outline"
          to="/audits/$auditId/$page"
          params={{ auditId: heading.auditId, page: 'second-look' }}
          search={caseSearch(line)}
        >
          {say('look.open')}
        </Link>
      )}
      {acts.secondLook?.allowed === false && (
        <Button look="second" reason={reasonAgainst(acts.secondLook)}>
          {say('look.open')}
        </Button>
      )}
      <p className="quiet small">{say('look.outcomes')}</p>
    </section>
  );
}

function History(props: { readonly answer: Case }) {
  const say = useCasesWords();
  const { history, line } = props.answer;
  return (
    <section className="panel stack">
      <h2>{say('history.title')}</h2>
      <ol className="stack case-history">
        {history.map((step) => (
          <li key={`${step.at} ${step.step}`}>
            <span className="quiet small">{say('history.by', { time: formatTime(step.at), by: step.by })}</span>
            <Step step={step} answer={props.answer} />
          </li>
        ))}
        <li className="strong">{say('history.waiting', { state: say(`states.${line.state}`) })}</li>
      </ol>
    </section>
  );
}

function Step(props: { readonly step: CaseStep; readonly answer: Case }) {
  const say = useCasesWords();
  const { step } = props;
  switch (step.step) {
    case 'entered':
      return <div>{say(step.again ? 'history.again' : 'history.entered')}</div>;
    case 'sent-to-team':
      return <div>{step.cards === 0 ? say('history.back') : say('history.sent', { count: step.cards })}</div>;
    case 'decided-by-team':
      return (
        <div>
          <strong>{say('history.decided', { people: step.people.join(', ') })}</strong>{' '}
          {step.remark !== null && <ShownTextInWords shown={step.remark} />}
          <VotesByContest votes={step.votes} />
        </div>
      );
    case 'explained':
      return (
        <div>
          {say('history.explained', { cause: say(`causes.${step.cause}`) })} <ShownTextInWords shown={step.note} />
        </div>
      );
    case 'second-look':
      return (
        <div>
          <strong>{say('history.second-look', { people: step.people.join(', ') })}</strong>{' '}
          {say(`findings.${step.finding}`)}
          <Seen step={step} contests={props.answer.contests} />
        </div>
      );
    case 'settled':
      return (
        <div>
          <strong>{say('history.settled')}</strong> {say(`resolutions.${step.resolution}`)}{' '}
          <ShownTextInWords shown={step.note} />
        </div>
      );
    case 'reopened':
      return (
        <div>
          {say('history.reopened')} <ShownTextInWords shown={step.reason} />
        </div>
      );
  }
}

function Seen(props: {
  readonly step: Extract<CaseStep, { readonly step: 'second-look' }>;
  readonly contests: Case['contests'];
}) {
  const say = useCasesWords();
  const { seen } = props.step;
  if (seen.kind === 'cards') return <p>{say('figure.cards', { count: seen.cards })}</p>;
  if (seen.kind === 'ballot') {
    const { record } = seen;
    const asked = props.contests.filter(
      ({ name }) => record.state === 'audited' && record.interpretations[name] !== undefined,
    );
    return <RecordInWords contests={asked} record={record} />;
  }
  return <VotesByContest votes={seen.votes} />;
}

function VotesByContest(props: { readonly votes: Readonly<Record<string, Readonly<Record<string, number>>>> }) {
  const say = useCasesWords();
  return (
    <dl className="in-words">
      {Object.entries(props.votes).map(([contest, votes]) => (
        <div key={contest}>
          <dt>{contest}</dt>
          <dd>
            {Object.entries(votes)
              .map(([choice, count]) => say('figure.votes', { choice, votes: count }))
              .join(' · ')}
          </dd>
        </div>
      ))}
    </dl>
  );
}
