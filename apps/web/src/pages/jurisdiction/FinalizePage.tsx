import type { QueryOutput } from '@plumbline/api';
import { Link, useParams } from '@tanstack/react-router';
import { BeforeYouLeave } from '../../components/BeforeYouLeave.tsx';
import { deskAddress, JurisdictionPage } from '../../components/JurisdictionPage.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { formatCount, formatDifference } from '../../formats/format-count.ts';
import { TalliesFinalize } from '../../forms/TalliesFinalize.tsx';
import { ACT } from '../../paths.ts';
import { Alert } from '../../ui/Alert.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useOfficeWords } from '../../words/office-words.ts';
import { batchesToEnter, isEntered } from './batch-state.ts';

type Local = QueryOutput<'jurisdiction'>;

/** The public act of declaring the tallies final, after a last look at all of them. */
export function FinalizePage() {
  const say = useOfficeWords();
  const { auditId, jurisdiction } = useParams({ from: '/signed-in/audits/$auditId/office/$jurisdiction/finalize' });
  const asked = useAsk('jurisdiction', { auditId, jurisdiction });
  return (
    <JurisdictionPage
      auditId={auditId}
      jurisdiction={jurisdiction}
      title={say('finalize.title')}
      lead={say('finalize.lead')}
      asked={asked}
    >
      {(local) => (
        <div className="stack-wide">
          <div id={ACT}>
            {local.talliesFinal ? (
              <>
                <Alert kind="success" title={say('finalize.done')}>
                  <Link to={deskAddress(auditId, jurisdiction)}>{say('finalize.back')}</Link>
                </Alert>
                <BeforeYouLeave />
              </>
            ) : (
              <Final local={local} />
            )}
          </div>
          {local.heading.takes === 'everything' && <Cards local={local} />}
          {local.contests.map((contest) => (
            <Entered key={contest.name} local={local} contest={contest} />
          ))}
        </div>
      )}
    </JurisdictionPage>
  );
}

function Final(props: { readonly local: Local }) {
  const say = useOfficeWords();
  const { heading, line, batches } = props.local;
  const missing = batchesToEnter(batches, heading.round ?? 1).filter((batch) => !isEntered(batch)).length;
  return (
    <div className="stack">
      {missing > 0 && (
        <Alert kind="warning" title={say('finalize.missing', { count: missing })}>
          <Link to={deskAddress(heading.auditId, line.jurisdiction, 'tallies')}>{say('finalize.go')}</Link>
        </Alert>
      )}
      <TalliesFinalize heading={heading} jurisdiction={line.jurisdiction} />
    </div>
  );
}

/** The ballots of each batch beside the manifest. */
function Cards(props: { readonly local: Local }) {
  const say = useOfficeWords();
  const { local } = props;
  const due = batchesToEnter(local.batches, local.heading.round ?? 1);
  return (
    <section className="stack">
      <h2>{say('cards.ballots')}</h2>
      <p className="quiet small">{say('cards.differenceSays')}</p>
      <SimpleTable
        caption={say('cards.ballots')}
        hideCaption
        columns={[
          { name: say('finalize.batch') },
          { name: say('cards.type') },
          { name: say('cards.counted'), numeric: true },
          { name: say('cards.difference'), numeric: true },
        ]}
        rows={due.map(({ batch, cards }) => ({
          key: batch,
          cells:
            cards === null
              ? [batch, '—', '—', '—']
              : [
                  batch,
                  say(`cards.types.${cards.type}`),
                  formatCount(cards.counted),
                  formatDifference(cards.counted - cards.listed),
                ],
        }))}
      />
    </section>
  );
}

/** The votes of the sheets and, where the review team has decided on cards of the batch, those that it found. */
function votesIn(batch: Local['batches'][number], contest: string, choice: string): number {
  const ofTeam = batch.review?.votes?.[contest]?.[choice] ?? 0;
  return batch.sheets.reduce((sum, sheet) => sum + (sheet.votes[contest]?.[choice] ?? 0), ofTeam);
}

function Entered(props: { readonly local: Local; readonly contest: Local['contests'][number] }) {
  const say = useOfficeWords();
  const { local, contest } = props;
  const due = batchesToEnter(local.batches, local.heading.round ?? 1);
  return (
    <section className="stack">
      <h2 className="breakable">{contest.name}</h2>
      <SimpleTable
        caption={`${say('finalize.entered')}: ${contest.name}`}
        hideCaption
        columns={[
          { name: say('finalize.batch') },
          ...contest.choices.map(({ name }) => ({ name, numeric: true })),
          { name: say('finalize.editedBy') },
        ]}
        rows={due.map((batch) => ({
          key: batch.batch,
          cells: [
            batch.batch,
            ...contest.choices.map(({ name }) =>
              isEntered(batch) ? formatCount(votesIn(batch, contest.name, name)) : '—',
            ),
            batch.lastEditedBy ?? '',
          ],
        }))}
      />
    </section>
  );
}
