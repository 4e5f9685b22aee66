import type { AuditHeading } from '@plumbline/api';
import type { DefinedContest } from '@plumbline/election';
import { useState } from 'react';
import { HelpLink } from '../components/HelpLink.tsx';
import { useStored } from '../connection/use-stored.ts';
import { fileNameOf, saveFile } from '../drawings/save-file.ts';
import { formatBytes } from '../formats/format-bytes.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { DropZone } from '../ui/DropZone.tsx';
import { TextAreaField } from '../ui/Field.tsx';
import { useContestsTableWords } from '../words/contests-table-words.ts';
import { useSetupWords } from '../words/setup-words.ts';
import { ContestsColumns } from './ContestsColumns.tsx';
import { ContestsTableCheck } from './ContestsTableCheck.tsx';
import type { ContestsRead } from './contests-table.ts';

/** The browser keeps what was typed, and has room for so much of it. */
const FILE_BYTES_MAX = 1024 * 1024;

/**
 * Contests pasted from a spreadsheet or read from a file. They go into the form, where they are saved; what was pasted stays until they
 * are used or given up.
 */
export function ContestsTable(props: {
  readonly heading: AuditHeading;
  readonly jurisdictions: readonly string[];
  /** The contests as they are saved, to be downloaded. */
  readonly saved: readonly DefinedContest[];
  /** How many contests the form below has already. */
  readonly inForm: number;
  readonly onUse: (contests: readonly DefinedContest[], how: 'instead' | 'too') => void;
}) {
  const say = useContestsTableWords();
  const { heading, jurisdictions, saved } = props;
  const [text, changeText, forgetText] = useStored(
    sessionStorage,
    `plumbline-typed contests table ${heading.auditId}`,
    '',
  );
  const [isOpen, setOpen] = useState(text !== '');
  const [read, setRead] = useState<ContestsRead>();
  const [used, setUsed] = useState(0);
  const [isTooLarge, setTooLarge] = useState(false);
  const [reading, setReading] = useState(false);

  const edit = (typed: string) => {
    changeText(typed);
    setRead(undefined);
    setTooLarge(false);
  };
  const check = async (
    from: { readonly name: string } & ({ readonly text: string } | { readonly bytes: Uint8Array }),
  ) => {
    setReading(true);
    const { readContestsTable } = await import('./contests-table.ts');
    setRead(readContestsTable(from, { heading, jurisdictions }));
    setReading(false);
  };
  const take = async (file: File) => {
    setRead(undefined);
    setTooLarge(file.size > FILE_BYTES_MAX);
    if (file.size > FILE_BYTES_MAX) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { textOfTable } = await import('./contests-table.ts');
    const content = textOfTable(bytes);
    // What is no text leaves what was typed before.
    if (content !== undefined) changeText(content);
    await check({ name: file.name, bytes });
  };
  const close = () => {
    forgetText();
    setRead(undefined);
    setTooLarge(false);
    setOpen(false);
  };
  const use = (contests: readonly DefinedContest[], how: 'instead' | 'too') => {
    props.onUse(contests, how);
    setUsed(contests.length);
    close();
  };
  const download = async (what: 'contests' | 'example') => {
    const { contestsCsv, contestsTemplateCsv, layoutOf } = await import('./contests-table.ts');
    const layout = layoutOf({ heading, jurisdictions });
    if (what === 'example') {
      saveFile(fileNameOf(say('exampleName'), 'csv'), contestsTemplateCsv(layout, jurisdictions), 'text/csv');
    } else {
      saveFile(fileNameOf(`${say('fileName')} ${heading.name}`, 'csv'), contestsCsv(saved, layout), 'text/csv');
    }
  };
  const downloads = saved.length > 0 && (
    <Button look="quiet" onPress={() => void download('contests')}>
      {say('download')}
    </Button>
  );
  if (!isOpen) {
    return (
      <div className="stack">
        {used > 0 && <Alert kind="success">{say('used', { count: used })}</Alert>}
        <div className="row">
          <Button
            look="second"
            onPress={() => {
              setOpen(true);
              setUsed(0);
            }}
          >
            {say('open')}
          </Button>
          {downloads}
        </div>
      </div>
    );
  }
  return (
    <section className="panel stack" aria-label={say('title')}>
      <TableHead />
      <ContestsColumns heading={heading} jurisdictions={jurisdictions} />
      <p className="row">
        <Button look="quiet" onPress={() => void download('example')}>
          {say('example')}
        </Button>
        {downloads}
        <HelpLink place={{ topic: 'contests', section: 'contests-as-a-table' }}>{say('howMade')}</HelpLink>
      </p>
      <TextAreaField
        label={say('text')}
        name="contests-table"
        hint={say('textHint')}
        isTable
        value={text}
        error={isTooLarge ? say('tooLarge', { most: formatBytes(FILE_BYTES_MAX) }) : undefined}
        onChange={edit}
      />
      <DropZone
        says={say('dropHere')}
        button={say('choose')}
        label={say('choose')}
        hint={say('format')}
        reason={undefined}
        accept=".csv,.txt,.tsv,text/csv"
        onFiles={([file]) => void take(file)}
      />
      <div aria-live="polite" className="stack">
        {read !== undefined && (
          <ContestsTableCheck
            key={read.name}
            read={read}
            drawsFrom={heading.drawsFrom}
            inForm={props.inForm}
            onUse={use}
          />
        )}
      </div>
      <div className="row">
        {read?.contests === undefined && (
          <Button
            pending={reading}
            reason={text.trim() === '' ? say('nothing') : undefined}
            onPress={() => void check({ name: say('pasted'), text })}
          >
            {say('check')}
          </Button>
        )}
        <Button look="quiet" onPress={close}>
          {say('giveUp')}
        </Button>
      </div>
    </section>
  );
}

function TableHead() {
  const say = useContestsTableWords();
  const saySetup = useSetupWords();
  return (
    <>
      <h2>{say('title')}</h2>
      <p className="quiet measure">{say('says', { save: saySetup('contests.save') })}</p>
    </>
  );
}
