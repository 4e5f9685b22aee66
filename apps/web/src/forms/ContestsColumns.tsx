import type { AuditHeading } from '@plumbline/api';
import { useEffect, useState } from 'react';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { useContestsTableWords } from '../words/contests-table-words.ts';

/** The columns that this audit asks for, with the first rows of an example. */
export function ContestsColumns(props: { readonly heading: AuditHeading; readonly jurisdictions: readonly string[] }) {
  const say = useContestsTableWords();
  const { heading, jurisdictions } = props;
  const [rows, setRows] = useState<readonly (readonly string[])[]>([]);
  // The reader of tables is fetched from the server.
  useEffect(() => {
    let isWanted = true;
    void import('./contests-table.ts').then(({ exampleOf }) => {
      if (isWanted) setRows(exampleOf({ heading, jurisdictions }));
    });
    return () => {
      isWanted = false;
    };
  }, [heading, jurisdictions]);
  const [header, ...examples] = rows;
  if (header === undefined) return null;
  return (
    <SimpleTable
      caption={say('columns')}
      tight
      columns={header.map((name) => ({ name }))}
      rows={examples.map((cells, place) => ({ key: String(place), cells }))}
    />
  );
}
