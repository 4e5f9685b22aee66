import type { AuditHeading, QueryOutput } from '@plumbline/api';
import { formatCount } from '../formats/format-count.ts';
import { Alert } from '../ui/Alert.tsx';
import { TextField } from '../ui/Field.tsx';
import { fieldId } from '../ui/field-id.ts';
import { type RadioTile, RadioTiles } from '../ui/RadioTiles.tsx';
import { type RoundsWords, useRoundsWords } from '../words/rounds-words.ts';
import { CUSTOM, type SizeChoice } from './size-choice.ts';

type ContestSizes = QueryOutput<'sample-sizes'>['contests'][number];
type Option = ContestSizes['options'][number];

/** How much to look at for one contest: what the statistics suggest, or a number of one's own. */
export function SizeOptions(props: {
  readonly sizes: ContestSizes;
  readonly type: AuditHeading['type'];
  readonly choice: SizeChoice;
  readonly error: string | undefined;
  readonly onChange: (choice: SizeChoice) => void;
}) {
  const say = useRoundsWords();
  const { sizes, choice, onChange } = props;
  if (sizes.refusal !== null) {
    return (
      <Alert kind="error" title={say('launch.refused', { contest: sizes.contest })}>
        <p>{sizes.refusal}</p>
      </Alert>
    );
  }
  const tiles: readonly RadioTile[] = [
    ...sizes.options.map((option) => ({ value: option.key, ...describeOption(option, say) })),
    {
      value: CUSTOM,
      name: say('launch.custom'),
      says: say('launch.customSays', { population: formatCount(sizes.population) }),
    },
  ];
  return (
    <div>
      {sizes.options.length === 0 && (
        <Alert kind="warning" title={say('launch.noSize', { contest: sizes.contest })}>
          <p>{say('launch.noSizeSays')}</p>
        </Alert>
      )}
      <RadioTiles
        legend={say('launch.sizesFor', { contest: sizes.contest })}
        name={fieldId('size', sizes.contest)}
        value={choice.key}
        tiles={tiles}
        error={undefined}
        onChange={(key) => onChange({ ...choice, key })}
      />
      {choice.key === CUSTOM && (
        <TextField
          label={say('launch.customLabel')}
          name={fieldId('custom', sizes.contest)}
          numeric
          value={choice.typed}
          error={props.error}
          onChange={(typed) => onChange({ key: CUSTOM, typed })}
        />
      )}
    </div>
  );
}

function describeOption(option: Option, say: RoundsWords): { readonly name: string; readonly says?: string } {
  const count = option.size;
  const percent = option.probability === null ? '' : String(Math.round(option.probability * 100));
  const simulated = option.known === 'simulated' ? say('launch.simulated') : '';
  const beside =
    option.corrected === null
      ? ''
      : say('launch.correctedChance', { percent: String(Math.round(option.corrected.probability * 100)) });
  switch (option.key) {
    case 'asn':
      return {
        name: say('launch.asn', { count }),
        says: percent === '' ? say('launch.asnPlain') : `${say('launch.asnSays', { percent, simulated })}${beside}`,
      };
    case 'all-ballots':
      return { name: say('launch.all', { count: formatCount(count) }) };
    case 'default':
      return { name: say('launch.default', { count }), says: say('launch.defaultSays') };
    default:
      return {
        name: say('launch.quantile', { count }),
        says: `${say('launch.quantileSays', { percent, simulated })}${beside}`,
      };
  }
}
