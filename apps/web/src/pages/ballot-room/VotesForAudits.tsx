import { Link } from '@tanstack/react-router';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useSend } from '../../connection/use-send.ts';
import { formatCount } from '../../formats/format-count.ts';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { type BallotVotesWords, useBallotVotesWords } from '../../words/ballot-votes-words.ts';
import { type RoomPlace, roomAddress } from './room-place.ts';
import { signedCount } from './signed-count.ts';
import type { VotesAnswer } from './VotesPage.tsx';

type Audit = VotesAnswer['audits'][number];

/** The audits that compare batches: what each of them has, what keeps the votes from it, and the votes beside those it was told. */
export function VotesForAudits(props: { readonly place: RoomPlace; readonly audits: VotesAnswer['audits'] }) {
  const say = useBallotVotesWords();
  const { place, audits } = props;
  return (
    <section className="stack">
      <h2>{say('audits')}</h2>
      <p className="quiet">{say('auditsSay')}</p>
      {audits.length === 0 && <p>{say('noAudit')}</p>}
      {audits.map((audit) => (
        <AuditVotes key={audit.auditId} place={place} audit={audit} />
      ))}
    </section>
  );
}

function AuditVotes({ place, audit }: { readonly place: RoomPlace; readonly audit: Audit }) {
  const say = useBallotVotesWords();
  const manifest = useSend('register-ballot-manifest');
  const totals = useSend('register-ballot-totals');
  const { auditId, name, obstacleCount } = audit;
  const inAudit = { auditId, jurisdiction: place.jurisdiction };
  const register = async () => {
    const hasManifest = audit.manifest === 'this' || (await manifest.run(inAudit)).ok;
    if (hasManifest) await totals.run(inAudit);
  };
  const reason = !audit.isPlanned ? say('notPlanned') : obstacleCount > 0 ? say('blocked') : undefined;
  return (
    <div className="panel stack">
      <h3>{name}</h3>
      <p className="row">
        <Tag tone={audit.manifest === 'this' ? 'green' : 'grey'}>{say(`manifestIs.${audit.manifest}`)}</Tag>
        <Tag tone={audit.totals === 'this' ? 'green' : 'grey'}>{say(`totalsAre.${audit.totals}`)}</Tag>
      </p>
      {audit.totals === 'this' && audit.file !== null && (
        <p className="quiet small breakable">
          {say('file', { name: audit.file.name, fingerprint: audit.file.sha256.slice(0, 16) })}
        </p>
      )}
      <Withdrawn audit={audit} />
      <Obstacles place={place} audit={audit} />
      <ProblemAlert problem={manifest.problem ?? totals.problem} />
      {audit.totals !== 'this' && (
        <Button
          look="second"
          pending={manifest.pending || totals.pending}
          label={say('registerIn', { name })}
          reason={reason}
          onPress={() => void register()}
        >
          {say('register')}
        </Button>
      )}
      <Compared audit={audit} />
    </div>
  );
}

function Withdrawn({ audit }: { readonly audit: Audit }) {
  const say = useBallotVotesWords();
  const sayCustody = useBallotCustodyWords();
  const { withdrawnBecause } = audit;
  if (withdrawnBecause === null || audit.totals === 'this') return null;
  const because =
    withdrawnBecause === 'replaced-in-audit'
      ? say('replaced')
      : sayCustody.anyOf(`events.${withdrawnBecause}` as 'events.votes-reported', {});
  return (
    <Alert kind="warning">
      <p>{say('withdrawn', { because })}</p>
    </Alert>
  );
}

function Obstacles({ place, audit }: { readonly place: RoomPlace; readonly audit: Audit }) {
  const say = useBallotVotesWords();
  const sayRoom = useBallotRoomWords();
  const { obstacles, obstacleCount } = audit;
  if (obstacleCount === 0 || !audit.isPlanned) return null;
  return (
    <details className="act-fold">
      <summary>{say('missing', { count: obstacleCount })}</summary>
      <div className="stack">
        <ul>
          {obstacles.map(({ says, page, search }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same where figures are hidden.
            <li key={at}>
              {says}{' '}
              <Link to={roomAddress(place, page)} search={search as never}>
                {sayRoom.anyOf(`pages.${page}` as 'pages.batches', {})}
              </Link>
            </li>
          ))}
        </ul>
        {obstacleCount > obstacles.length && (
          <p className="quiet">{say('missingShown', { shown: obstacles.length, all: obstacleCount })}</p>
        )}
      </div>
    </details>
  );
}

function inBatchesIn(say: BallotVotesWords, { approved }: Audit, inBatches: number | null): string {
  if (inBatches === null) return say('hidden');
  return approved === 0 ? say('notYet') : formatCount(inBatches);
}

/** What is missing is no difference: it is said once every batch is approved. */
function differenceIn(
  say: BallotVotesWords,
  { approved, batches }: Audit,
  { reported, inBatches }: Pick<Audit['totalsByChoice'][number], 'reported' | 'inBatches'>,
): string {
  if (approved < batches) return say('notYet');
  if (reported === null || inBatches === null) return say('unknown');
  return reported === inBatches ? '–' : signedCount(reported - inBatches);
}

function Compared({ audit }: { readonly audit: Audit }) {
  const say = useBallotVotesWords();
  return (
    <>
      <SimpleTable
        caption={say('compared', { name: audit.name })}
        columns={[
          { name: say('contest') },
          { name: say('choice') },
          { name: say('reported'), numeric: true },
          { name: say('inBatches'), numeric: true },
          { name: say('difference'), numeric: true },
        ]}
        rows={audit.totalsByChoice.map(({ contest, choice, reported, inBatches }) => ({
          key: JSON.stringify([contest, choice]),
          cells: [
            contest,
            choice,
            reported === null ? say('unknown') : formatCount(reported),
            inBatchesIn(say, audit, inBatches),
            differenceIn(say, audit, { reported, inBatches }),
          ],
        }))}
      />
      <p className="quiet small">
        {say('approvedOf', { approved: audit.approved, all: audit.batches })} {say('differenceSays')}
      </p>
    </>
  );
}
