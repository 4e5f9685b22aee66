import { fileNameOf, saveFile } from '../../drawings/save-file.ts';
import { csvText } from '../../formats/csv-text.ts';
import { Button } from '../../ui/Button.tsx';
import { useBallotCustodyWords } from '../../words/ballot-custody-words.ts';

/** Without it spreadsheet programs read names with accents as something else. */
export const BYTE_ORDER_MARK = '\ufeff';

/** A register to save, as a table or as data: the columns are the names of its data, and what is not known stays empty. */
export function RegisterDownload(props: {
  readonly name: string;
  readonly rows: readonly Readonly<Record<string, string | number | boolean | null>>[];
}) {
  const say = useBallotCustodyWords();
  const { name, rows } = props;
  const columns = Object.keys(rows[0] ?? {});
  const cell = (value: string | number | boolean | null | undefined) =>
    typeof value === 'number' ? value : value === null || value === undefined ? '' : String(value);
  const csv = () => csvText([columns, ...rows.map((row) => columns.map((column) => cell(row[column])))]);
  return (
    <div className="row no-print">
      <Button
        look="quiet"
        label={say('register.csvOf', { name })}
        onPress={() => saveFile(fileNameOf(name, 'csv'), `${BYTE_ORDER_MARK}${csv()}`, 'text/csv')}
      >
        {say('register.csv')}
      </Button>
      <Button
        look="quiet"
        label={say('register.jsonOf', { name })}
        onPress={() => saveFile(fileNameOf(name, 'json'), `${JSON.stringify(rows, null, 2)}\n`, 'application/json')}
      >
        {say('register.json')}
      </Button>
    </div>
  );
}
