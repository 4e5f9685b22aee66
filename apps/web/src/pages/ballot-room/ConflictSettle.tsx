import type { QueryOutput } from '@plumbline/api';
import { RULINGS } from '@plumbline/ballot-management';
import { useState } from 'react';
import { Form } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { SelectField, TextAreaField, TextField } from '../../ui/Field.tsx';
import { useBallotDevicesWords } from '../../words/ballot-devices-words.ts';
import { type ActShown, actInWords } from './act-in-words.ts';
import { timesInWords } from './device-times.ts';
import type { RoomPlace } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';

type Conflict = QueryOutput<'ballot-devices'>['conflicts'][number];
type Ruled = { readonly ruling: string; readonly readAs: string };
const NOTHING: Ruled = { ruling: '', readAs: '' };

function keyOf({ device, counter }: ActShown): string {
  return `${device} ${counter}`;
}

/** A conflict with all its sides, and what somebody who did none of it decides about each. */
export function ConflictSettle(props: { readonly place: RoomPlace; readonly conflict: Conflict }) {
  const say = useBallotDevicesWords();
  const { place, conflict } = props;
  const { ask, pending, problem } = useAskRoom(place);
  const [ruled, setRuled] = useState<Readonly<Record<string, Ruled>>>({});
  const [reason, setReason] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const ruledOf = (act: ActShown) => ruled[keyOf(act)] ?? NOTHING;
  const change = (act: ActShown, next: Partial<Ruled>) => {
    setRuled((before) => ({ ...before, [keyOf(act)]: { ...(before[keyOf(act)] ?? NOTHING), ...next } }));
  };
  const settle = async () => {
    const sides = conflict.sides.flatMap((act) => {
      const { ruling, readAs } = ruledOf(act);
      const known = RULINGS.find((one) => one === ruling);
      const isSeal = act.type === 'apply-seal' && known === 'stands';
      if (known === undefined || (isSeal && readAs.trim() === '')) return [];
      const { device, counter } = act;
      return [{ device, counter, ruling: known, readAs: isSeal ? readAs.trim() : null }];
    });
    const isWhole = sides.length === conflict.sides.length && reason.trim() !== '';
    setIncomplete(!isWhole);
    if (!isWhole) return;
    await ask({ type: 'settle-device-conflict', conflict: conflict.conflict, sides, reason: reason.trim() });
  };
  return (
    <section className="panel stack">
      <h3>{say(`conflicts.kinds.${conflict.kind}`)}</h3>
      <ul className="stack">
        {conflict.sides.map((act) => (
          <li key={keyOf(act)}>
            <p className="strong">{actInWords(say, act)}</p>
            <p>
              {say('conflicts.rulingOf', { counter: act.counter, device: act.deviceName })}: {act.by.join(', ')}
            </p>
            <p className="small">{timesInWords(say, act)}</p>
            {act.problem !== null && <p>{act.problem}</p>}
          </li>
        ))}
      </ul>
      {conflict.following.length > 0 && (
        <p className="quiet">
          {say('conflicts.following', {
            acts: conflict.following.map((act) => actInWords(say, act)).join('; '),
          })}
        </p>
      )}
      {conflict.maySettle ? (
        <Form look="form stack" onSubmit={settle}>
          {conflict.sides.map((act) => (
            <div className="stack" key={keyOf(act)}>
              <SelectField
                label={`${say('conflicts.rulingOf', { counter: act.counter, device: act.deviceName })}: ${actInWords(say, act)}`}
                name={`ruling ${keyOf(act)}`}
                value={ruledOf(act).ruling}
                error={undefined}
                options={[
                  { value: '', name: say('conflicts.notChosen') },
                  { value: 'stands', name: say('conflicts.stands') },
                  { value: 'set-aside', name: say('conflicts.setAside') },
                ]}
                onChange={(ruling) => change(act, { ruling })}
              />
              {act.type === 'apply-seal' && ruledOf(act).ruling === 'stands' && (
                <TextField
                  label={say('conflicts.readAs', { container: act.subject })}
                  name={`seal ${keyOf(act)}`}
                  maxLength={40}
                  value={ruledOf(act).readAs}
                  error={undefined}
                  onChange={(readAs) => change(act, { readAs })}
                />
              )}
            </div>
          ))}
          <TextAreaField
            label={say('conflicts.reason')}
            name={`reason ${conflict.conflict}`}
            maxLength={2000}
            value={reason}
            error={undefined}
            onChange={setReason}
          />
          {isIncomplete && (
            <Alert kind="error">
              <p>{say('conflicts.incomplete')}</p>
            </Alert>
          )}
          <ProblemAlert problem={problem} />
          <Button submits pending={pending}>
            {say('conflicts.submit')}
          </Button>
        </Form>
      ) : (
        <p className="quiet">{say('conflicts.maySettle')}</p>
      )}
    </section>
  );
}
