import type { QueryOutput } from '@plumbline/api';
import { useState } from 'react';
import { Form, FormErrors } from '../components/Form.tsx';
import { Overtaken } from '../components/Overtaken.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { UnsavedGuard } from '../components/UnsavedGuard.tsx';
import { useDraft } from '../connection/use-draft.ts';
import { useSend } from '../connection/use-send.ts';
import { formatCount } from '../formats/format-count.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { CheckboxField, TextField } from '../ui/Field.tsx';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { useRoomPlanWords } from '../words/room-plan-words.ts';
import { draftOfSupplies, readCount, readSupplies, type SupplyDraft, withNewLine } from './supplies-draft.ts';

type Plan = QueryOutput<'room-plan'>;

/** What has to be there: every line can be changed, ticked, removed and added. */
export function SuppliesSet(props: {
  readonly place: { readonly auditId: string; readonly jurisdiction: string };
  readonly plan: Plan;
}) {
  const say = useRoomPlanWords();
  const { place, plan } = props;
  const { supplies, boards } = plan;
  const typing = useDraft(`supplies ${place.auditId} ${place.jurisdiction}`, {
    value: draftOfSupplies(supplies.lines),
    version: supplies.version,
  });
  const lines = typing.value;
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [saved, setSaved] = useState(false);
  const save = useSend('set-supplies');
  const isOvertaken = typing.isOvertaken && !save.pending;
  const change = (next: readonly SupplyDraft[]) => {
    setSaved(false);
    typing.change(next);
  };
  const edit = (key: number, part: Partial<SupplyDraft>) =>
    change(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const named = (line: SupplyDraft) => (line.item.trim() === '' ? say('supplies.newItem') : line.item);
  const send = async (kept: Parameters<typeof save.run>[0]['lines']) => {
    const answer = await save.run({ ...place, lines: kept, basedOn: typing.basedOn });
    if (answer.ok) typing.forget();
    setSaved(answer.ok);
  };
  const submit = async () => {
    const read = readSupplies(lines);
    setErrors(
      read.problems.map(({ name, code, line }) => ({
        name,
        message: code === 'item' ? say('supplies.itemMissing') : say('supplies.numberWrong', { item: named(line) }),
      })),
    );
    if (read.problems.length === 0) await send([...read.lines]);
  };
  const groups = [...new Set([...supplies.groups, ...lines.map(({ group }) => group)])];
  return (
    <Form look="panel stack" onSubmit={submit}>
      <h2>{say('supplies.title')}</h2>
      <p className="measure">{say('supplies.says')}</p>
      {supplies.isProposed && <p className="quiet">{say('supplies.proposed')}</p>}
      <FormErrors errors={errors} />
      {groups.map((group) => (
        <div className="stack" key={group}>
          <h3>{say(`supplies.groups.${group}`)}</h3>
          <SimpleTable
            caption={say(`supplies.groups.${group}`)}
            hideCaption
            roomy
            columns={[
              { name: say('supplies.item'), wordy: true },
              { name: say('supplies.each') },
              { name: say('supplies.besides') },
              { name: say('supplies.all'), numeric: true },
              { name: say('supplies.who') },
              { name: say('supplies.there') },
              { name: say('supplies.act') },
            ]}
            rows={lines
              .filter((line) => line.group === group)
              .map((line) => ({
                key: String(line.key),
                cells: [
                  <div key="item" className="supply-item">
                    <TextField
                      hideLabel
                      wide
                      label={say('supplies.itemOf', { number: lines.indexOf(line) + 1 })}
                      name={`item-${line.key}`}
                      maxLength={200}
                      value={line.item}
                      error={errorOf(errors, `item-${line.key}`)}
                      onChange={(item) => edit(line.key, { item })}
                    />
                  </div>,
                  <TextField
                    key="each"
                    hideLabel
                    numeric
                    label={say('supplies.eachOf', { item: named(line) })}
                    name={`each-${line.key}`}
                    maxLength={5}
                    value={line.each}
                    error={errorOf(errors, `each-${line.key}`)}
                    onChange={(each) => edit(line.key, { each })}
                  />,
                  <TextField
                    key="besides"
                    hideLabel
                    numeric
                    label={say('supplies.besidesOf', { item: named(line) })}
                    name={`besides-${line.key}`}
                    maxLength={5}
                    value={line.besides}
                    error={errorOf(errors, `besides-${line.key}`)}
                    onChange={(besides) => edit(line.key, { besides })}
                  />,
                  formatCount(boards * (readCount(line.each) ?? 0) + (readCount(line.besides) ?? 0)),
                  <TextField
                    key="who"
                    hideLabel
                    label={say('supplies.whoOf', { item: named(line) })}
                    name={`who-${line.key}`}
                    maxLength={100}
                    value={line.who}
                    error={undefined}
                    onChange={(who) => edit(line.key, { who })}
                  />,
                  <CheckboxField
                    key="there"
                    label={
                      <>
                        <span aria-hidden="true">{say('supplies.there')}</span>
                        <span className="visually-hidden">{say('supplies.thereOf', { item: named(line) })}</span>
                      </>
                    }
                    name={`there-${line.key}`}
                    checked={line.there}
                    onChange={(there) => edit(line.key, { there })}
                  />,
                  <Button
                    key="remove"
                    look="quiet"
                    label={say('supplies.removeOf', { item: named(line) })}
                    onPress={() => change(lines.filter(({ key }) => key !== line.key))}
                  >
                    {say('supplies.remove')}
                  </Button>,
                ],
              }))}
          />
          <div className="row">
            <Button
              look="second"
              label={say('supplies.addTo', { group: say(`supplies.groups.${group}`) })}
              onPress={() => change(withNewLine(lines, group))}
            >
              {say('supplies.add')}
            </Button>
          </div>
        </div>
      ))}
      {isOvertaken && <Overtaken onShowSaved={typing.forget} onKeepMine={typing.keepMine} />}
      {!isOvertaken && <ProblemAlert problem={save.problem} />}
      {saved && <Alert kind="success">{say('saved')}</Alert>}
      {!isOvertaken && (
        <div className="row">
          <Button submits pending={save.pending}>
            {say('supplies.save')}
          </Button>
          {!supplies.isProposed && (
            <Button look="quiet" onPress={() => void send(null)}>
              {say('supplies.again')}
            </Button>
          )}
        </div>
      )}
      <UnsavedGuard when={typing.isChanged} onLeave={typing.forget} />
    </Form>
  );
}
