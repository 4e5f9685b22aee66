import { areAsListed, type FormDefinition } from '@plumbline/ballot-management';
import { withRowsOfList } from '../../forms/carrier-rows.ts';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { useBallotFormsWords } from '../../words/ballot-forms-words.ts';
import type { FormAnswer } from './FormPage.tsx';
import { listsCarriers, type useRoomForm } from './use-room-form.ts';

/** Where a form says something else of the carriers of its site than their list: how to take over what the list says. */
export function FormCarriers(props: {
  readonly answer: FormAnswer;
  readonly definition: FormDefinition;
  readonly typing: ReturnType<typeof useRoomForm>;
}) {
  const say = useBallotFormsWords();
  const { carriers } = props.answer;
  const { draft, filled } = props.typing;
  if (!listsCarriers(props.definition) || areAsListed(filled.tables.carriers ?? [], carriers)) return null;
  const takeOver = () => {
    const rows = withRowsOfList(draft.value.tables.carriers ?? [], carriers);
    draft.change({ ...draft.value, tables: { ...draft.value.tables, carriers: rows } });
  };
  return (
    <Alert kind="warning" title={say('fill.carriersDiffer')}>
      <p>{say('fill.carriersDifferSays', { carriers: carriers.map(({ carrier }) => carrier).join(', ') })}</p>
      <Button look="second" onPress={takeOver}>
        {say('fill.carriersTakeOver')}
      </Button>
    </Alert>
  );
}
