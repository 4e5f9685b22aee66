import type { QueryOutput } from '@plumbline/api';
import { useState } from 'react';
import { Form } from '../components/Form.tsx';
import { Overtaken } from '../components/Overtaken.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { UnsavedGuard } from '../components/UnsavedGuard.tsx';
import { useDraft } from '../connection/use-draft.ts';
import { useSend } from '../connection/use-send.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { useRoomPlanWords } from '../words/room-plan-words.ts';

/** Among the places, what is typed as the day: no place is called so. */
const DAY = 'day';

/** Who is to be there: a name for each place, and what is wrong with the plan as it was saved. */
export function StaffingSet(props: {
  readonly place: { readonly auditId: string; readonly jurisdiction: string };
  readonly staffing: QueryOutput<'room-plan'>['staffing'];
}) {
  const say = useRoomPlanWords();
  const { place: room, staffing } = props;
  const saved: Readonly<Record<string, string>> = Object.fromEntries([
    [DAY, staffing.day ?? ''],
    ...staffing.places.map(({ place, name }) => [place, name]),
  ]);
  const typing = useDraft(`staffing ${room.auditId} ${room.jurisdiction}`, {
    value: saved,
    version: staffing.version,
  });
  const [isSaved, setSaved] = useState(false);
  const save = useSend('set-staffing');
  const isOvertaken = typing.isOvertaken && !save.pending;
  const submit = async () => {
    const { [DAY]: day = '', ...named } = typing.value;
    const names = Object.entries(named).map(([place, name]) => ({ place, name: name.trim() }));
    const answer = await save.run({ ...room, names, day: day === '' ? null : day, basedOn: typing.basedOn });
    if (answer.ok) typing.forget();
    setSaved(answer.ok);
  };
  return (
    <Form look="panel form" onSubmit={submit}>
      <h2>{say('staffing.title')}</h2>
      <p className="measure">{say('staffing.says')}</p>
      {staffing.version > 0 &&
        (staffing.warnings.length === 0 ? (
          <Alert kind="success">{say('staffing.fine')}</Alert>
        ) : (
          <Alert kind="warning" title={say('staffing.warnings')}>
            <ul>
              {staffing.warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          </Alert>
        ))}
      {staffing.trainingsOn?.isToday === true && <p className="quiet measure">{say('staffing.today')}</p>}
      <TextField
        label={say('staffing.day')}
        hint={say('staffing.dayHint')}
        name="staff-day"
        type="date"
        value={typing.value[DAY] ?? ''}
        error={undefined}
        onChange={(day) => {
          setSaved(false);
          typing.change({ ...typing.value, [DAY]: day });
        }}
      />
      {staffing.places.map(({ place, inWords, name: savedName, untrained }, index) => (
        <TextField
          key={place}
          label={inWords}
          // What was looked up is about who is saved here, not about who is being typed.
          hint={typing.value[place] === savedName ? (untrained ?? undefined) : undefined}
          name={`staff-${index}`}
          maxLength={100}
          value={typing.value[place] ?? ''}
          error={undefined}
          onChange={(name) => {
            setSaved(false);
            typing.change({ ...typing.value, [place]: name });
          }}
        />
      ))}
      {isOvertaken && <Overtaken onShowSaved={typing.forget} onKeepMine={typing.keepMine} />}
      {!isOvertaken && <ProblemAlert problem={save.problem} />}
      {isSaved && <Alert kind="success">{say('saved')}</Alert>}
      {!isOvertaken && (
        <div className="row">
          <Button submits pending={save.pending}>
            {say('staffing.save')}
          </Button>
        </div>
      )}
      <UnsavedGuard when={typing.isChanged} onLeave={typing.forget} />
    </Form>
  );
}
