import type { QueryOutput } from '@plumbline/api';
import { Link } from '@tanstack/react-router';
import { AdministratorPage } from '../../components/AdministratorPage.tsx';
import { Assertions } from '../../components/Assertions.tsx';
import { RecordSeal } from '../../components/AuditSeal.tsx';
import { ExtraBatches } from '../../components/ExtraBatches.tsx';
import { PlannedRounds } from '../../components/PlannedRounds.tsx';
import { RulesOfAudit } from '../../components/RulesOfAudit.tsx';
import { SettingFacts } from '../../components/SettingFacts.tsx';
import { StatementsOfManifests } from '../../components/StatementsOfManifests.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { formatBytes } from '../../formats/format-bytes.ts';
import { formatCount } from '../../formats/format-count.ts';
import { formatTime } from '../../formats/format-time.ts';
import { AssertionsFind } from '../../forms/AssertionsFind.tsx';
import { CommitmentWithdraw } from '../../forms/CommitmentWithdraw.tsx';
import { InputsCommit } from '../../forms/InputsCommit.tsx';
import { ByTwo } from '../../forms/ProposalAnswer.tsx';
import { TwoPersonsChoose } from '../../forms/TwoPersonsChoose.tsx';
import { ACT } from '../../paths.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Seal } from '../../ui/Seal.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useAuditWords } from '../../words/audit-words.ts';
import { useWordsEverywhere } from '../../words/everywhere-words.ts';
import { useFilesWords } from '../../words/files-words.ts';
import { useObserversWords } from '../../words/observers-words.ts';
import { useRoundsWords } from '../../words/rounds-words.ts';
import { useSetupWords } from '../../words/setup-words.ts';
import { SeedIsSet } from './SeedIsSet.tsx';

type Commitment = QueryOutput<'commitment'>;

/** What is sealed before the dice are rolled: what is missing, the files, the commitment, and the act itself. */
export function CommitPage(props: { readonly auditId: string }) {
  const say = useSetupWords();
  const { auditId } = props;
  const sayObservers = useObserversWords();
  const asked = useAsk('commitment', { auditId });
  const watches = asked.data?.heading.readOnly === true;
  return (
    <AdministratorPage
      auditId={auditId}
      title={watches ? sayObservers('commit.title') : say('commit.title')}
      lead={watches ? sayObservers('commit.lead') : say('commit.lead')}
      asked={asked}
    >
      {(answer) => (
        <div className="stack-wide">
          {!watches && answer.committedAt === null && answer.missing.length > 0 && <Missing {...answer} />}
          {!watches && answer.committedAt === null && (
            <AssertionsFind heading={answer.heading} missing={answer.missing} />
          )}
          {answer.commitment !== null && <TheCommitment {...answer} commitment={answer.commitment} />}
          {answer.heading.readOnly && answer.seed !== null && (
            <SeedIsSet seed={answer.seed} seedSetAt={answer.seedSetAt} />
          )}
          {!answer.heading.readOnly && <TwoPersonsChoose heading={answer.heading} />}
          <div id={ACT}>
            {answer.heading.readOnly ? null : answer.committedAt === null ? (
              <ByTwo heading={answer.heading} act="commit">
                <InputsCommit heading={answer.heading} findings={answer.findings} answer={answer} />
              </ByTwo>
            ) : (
              answer.seed === null && <CommitmentWithdraw heading={answer.heading} />
            )}
          </div>
          <CommittedPlan heading={answer.heading} />
          <StatementsOfManifests statements={answer.statements} />
          <Files {...answer} />
        </div>
      )}
    </AdministratorPage>
  );
}

function Missing(props: Commitment) {
  const say = useSetupWords();
  const { auditId } = props.heading;
  return (
    <EmptyState title={say('commit.missing')}>
      <ul className="steps-list">
        {props.missing.map((missing) => (
          <li key={JSON.stringify(missing)}>
            {missingSentence(missing, say)}{' '}
            <Link to="/audits/$auditId/$page" params={{ auditId, page: pageOf(missing.what) }}>
              {say(`commit.fix.${fixOf(missing.what)}`)}
            </Link>
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}

type Missing_ = Commitment['missing'][number];
type Misfit = Exclude<
  Missing_,
  {
    what:
      | 'participants'
      | 'contests'
      | 'settings'
      | 'manifest'
      | 'candidate-totals'
      | 'cvrs'
      | 'total-ballots'
      | 'write-ins-without-choice'
      | 'write-ins-won'
      | 'write-in-is-choice'
      | 'reason-above-statute'
      | 'totals-above-reported';
  }
>;

/** What is lacking, as a sentence. */
export function missingSentence(missing: Missing_, say: ReturnType<typeof useSetupWords>): string {
  switch (missing.what) {
    case 'participants':
    case 'contests':
    case 'settings':
      return say(`commit.missingLines.${missing.what}`);
    case 'manifest':
    case 'candidate-totals':
    case 'cvrs':
      return say(`commit.missingLines.${missing.what}`, { jurisdiction: missing.jurisdiction });
    case 'total-ballots':
      return say('commit.missingLines.total-ballots', { contest: missing.contest });
    case 'write-ins-without-choice':
    case 'write-ins-won':
    case 'write-in-is-choice':
      return say(`commit.missingLines.${missing.what}`, { contest: missing.contest, choice: missing.choice });
    case 'reason-above-statute': {
      const { riskLimitPercent, statutoryPercent } = missing;
      const limits = { riskLimitPercent: String(riskLimitPercent), statutoryPercent: String(statutoryPercent) };
      return say('commit.missingLines.reason-above-statute', limits);
    }
    case 'round-sizes':
    case 'cards-for-both':
      return say(`commit.missingLines.${missing.what}`, { contest: missing.contest });
    case 'round-size-above-cards': {
      const { contest, size, cards } = missing;
      return say('commit.missingLines.round-size-above-cards', {
        contest,
        size: formatCount(size),
        cards: formatCount(cards),
      });
    }
    case 'totals-above-reported': {
      const { contest, choice, inBatches, reported } = missing;
      const figures = { inBatches: formatCount(inBatches), reported: formatCount(reported) };
      return say('commit.missingLines.totals-above-reported', { contest, choice, ...figures });
    }
    default:
      return misfitSentence(missing, say);
  }
}

/** Where cast vote records do not fit: the blanks of each sentence are called like the parts of what is said. */
function misfitSentence({ what, ...misfit }: Misfit, say: ReturnType<typeof useSetupWords>): string {
  const filling: Record<string, string> = {};
  for (const [name, value] of Object.entries(misfit)) {
    filling[name] = typeof value === 'number' ? formatCount(value) : Array.isArray(value) ? value.join('; ') : value;
  }
  return say.anyOf(`commit.missingLines.${what}`, filling);
}

const MENDED_BY_FILES: ReadonlySet<Missing_['what']> = new Set([
  'manifest',
  'candidate-totals',
  'cvrs',
  'manifest-without-strata',
  'cvrs-of-drawn-cards',
  'cvrs-without-card',
  'contest-without-ranks',
  'ranks-unknown',
] as const);

function fixOf(
  what: Missing_['what'],
): 'participants' | 'contests' | 'names' | 'settings' | 'rules' | 'launch' | 'files' | 'commit' {
  if (what === 'assertions-not-found') return 'commit';
  if (what === 'contest-not-in-cvrs' || what === 'choices-not-matched') return 'names';
  if (what === 'participants' || what === 'contests' || what === 'settings') return what;
  if (what === 'cards-for-both') return 'settings';
  if (what === 'reason-above-statute') return 'rules';
  if (what === 'round-sizes' || what === 'round-size-above-cards') return 'launch';
  return MENDED_BY_FILES.has(what) ? 'files' : 'contests';
}

/** The page on which it is put right. */
export function pageOf(what: Missing_['what']): string {
  const fix = fixOf(what);
  return fix === 'rules' ? 'settings' : fix;
}

function TheCommitment(props: Commitment & { readonly commitment: string }) {
  const say = useSetupWords();
  const { auditId } = props.heading;
  const isDone = props.committedAt !== null;
  return (
    <section className="panel">
      <h2>{say(isDone ? 'commit.done' : 'commit.commitment')}</h2>
      <p className="quiet">
        {props.committedAt === null
          ? say('commit.commitmentWould')
          : say('commit.commitmentIs', { time: formatTime(props.committedAt) })}
      </p>
      <RecordSeal auditId={auditId} hash={props.commitment} whole withoutCheck={!isDone} />
      {props.seed === null && <p>{say(commitmentWords(isDone, props.heading.takes))}</p>}
    </section>
  );
}

function commitmentWords(isDone: boolean, takes: Commitment['heading']['takes']) {
  if (takes === 'everything') return isDone ? 'commit.doneSaysCount' : 'commit.commitmentSaysCount';
  return isDone ? 'commit.doneSays' : 'commit.commitmentSays';
}

/** The settings and rounds that are sealed together with the files. */
function CommittedPlan(props: Pick<Commitment, 'heading'>) {
  const say = useRoundsWords();
  const { heading } = props;
  const { data } = useAsk('plan', { auditId: heading.auditId });
  if (data === undefined || data.plan.settings === null) return null;
  const { settings, roundSizes, contests, extraBatches } = data.plan;
  return (
    <section className="stack">
      <h2>{say('launch.plan')}</h2>
      <div className="panel">
        <h3>{say('launch.settings')}</h3>
        <SettingFacts heading={heading} settings={settings} />
      </div>
      <Assertions plan={data.plan} />
      <RulesOfAudit plan={data.plan} />
      {extraBatches !== null && <ExtraBatches chosen={extraBatches} />}
      {roundSizes !== null && <PlannedRounds sizes={roundSizes} contests={contests} />}
    </section>
  );
}

function Files(props: Commitment) {
  const say = useSetupWords();
  const sayFiles = useFilesWords();
  const sayAudit = useAuditWords();
  const sayAnywhere = useWordsEverywhere();
  if (props.files.length === 0) return null;
  return (
    <section className="stack">
      <h2>{say('commit.filesTitle')}</h2>
      <SimpleTable
        caption={say('commit.filesTitle')}
        hideCaption
        columns={[
          { name: say('commit.jurisdiction') },
          { name: say('commit.kind') },
          { name: say('commit.file') },
          { name: say('commit.size'), numeric: true },
          { name: say('commit.fingerprint') },
        ]}
        rows={props.files.map((file) => ({
          key: `${file.jurisdiction} ${file.kind}`,
          cells: [
            file.jurisdiction ?? say('commit.wholeAudit'),
            sayAudit.anyOf(`fileKinds.${file.kind}` as 'fileKinds.manifest', {}),
            <span key="name" className="breakable">
              {file.name}
            </span>,
            formatBytes(file.bytes),
            <Seal
              key="seal"
              hash={file.sha256}
              copyLabel={sayFiles('copyFingerprint')}
              copyWord={sayAnywhere('copy')}
              copiedWord={sayAnywhere('copied')}
              check={null}
            />,
          ],
        }))}
      />
    </section>
  );
}
