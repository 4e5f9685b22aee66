import type { AuditHeading } from '@plumbline/api';
import { Form } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { useOfficeWords } from '../words/office-words.ts';

/** Makes the review team of a jurisdiction; from then on it is listed among its boards. */
export function ReviewTeamCreate(props: { readonly heading: AuditHeading; readonly jurisdiction: string }) {
  const say = useOfficeWords();
  const { heading, jurisdiction } = props;
  const create = useSend('create-review-team');
  const submit = async () => {
    await create.run({ auditId: heading.auditId, jurisdiction });
  };
  return (
    <Form look="panel form" onSubmit={submit}>
      <h2>{say('boards.reviewTitle')}</h2>
      <p>{say(heading.fieldwork === 'batches' ? 'boards.reviewSaysBatches' : 'boards.reviewSays')}</p>
      <ProblemAlert problem={create.problem} />
      <Button submits look="second" pending={create.pending}>
        {say('boards.reviewSubmit')}
      </Button>
    </Form>
  );
}
