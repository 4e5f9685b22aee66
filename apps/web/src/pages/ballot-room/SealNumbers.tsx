import { TextField } from '../../ui/Field.tsx';
import type { SealsTyped } from './retrieval.ts';

/** The number of a seal for each position, in large digits. */
export function SealNumbers(props: {
  readonly name: string;
  readonly positions: readonly string[];
  readonly typed: SealsTyped;
  readonly label: (position: string) => string;
  readonly errorAt: (position: string) => string | undefined;
  readonly onChange: (typed: SealsTyped) => void;
}) {
  const { name, positions, typed } = props;
  return positions.map((position) => (
    <TextField
      key={position}
      label={props.label(position)}
      name={sealField(name, position)}
      maxLength={40}
      value={typed[position] ?? ''}
      error={props.errorAt(position)}
      onChange={(value) => props.onChange({ ...typed, [position]: value })}
    />
  ));
}

export function sealField(name: string, position: string): string {
  return `${name}-${position}`;
}
