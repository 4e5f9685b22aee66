import type { AuditHeading, QueryOutput } from '@plumbline/api';
import { Form } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { useSetupWords } from '../words/setup-words.ts';

/** Has it worked out what a sample has to show of ranked contests, once nothing else is missing for it. */
export function AssertionsFind(props: {
  readonly heading: AuditHeading;
  readonly missing: QueryOutput<'commitment'>['missing'];
}) {
  const say = useSetupWords();
  const { heading, missing } = props;
  const find = useSend('find-assertions');
  const contests = missing.flatMap((one) => (one.what === 'assertions-not-found' ? [one.contest] : []));
  if (contests.length === 0) return null;
  const comesFirst = missing.some(({ what }) => BEFORE.has(what)) ? say('assertions.first') : undefined;
  return (
    <Form look="panel" onSubmit={async () => void (await find.run({ auditId: heading.auditId }))}>
      <h2>{say('assertions.find')}</h2>
      <p>{say('assertions.findSays', { contests: contests.join(', ') })}</p>
      <ProblemAlert problem={find.problem} />
      <Button submits pending={find.pending} reason={reasonAgainst(heading.abilities['find-assertions']) ?? comesFirst}>
        {say('assertions.findButton')}
      </Button>
    </Form>
  );
}

/** What would be worked out from something else than is there in the end. */
const BEFORE: ReadonlySet<string> = new Set([
  'participants',
  'manifest',
  'cvrs',
  'contest-not-in-cvrs',
  'contest-without-ranks',
  'ranks-unknown',
  'ranked-choices-too-many',
  'choices-not-matched',
]);
