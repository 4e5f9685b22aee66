import { type CommandOutput, ROOM_FILE_BYTES_MAX, ROOM_FILE_NAME_MAX } from '@plumbline/api';
import { useState } from 'react';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useSend } from '../../connection/use-send.ts';
import { fileNameOf, saveFile } from '../../drawings/save-file.ts';
import { base64OfFile } from '../../formats/base64-of-file.ts';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { DropZone } from '../../ui/DropZone.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useBallotImportsWords } from '../../words/ballot-imports-words.ts';
import { ImportFound } from './ImportFound.tsx';
import type { ImportsAnswer } from './ImportsPage.tsx';
import { BYTE_ORDER_MARK } from './RegisterDownload.tsx';
import type { RoomPlace } from './room-place.ts';

export type ImportReport = CommandOutput<'import-ballot-file'>;
type Kind = ImportsAnswer['fileKinds'][number];

/** A file that was chosen, with what is found in it. */
type Chosen = {
  readonly kind: Kind['kind'];
  readonly name: string;
  readonly content: string;
  readonly report: ImportReport;
};

/** Chooses what a file holds and the file, shows what it would do, and takes it in. */
export function ImportFile(props: { readonly place: RoomPlace; readonly kinds: readonly Kind[] }) {
  const say = useBallotImportsWords();
  const { place, kinds } = props;
  const [value, setKind] = useState<string>(kinds[0]?.kind ?? '');
  const [chosen, setChosen] = useState<Chosen>();
  const [reading, setReading] = useState<string>();
  const [unread, setUnread] = useState<string>();
  const { run, pending, problem, forget } = useSend('import-ballot-file');
  const kind = kinds.find((each) => each.kind === value);
  if (kind === undefined) return null;

  const look = async (file: Omit<Chosen, 'report'>) => {
    const answer = await run({ ...place, ...file, seen: null, isConfirmed: false });
    if (answer.ok) setChosen({ ...file, report: answer.value });
  };
  const choose = async (file: File) => {
    setChosen(undefined);
    forget();
    setUnread(undefined);
    if (file.size > ROOM_FILE_BYTES_MAX) return setUnread(say('tooLarge', { name: file.name }));
    if (file.name.length > ROOM_FILE_NAME_MAX) return setUnread(say('nameTooLong', { most: ROOM_FILE_NAME_MAX }));
    setReading(file.name);
    const content = await base64OfFile(file);
    if (content === undefined) setUnread(say('unreadable', { name: file.name }));
    else await look({ kind: kind.kind, name: file.name, content });
    setReading(undefined);
  };
  const take = async (isConfirmed: boolean) => {
    if (chosen === undefined || chosen.report.fingerprint === null) return;
    const { report } = chosen;
    const file = withoutReport(chosen);
    const answer = await run({ ...place, ...file, seen: report.fingerprint, isConfirmed });
    if (answer.ok) setChosen({ ...file, report: answer.value });
  };
  return (
    <section className="stack">
      <Alert kind="info">
        <p>{say('noVoters')}</p>
      </Alert>
      <SelectField
        label={say('kind')}
        name="import-kind"
        value={kind.kind}
        error={undefined}
        hint={say(`says.${kind.kind}`)}
        options={kinds.map((each) => ({ value: each.kind, name: say(`kinds.${each.kind}`) }))}
        onChange={(next) => {
          setKind(next);
          setChosen(undefined);
          setUnread(undefined);
          forget();
        }}
      />
      <Expected kind={kind} />
      <DropZone
        key={kind.kind}
        says={say('drop')}
        button={say(chosen === undefined ? 'choose' : 'another')}
        label={say('chooseFor', { kind: say(`kinds.${kind.kind}`) })}
        hint={say('formats')}
        reason={undefined}
        onFiles={([file]) => void choose(file)}
      />
      <p role="status">{reading === undefined ? '' : say('reading', { name: reading })}</p>
      {unread !== undefined && <Alert kind="error">{unread}</Alert>}
      <ProblemAlert problem={problem} />
      {chosen !== undefined && problem?.refusal === 'import-changed-since' && (
        <Button pending={pending} onPress={() => void look(withoutReport(chosen))}>
          {say('lookAgain')}
        </Button>
      )}
      {chosen !== undefined && (
        <ImportFound
          key={chosen.report.sha256}
          name={chosen.name}
          report={chosen.report}
          pending={pending}
          onTake={(isConfirmed) => void take(isConfirmed)}
        />
      )}
    </section>
  );
}

function withoutReport({ report: _, ...file }: Chosen): Omit<Chosen, 'report'> {
  return file;
}

function Expected({ kind }: { readonly kind: Kind }) {
  const say = useBallotImportsWords();
  const name = say(`kinds.${kind.kind}`);
  return (
    <details className="act-fold">
      <summary>{say('columns')}</summary>
      <div className="stack">
        <SimpleTable
          caption={say('columns')}
          hideCaption
          tight
          columns={[{ name: say('column') }, { name: say('isRequired') }]}
          rows={kind.columns.map((column) => ({
            key: column.name,
            cells: [column.name, say(column.isRequired ? 'required' : 'optional')],
          }))}
        />
        <Button
          look="quiet"
          onPress={() => saveFile(fileNameOf(name, 'csv'), `${BYTE_ORDER_MARK}${kind.template}`, 'text/csv')}
        >
          {say('template', { kind: name })}
        </Button>
      </div>
    </details>
  );
}
