import type { Abilities, UploadReport } from '@plumbline/api';
import { useState } from 'react';
import { Form } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { SelectField } from '../ui/Field.tsx';
import { fieldId } from '../ui/field-id.ts';
import { useFilesWords } from '../words/files-words.ts';

type Naming = NonNullable<UploadReport['naming']>;

/** Says what each header of an uploaded manifest means, where the file does not use our words. */
export function HeadersName(props: {
  readonly auditId: string;
  readonly jurisdiction: string;
  readonly uploadId: string;
  readonly naming: Naming;
  readonly abilities: Abilities;
  readonly onRead: (report: UploadReport) => void;
}) {
  const say = useFilesWords();
  const name = useSend('name-headers');
  const { naming, uploadId, auditId, jurisdiction } = props;
  const [headers, setHeaders] = useState(naming.headers);
  const change = (header: string, column: string) =>
    setHeaders(headers.map((one) => (one.header === header ? { header, column: column === '' ? null : column } : one)));
  const read = async () => {
    const answer = await name.run({ auditId, jurisdiction, uploadId, headers });
    if (answer.ok) props.onRead(answer.value.report);
  };
  const columns = naming.columns.map((column) => ({
    value: column.name,
    name: say(column.required ? 'headers.required' : 'headers.optional', { column: column.name }),
  }));
  return (
    <Form look="panel" onSubmit={read}>
      <h4>{say('headers.title')}</h4>
      <p>{say('headers.intro')}</p>
      {headers.map(({ header, column }) => (
        <SelectField
          key={header}
          label={say('headers.is', { header })}
          name={fieldId(`header ${uploadId}`, header)}
          value={column ?? ''}
          options={[{ value: '', name: say('headers.notUsed') }, ...columns]}
          error={undefined}
          onChange={(chosen) => change(header, chosen)}
        />
      ))}
      <ProblemAlert problem={name.problem} />
      <Button
        submits
        look="second"
        pending={name.pending}
        reason={reasonAgainst(props.abilities['name-headers']) ?? problemOf(naming, headers, say)}
      >
        {say('headers.read')}
      </Button>
    </Form>
  );
}

/** Why these headers cannot be read yet: a column that is needed is not named, or one is named twice. */
function problemOf(
  { columns }: Naming,
  headers: Naming['headers'],
  say: ReturnType<typeof useFilesWords>,
): string | undefined {
  const chosen = headers.flatMap(({ column }) => (column === null ? [] : [column]));
  const twice = chosen.find((column, place) => chosen.indexOf(column) !== place);
  if (twice !== undefined) return say('headers.twice', { column: twice });
  const missing = columns.find(({ name, required }) => required && !chosen.includes(name));
  return missing === undefined ? undefined : say('headers.missing', { column: missing.name });
}
