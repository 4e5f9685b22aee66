import type { Ability, QueryOutput } from '@plumbline/api';
import { EXPECTED_SOURCES, type ExpectedSource } from '@plumbline/election';
import { type ClipboardEvent, useState } from 'react';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { UnsavedGuard } from '../components/UnsavedGuard.tsx';
import { UploadCheck } from '../components/UploadCheck.tsx';
import { useDraft } from '../connection/use-draft.ts';
import { useFileUpload } from '../connection/use-file-upload.ts';
import { useSend } from '../connection/use-send.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { SelectField, TextField } from '../ui/Field.tsx';
import { type SetupWords, useSetupWords } from '../words/setup-words.ts';
import {
  BLANK_ROW,
  COLUMNS,
  filledRows,
  type ParticipantRow,
  participantsCsv,
  rowNumber,
  rowsOf,
  TYPED_ROWS_MAX,
} from './participants-draft.ts';
import { pasteRows, takePasted } from './paste-rows.ts';

const TYPED_COLUMNS = ['jurisdiction', 'email', 'expected'] as const;
const BLANK_ROWS = [BLANK_ROW, BLANK_ROW, BLANK_ROW];

/**
 * The list of participants typed instead of uploaded. It makes the same file, which is checked by the same reader and kept by
 * its digest, so that the record does not depend on how the list was made.
 */
export function ParticipantsType(props: {
  readonly auditId: string;
  readonly asked: QueryOutput<'plan'>;
  readonly ability: Ability | undefined;
}) {
  const say = useSetupWords();
  const { auditId, asked, ability } = props;
  const { jurisdictions } = asked.plan;
  const sourceInWords = (source: ExpectedSource) => say(`participants.sources.${source}`);
  const inAudit = new Set(jurisdictions.map(({ name }) => name));
  const ofElection = asked.jurisdictionsOfElection;
  const known = rowsOf(
    ofElection.filter(({ name }) => inAudit.has(name)),
    jurisdictions,
    sourceInWords,
  );
  const [isOpen, setOpen] = useState(false);
  const typing = useDraft(`participants ${auditId}`, {
    value: known.length === 0 ? BLANK_ROWS : known,
    version: asked.participants.registered?.sha256 ?? null,
  });
  const upload = useFileUpload({ auditId, kind: 'participants', jurisdiction: null });
  const register = useSend('register-file');
  // What a page from before typed has no sources.
  const rows = typing.value.map((row) => ({ ...BLANK_ROW, ...row }));
  const change = (changed: readonly ParticipantRow[]) => {
    upload.forget();
    register.forget();
    typing.change(changed.length === 0 ? BLANK_ROWS : changed);
  };
  const check = () => {
    const filled = filledRows(rows);
    typing.change(filled.length === 0 ? BLANK_ROWS : filled);
    const file = new File([participantsCsv(filled)], say('participants.typedFile'), { type: 'text/csv' });
    void upload.start(file);
  };
  const use = async (uploadId: string, confirmed: boolean) => {
    const answer = await register.run({ auditId, jurisdiction: null, kind: 'participants', uploadId, confirmed });
    if (!answer.ok) return;
    upload.forget();
    typing.forget();
    setOpen(false);
  };
  const reason = reasonAgainst(ability);
  const isTooLong = rows.length > TYPED_ROWS_MAX;
  if (!isOpen && !typing.isChanged) {
    if (isTooLong) return null;
    return (
      <div className="row">
        <Button look="second" reason={reason} onPress={() => setOpen(true)}>
          {say(known.length === 0 ? 'participants.type' : 'participants.typeChange')}
        </Button>
      </div>
    );
  }
  return (
    <section className="panel stack" aria-label={say('participants.typeTitle')}>
      <h2>{say('participants.typeTitle')}</h2>
      <p className="quiet">{say('participants.typeSays')}</p>
      {ofElection.some(({ name }) => !inAudit.has(name)) && (
        <div className="row">
          <Button look="second" onPress={() => change(rowsOf(ofElection, jurisdictions, sourceInWords))}>
            {say('participants.typeAll', { count: ofElection.length })}
          </Button>
        </div>
      )}
      <ol className="participant-fields">
        {rows.map((row, place) => (
          <ParticipantFields
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the fields are named after
            key={place}
            place={place}
            row={row}
            onChange={(changed) => change(rows.with(place, changed))}
            onRemove={() => change(rows.toSpliced(place, 1))}
            onPaste={(column, text) =>
              change(pasteRows(rows, { columns: COLUMNS, blank: BLANK_ROW, row: place, column }, text))
            }
          />
        ))}
      </ol>
      <div className="row">
        <Button look="quiet" onPress={() => change([...rows, BLANK_ROW])}>
          {say('participants.typeAdd')}
        </Button>
      </div>
      {isTooLong && <Alert kind="warning">{say('participants.typeTooLong', { count: TYPED_ROWS_MAX })}</Alert>}
      <ProblemAlert problem={upload.problem ?? register.problem} />
      {upload.report !== undefined && (
        <UploadCheck
          key={upload.report.uploadId}
          report={upload.report}
          pending={register.pending}
          onUse={(confirmed) => upload.report && void use(upload.report.uploadId, confirmed)}
        />
      )}
      <div className="row">
        {upload.report?.accepted !== true && (
          <Button
            pending={upload.sending !== undefined}
            reason={reason ?? (filledRows(rows).length === 0 ? say('participants.typeNothing') : undefined)}
            onPress={check}
          >
            {say('participants.typeCheck')}
          </Button>
        )}
        <Button
          look="quiet"
          onPress={() => {
            upload.forget();
            typing.forget();
            setOpen(false);
          }}
        >
          {say('participants.typeCancel')}
        </Button>
      </div>
      <UnsavedGuard when={typing.isChanged} onLeave={typing.forget} />
    </section>
  );
}

function ParticipantFields(props: {
  readonly place: number;
  readonly row: ParticipantRow;
  readonly onChange: (row: ParticipantRow) => void;
  readonly onRemove: () => void;
  readonly onPaste: (column: keyof ParticipantRow, text: string) => void;
}) {
  const say = useSetupWords();
  const { place, row } = props;
  const number = rowNumber(place);
  const paste = (event: ClipboardEvent) => {
    const pasted = takePasted(event, COLUMNS);
    if (pasted !== undefined) props.onPaste(pasted.column, pasted.text);
  };
  return (
    <li onPaste={paste}>
      <span className="participant-number small quiet">{say('participants.rowNumber', { number })}</span>
      {TYPED_COLUMNS.map((column) => (
        <TextField
          key={column}
          label={say(`participants.columns.${column}`)}
          name={`participants.${place}.${column}`}
          column={column}
          type={column === 'email' ? 'email' : 'text'}
          numeric={column === 'expected'}
          maxLength={column === 'expected' ? 20 : 500}
          value={row[column]}
          error={undefined}
          onChange={(value) => props.onChange({ ...row, [column]: value })}
        />
      ))}
      <SelectField
        label={say('participants.columns.from')}
        name={`participants.${place}.from`}
        column="from"
        value={row.from}
        options={sourceOptions(row.from, say)}
        error={undefined}
        onChange={(from) => props.onChange({ ...row, from })}
      />
      <Button look="quiet" label={say('participants.removeRow', { number })} onPress={props.onRemove}>
        {say('participants.removeWord')}
      </Button>
    </li>
  );
}

/** What was pasted and is no source stays in sight, until the check says what is wrong with it. */
function sourceOptions(chosen: string, say: SetupWords) {
  const known = EXPECTED_SOURCES.map((source) => say(`participants.sources.${source}`));
  const others = chosen === '' || known.includes(chosen) ? [] : [chosen];
  return [
    { value: '', name: say('participants.sourceNotSaid') },
    ...[...known, ...others].map((name) => ({ value: name, name })),
  ];
}
