import { whichAudit } from '@plumbline/audit';
import {
  type BatchPlan,
  fingerprintOfPlan,
  type PlannedLot,
  type PlanProblem,
  type PlanSettings,
  type PlanWarning,
  type Site,
  storageFacts,
} from '@plumbline/ballot-management';
import { useState } from 'react';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { formatCount } from '../../formats/format-count.ts';
import { formatDay } from '../../formats/format-time.ts';
import { AuditTypesTable } from '../../forms/AuditTypesTable.tsx';
import { type AdvisorTyped, advisorContest } from '../../forms/advisor-contest.ts';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { MoreRows } from '../../ui/MoreRows.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useRowsSoFar } from '../../ui/use-rows-so-far.ts';
import { useAdvisorWords } from '../../words/advisor-words.ts';
import { type BallotPlanWords, useBallotPlanWords } from '../../words/ballot-plan-words.ts';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import type { BatchPlanAnswer } from './BatchPlanPage.tsx';
import { mayAsk } from './may-ask.ts';
import type { RoomPlace } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';

/** The batches and containers that follow, what is wrong with them, which audits they allow, and the press that adopts them. */
export function PlanProposed(props: {
  readonly place: RoomPlace;
  readonly answer: BatchPlanAnswer;
  readonly settings: PlanSettings | undefined;
  readonly plan: BatchPlan | undefined;
  readonly kinds: readonly Site['kind'][];
}) {
  const say = useBallotPlanWords();
  const { place, answer, settings, plan, kinds } = props;
  const { ask, pending, problem } = useAskRoom(place);
  const [isAdopted, setAdopted] = useState(false);
  if (settings === undefined || plan === undefined || answer.expected.length === 0) {
    return (
      <section className="stack">
        <h2>{say('proposal.title')}</h2>
        <p className="quiet">{say('proposal.noneYet')}</p>
      </section>
    );
  }
  const isSame = isAdoptedAlready(answer, settings, plan);
  const reason = !mayAsk(answer.heading, 'adopt-batch-plan')
    ? say('proposal.mayNot')
    : plan.problems.length > 0
      ? say('proposal.problems')
      : isSame
        ? say('proposal.sameAsAdopted')
        : undefined;
  const adopt = async () => {
    const asked = await ask({ type: 'adopt-batch-plan', settings, seen: fingerprintOfPlan(plan, settings) });
    setAdopted(asked.ok);
  };
  return (
    <section className="stack">
      <h2>{say('proposal.title')}</h2>
      <p>
        {say('proposal.sums', {
          batches: say('proposal.batches', { count: plan.batches }),
          cards: say('proposal.cards', { count: plan.cards }),
          containers: say('proposal.containers', { count: plan.containers.length }),
        })}
      </p>
      <Found
        kind="error"
        title={say('proposal.problems')}
        lines={plan.problems.map((one) => problemInWords(say, one))}
      />
      <Found
        kind="warning"
        title={say('proposal.warnings')}
        lines={plan.warnings.map((one) => warningInWords(say, one))}
      />
      <LotsTable lots={plan.lots} />
      <Audits settings={settings} plan={plan} kinds={kinds} />
      <ProblemAlert problem={problem} />
      {isAdopted && isSame && (
        <Alert kind="success">
          <p>{say('proposal.adopted')}</p>
        </Alert>
      )}
      <Button pending={pending} reason={reason} reasonIsShown onPress={() => void adopt()}>
        {say('proposal.adopt')}
      </Button>
    </section>
  );
}

function isAdoptedAlready({ adopted }: BatchPlanAnswer, settings: PlanSettings, plan: BatchPlan): boolean {
  if (adopted === null) return false;
  const lots = adopted.lots.map(({ batches, ...lot }) => ({
    ...lot,
    batches: batches.map(({ isMade: _, ...batch }) => batch),
  }));
  const before = { ...plan, lots, problems: [] };
  return fingerprintOfPlan(before, adopted.settings) === fingerprintOfPlan(plan, settings);
}

const LINES_SHOWN = 10;

function Found(props: {
  readonly kind: 'error' | 'warning';
  readonly title: string;
  readonly lines: readonly string[];
}) {
  const say = useBallotPlanWords();
  const { kind, title, lines } = props;
  if (lines.length === 0) return null;
  const more = lines.length - LINES_SHOWN;
  return (
    <Alert kind={kind} title={title}>
      <ul>
        {lines.slice(0, LINES_SHOWN).map((line) => (
          <li key={line}>{line}</li>
        ))}
        {more > 0 && <li>{say('proposal.more', { count: more })}</li>}
      </ul>
    </Alert>
  );
}

function problemInWords(say: BallotPlanWords, problem: PlanProblem): string {
  switch (problem.what) {
    case 'sort-unknown':
      return say(`problem.sort-unknown.${problem.sortBy}`, problem);
    case 'name-not-usable':
      return say.anyOf(`problem.name-not-usable.${problem.why}`, problem);
    default:
      return say.anyOf(`problem.${problem.what}`, problem);
  }
}

function warningInWords(say: BallotPlanWords, warning: PlanWarning): string {
  return say.anyOf(`warning.${warning.what}`, warning);
}

/** Batches by what they have in common: their names from the first to the last. */
function LotsTable({ lots }: { readonly lots: readonly PlannedLot[] }) {
  const say = useBallotPlanWords();
  const sayRoom = useBallotRoomWords();
  const rows = useRowsSoFar(lots.length);
  if (lots.length === 0) return null;
  return (
    <>
      <SimpleTable
        caption={say('proposal.table')}
        tight
        columns={[
          { name: say('proposal.names') },
          { name: say('proposal.number'), numeric: true },
          { name: say('expected.cards'), numeric: true },
          { name: say('expected.site') },
          { name: say('expected.day') },
          { name: say('expected.tabulator') },
          { name: say('expected.channel') },
          { name: say('proposal.sorted') },
          { name: say('proposal.containersOf') },
        ]}
        rows={lots.slice(0, rows.count).map(({ batches, ...lot }) => {
          const containers = [...new Set(batches.map(({ container }) => container))];
          return {
            key: JSON.stringify(lot),
            cells: [
              rangeInWords(
                say,
                batches.map(({ name }) => name),
              ),
              formatCount(batches.length),
              formatCount(batches.reduce((sum, { cards }) => sum + cards, 0)),
              lot.site,
              lot.day === null ? '–' : formatDay(lot.day),
              lot.tabulator,
              sayRoom(`channels.${lot.channel}`),
              lot.sorted ?? '–',
              rangeInWords(say, containers),
            ],
          };
        })}
      />
      <MoreRows rows={rows} words={formatCount(lots.length)} />
    </>
  );
}

export function rangeInWords(say: BallotPlanWords, names: readonly string[]): string {
  const [first = '', last = ''] = [names[0], names.at(-1)];
  return names.length < 2 ? first : say('proposal.range', { first, last });
}

/** Which audits this storage allows, for a contest of all cards that are expected. */
function Audits(props: {
  readonly settings: PlanSettings;
  readonly plan: BatchPlan;
  readonly kinds: readonly Site['kind'][];
}) {
  const say = useBallotPlanWords();
  const sayAdvisor = useAdvisorWords();
  const { settings, plan, kinds } = props;
  const [typed, setTyped] = useState<Omit<AdvisorTyped, 'ballots'>>({ margin: '4', limit: '5' });
  const contest = advisorContest({ ...typed, ballots: String(plan.cards) });
  const sizes = useAsk(
    'planner-sizes',
    { contest: contest?.text ?? '', limitPercent: contest?.limit ?? 0 },
    { enabled: contest !== undefined },
  );
  const figure = (name: 'margin' | 'limit') => (
    <TextField
      label={sayAdvisor(name)}
      name={`plan-${name}`}
      numeric
      value={typed[name]}
      error={undefined}
      onChange={(text) => setTyped({ ...typed, [name]: text })}
    />
  );
  return (
    <section className="stack">
      <h3>{say('audits.title')}</h3>
      <p>{say('audits.lead')}</p>
      <div className="figures">
        {figure('margin')}
        {figure('limit')}
      </div>
      {contest === undefined && <p role="status">{sayAdvisor('wrong')}</p>}
      <AuditTypesTable
        types={whichAudit(storageFacts(kinds, settings))}
        sizes={sizes.data?.types ?? []}
        stored={{ batches: plan.batches, cards: plan.cards }}
      />
      <p className="quiet small">{sayAdvisor('rough')}</p>
    </section>
  );
}
