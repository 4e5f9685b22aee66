import { Icon, type IconName } from './Icon.tsx';

export type TagTone = 'grey' | 'amber' | 'blue' | 'green' | 'red';

const SIGN: Readonly<Record<TagTone, IconName>> = {
  grey: 'ring',
  amber: 'dot',
  blue: 'half',
  green: 'tick',
  red: 'cross',
};

/** A state in a word, with a sign of its own shape: the colour only helps. */
export function Tag(props: {
  readonly tone: TagTone;
  /** A kind rather than a state: without a sign. */
  readonly plain?: boolean;
  /** In the place of the sign of its tone. */
  readonly sign?: IconName | undefined;
  readonly children: string;
}) {
  return (
    <span className={`tag tag-${props.tone}`}>
      {!props.plain && <Icon name={props.sign ?? SIGN[props.tone]} />}
      {props.children}
    </span>
  );
}
