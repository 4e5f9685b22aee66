import type { AuditHeading, ElectionLine, QueryOutput } from '@plumbline/api';
import { useState } from 'react';
import { Form, FormErrors } from '../components/Form.tsx';
import { Overtaken } from '../components/Overtaken.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { STATES } from '../components/states.ts';
import { UnsavedGuard } from '../components/UnsavedGuard.tsx';
import { useDraft } from '../connection/use-draft.ts';
import { useSend } from '../connection/use-send.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { CheckboxField, SelectField, TextField } from '../ui/Field.tsx';
import { RadioTiles } from '../ui/RadioTiles.tsx';
import { useWordsEverywhere } from '../words/everywhere-words.ts';
import { useSetupWords } from '../words/setup-words.ts';
import { readLimit } from './read-limit.ts';

type Settings = NonNullable<QueryOutput<'plan'>['plan']['settings']>;

const SUGGESTED_LIMIT = 10;

export function SettingsChange(props: {
  readonly heading: AuditHeading;
  readonly settings: Settings | null;
  /** What it says is proposed, where no settings were saved yet. */
  readonly election: Pick<ElectionLine, 'name' | 'state'>;
}) {
  const say = useSetupWords();
  const sayAnywhere = useWordsEverywhere();
  const { heading } = props;
  const { online, offline } = heading.fieldworks;
  const isOneWay = online === offline;
  const isCount = heading.takes === 'everything';
  const before: Settings = props.settings ?? {
    electionName: props.election.name,
    state: props.election.state ?? '',
    riskLimitPercent: isCount ? 0 : SUGGESTED_LIMIT,
    // Where there is no choice, boards that enter each card do so at a screen.
    dataEntry: isOneWay && online !== 'ballots' ? 'offline' : 'online',
    doubleEntry: false,
    boardsOfTwo: true,
  };
  // The limit stands as it is typed: half a number is none yet.
  const typing = useDraft(`settings as typed ${heading.auditId}`, {
    value: { ...before, limit: String(before.riskLimitPercent) },
    version: JSON.stringify(props.settings),
  });
  const typed = typing.value;
  const fieldwork = heading.fieldworks[typed.dataEntry];
  const mayBeTwice = fieldwork !== 'totals';
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [saved, setSaved] = useState(false);
  const change = useSend('change-settings');
  const ability = heading.abilities['change-settings'];
  const isOvertaken = typing.isOvertaken && !change.pending;
  const edit = (part: Partial<typeof typed>) => {
    setSaved(false);
    typing.change({ ...typed, ...part });
  };
  const submit = async () => {
    const found: FieldError[] = [];
    if (typed.electionName.trim() === '')
      found.push({ name: 'electionName', message: say('settings.electionNameMissing') });
    if (typed.state === '') found.push({ name: 'state', message: say('settings.stateMissing') });
    const { limit, ...rest } = typed;
    const riskLimitPercent = isCount ? 0 : readLimit(limit);
    if (riskLimitPercent === undefined)
      found.push({ name: 'riskLimitPercent', message: say('settings.riskLimitWrong') });
    setErrors(found);
    if (riskLimitPercent === undefined || found.length > 0) return;
    const doubleEntry = mayBeTwice && rest.doubleEntry;
    const boardsOfTwo = fieldwork === 'ballots' && rest.boardsOfTwo;
    const settings = { ...rest, doubleEntry, boardsOfTwo, riskLimitPercent, electionName: typed.electionName.trim() };
    const answer = await change.run({ auditId: heading.auditId, settings });
    if (answer.ok) typing.forget();
    setSaved(answer.ok);
  };
  return (
    <Form look="panel form" onSubmit={submit}>
      <FormErrors errors={errors} />
      <TextField
        label={say('settings.electionName')}
        name="electionName"
        hint={say('settings.electionNameHint')}
        maxLength={200}
        value={typed.electionName}
        error={errorOf(errors, 'electionName')}
        onChange={(electionName) => edit({ electionName })}
      />
      <SelectField
        label={say('settings.state')}
        name="state"
        value={typed.state}
        error={errorOf(errors, 'state')}
        options={[
          { value: '', name: say('settings.stateNone') },
          ...STATES.map((state) => ({ value: state.code, name: state.name })),
        ]}
        onChange={(state) => edit({ state })}
      />
      {!isCount && (
        <TextField
          label={say('settings.riskLimit')}
          name="riskLimitPercent"
          hint={say('settings.riskLimitHint')}
          maxLength={10}
          value={typed.limit}
          error={errorOf(errors, 'riskLimitPercent')}
          onChange={(limit) => edit({ limit })}
        />
      )}
      {isOneWay ? (
        <p className="quiet">
          {say(isCount ? 'settings.countEntry' : online === 'ballots' ? 'settings.cardEntry' : 'settings.batchEntry')}
        </p>
      ) : (
        <RadioTiles
          legend={say('settings.dataEntry')}
          name="dataEntry"
          value={typed.dataEntry}
          error={undefined}
          tiles={[
            { value: 'online', name: say('settings.online'), says: say('settings.onlineSays') },
            { value: 'offline', name: say('settings.offline'), says: say('settings.offlineSays') },
          ]}
          onChange={(chosen) => edit({ dataEntry: chosen === 'offline' ? 'offline' : 'online' })}
        />
      )}
      {mayBeTwice && (
        <CheckboxField
          label={say(fieldwork === 'batches' ? 'settings.doubleEntryBatches' : 'settings.doubleEntry')}
          name="doubleEntry"
          hint={say(fieldwork === 'batches' ? 'settings.doubleEntryBatchesSays' : 'settings.doubleEntrySays')}
          checked={typed.doubleEntry}
          onChange={(doubleEntry) => edit({ doubleEntry })}
        />
      )}
      {fieldwork === 'ballots' && !typed.doubleEntry && (
        <CheckboxField
          label={say('settings.boardsOfOne')}
          name="boardsOfOne"
          hint={say('settings.boardsOfOneSays')}
          checked={!typed.boardsOfTwo}
          onChange={(boardsOfOne) => edit({ boardsOfTwo: !boardsOfOne })}
        />
      )}
      {isOvertaken && <Overtaken onShowSaved={typing.forget} onKeepMine={typing.keepMine} />}
      <ProblemAlert problem={change.problem} />
      {saved && <Alert kind="success">{say('settings.saved')}</Alert>}
      <Button
        submits
        pending={change.pending}
        reason={reasonAgainst(ability) ?? (isOvertaken ? sayAnywhere('overtaken.title') : undefined)}
      >
        {say('settings.save')}
      </Button>
      <UnsavedGuard when={typing.isChanged} onLeave={typing.forget} />
    </Form>
  );
}
