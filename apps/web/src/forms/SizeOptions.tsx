import type { AuditHeading, QueryOutput } from '@plumbline/api';
import { whyMethodDeclined } from '@plumbline/words/statistics-words';
import { NoSizeSuffices } from '../components/NoSizeSuffices.tsx';
import { formatCount, formatStrata } from '../formats/format-count.ts';
import { Alert } from '../ui/Alert.tsx';
import { TextField } from '../ui/Field.tsx';
import { fieldId } from '../ui/field-id.ts';
import { type RadioTile, RadioTiles } from '../ui/RadioTiles.tsx';
import { type RoundsWords, useRoundsWords } from '../words/rounds-words.ts';
import { CUSTOM, isSample, type SizeChoice } from './size-choice.ts';

type SampleSizes = QueryOutput<'sample-sizes'>;
type ContestSizes = SampleSizes['contests'][number];
type Option = ContestSizes['options'][number];

/** How much to look at for one contest: what the statistics suggest, or a number of one's own. */
export function SizeOptions(props: {
  readonly sizes: ContestSizes;
  readonly answer: SampleSizes;
  readonly choice: SizeChoice;
  readonly error: string | undefined;
  readonly onChange: (choice: SizeChoice) => void;
}) {
  const say = useRoundsWords();
  const { sizes, answer, choice, onChange } = props;
  const { drawsFrom, compatibility } = answer.heading;
  if (sizes.refusal !== null) {
    return (
      <Alert kind="error" title={say('launch.refused', { contest: sizes.contest })}>
        <p>{whyMethodDeclined(sizes.refusal)}</p>
      </Alert>
    );
  }
  const tiles: readonly RadioTile[] = [
    ...sizes.options.map((option) => ({
      value: option.key,
      ...describeOption(option, { sizes, drawsFrom, compatibility, say }),
    })),
    // A size that was planned before the seed is the only one the method holds for.
    ...(answer.heading.plansRounds
      ? []
      : [
          {
            value: CUSTOM,
            name: say('launch.custom'),
            says:
              sizes.strata === null
                ? say('launch.customSays', { population: formatCount(sizes.population) })
                : say('launch.strata.customSays', formatStrata(sizes.strata)),
          },
        ]),
  ];
  return (
    <div>
      <NoSizeSuffices sizes={sizes} answer={answer}>
        {say('launch.noSizeHow')}
      </NoSizeSuffices>
      <RadioTiles
        legend={say('launch.sizesFor', { contest: sizes.contest })}
        name={fieldId('size', sizes.contest)}
        value={choice.key}
        tiles={tiles}
        hint={cardsSentence(answer, sizes, say)}
        error={undefined}
        onChange={(key) => onChange({ ...choice, key })}
      />
      {choice.key === CUSTOM && sizes.strata !== null && <StrataFields {...props} />}
      {choice.key === CUSTOM && sizes.strata === null && (
        <TextField
          label={say('launch.customLabel')}
          name={fieldId('custom', sizes.contest)}
          numeric
          value={choice.typed}
          error={props.error}
          onChange={(typed) => onChange({ ...choice, typed })}
        />
      )}
    </div>
  );
}

/** Two numbers, for cards with and without a record. */
function StrataFields(props: {
  readonly sizes: ContestSizes;
  readonly choice: SizeChoice;
  readonly error: string | undefined;
  readonly onChange: (choice: SizeChoice) => void;
}) {
  const say = useRoundsWords();
  const { sizes, choice, error, onChange } = props;
  const { typedStrata } = choice;
  return (
    <div className="figures figures-explained">
      <TextField
        label={say('launch.strata.customLabels.cvr')}
        name={fieldId('custom', sizes.contest)}
        hint={say('launch.strata.customHints.cvr')}
        numeric
        value={typedStrata.cvr}
        error={error}
        onChange={(cvr) => onChange({ ...choice, typedStrata: { ...typedStrata, cvr } })}
      />
      <TextField
        label={say('launch.strata.customLabels.noCvr')}
        name={fieldId('custom-without', sizes.contest)}
        hint={say('launch.strata.customHints.noCvr')}
        numeric
        value={typedStrata.noCvr}
        error={undefined}
        onChange={(noCvr) => onChange({ ...choice, typedStrata: { ...typedStrata, noCvr } })}
      />
    </div>
  );
}

/** What has to be known about the cards to understand the sizes. */
function cardsSentence(
  { findings, heading }: SampleSizes,
  { contest }: ContestSizes,
  say: RoundsWords,
): string | undefined {
  const own = findings.flatMap((finding) => ('contest' in finding && finding.contest === contest ? [finding] : []));
  const sentences: string[] = [];
  const part = own.find((finding) => finding.finding === 'contest-on-part');
  if (part !== undefined && part.bearing > 0) {
    const each = Math.round(part.listed / part.bearing);
    const percent = String(Math.round((100 * part.bearing) / part.listed));
    sentences.push(
      each >= 2 ? say('launch.onPart', { each: formatCount(each) }) : say('launch.onPartMost', { percent }),
    );
  }
  const phantoms = own[0]?.phantoms ?? 0;
  if (phantoms > 0) {
    sentences.push(
      heading.compatibility
        ? say('launch.withUnlistedAsPublished', { cards: formatCount(phantoms) })
        : say('launch.withUnlisted', { count: phantoms }),
    );
  }
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

function describeOption(
  option: Option,
  of: Pick<AuditHeading, 'drawsFrom' | 'compatibility'> & { readonly sizes: ContestSizes; readonly say: RoundsWords },
): Omit<RadioTile, 'value'> {
  const { sizes, drawsFrom, say } = of;
  const population = formatCount(sizes.population);
  if (isSample(option, sizes, drawsFrom)) return describeSample(option, of);
  if (option.key === 'all-ballots') {
    return { name: say('launch.drawsRepeated', { count: formatCount(option.size) }), reason: say('launch.notEvery') };
  }
  return { ...describeSample(option, of), reason: say('launch.tooMany', { population }) };
}

/** A size in words: how many draws, and how likely they end the audit of the contest. */
export function describeSample(
  option: Option,
  of: Pick<AuditHeading, 'drawsFrom' | 'compatibility'> & { readonly say: RoundsWords },
): { readonly name: string; readonly says?: string } {
  const { drawsFrom, compatibility, say } = of;
  const count = option.size;
  const percent = option.probability === null ? '' : String(Math.round(option.probability * 100));
  const simulated = option.known === 'simulated' ? say('launch.simulated') : '';
  const corrected = option.corrected === null ? null : String(Math.round(option.corrected.probability * 100));
  const chance = (says: 'launch.asnSays' | 'launch.quantileSays' | 'launch.plannedSays') =>
    corrected === null ? say(says, { percent, simulated }) : say('launch.publishedSays', { percent, corrected });
  if (option.strata !== undefined) return describeStrata(option, option.strata, { compatibility, say });
  switch (option.key) {
    case 'asn':
      return {
        name: say('launch.asn', { count }),
        says: percent === '' ? say('launch.asnPlain') : chance('launch.asnSays'),
      };
    case 'all-ballots':
      return { name: say('launch.all', { count: formatCount(count) }) };
    case 'planned':
      return { name: say('launch.planned', { count }), says: chance('launch.plannedSays') };
    case 'default':
      if (drawsFrom === 'cards') return { name: say('launch.cards', { count }), says: say('launch.cardsSays') };
      return { name: say('launch.default', { count }), says: say('launch.defaultSays') };
    default:
      return {
        name: say('launch.quantile', { count }),
        says: chance('launch.quantileSays'),
      };
  }
}

/** A size of two parts, and how likely both together end the audit of the contest. */
function describeStrata(
  { key, size, probability, corrected }: Option,
  strata: NonNullable<Option['strata']>,
  of: { readonly compatibility: boolean; readonly say: RoundsWords },
): { readonly name: string; readonly says?: string } {
  const { compatibility, say } = of;
  const name = say('launch.strata.size', { count: size, ...formatStrata(strata) });
  const percent = (chance: number) => String(Math.round(chance * 100));
  if (key === 'all-ballots') return { name };
  if (compatibility) {
    if (corrected === null) return { name, says: say('launch.strata.publishedUnknown') };
    return { name, says: say('launch.strata.published', { percent: percent(corrected.probability) }) };
  }
  const chance =
    probability === null
      ? say('launch.strata.chanceUnknown')
      : say('launch.strata.chance', { percent: percent(probability) });
  return { name, says: key === 'default' ? `${say('launch.strata.default')} ${chance}` : chance };
}
