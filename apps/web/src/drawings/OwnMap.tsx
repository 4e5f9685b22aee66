import { type GeoJsonProblem, type MappedPlace, placesFromGeoJson } from '@plumbline/drawings';
import { useState } from 'react';
import { countyKey, MAP } from '../components/county-names.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { DropZone } from '../ui/DropZone.tsx';
import { type DrawingsWords, useDrawingsWords } from '../words/drawings-words.ts';

const BYTES_MAX = 50_000_000;

/** A map of one's own, for places that are no counties. It is looked at here and stays in this browser. */
export function OwnMap(props: {
  readonly names: readonly string[];
  readonly isUsed: boolean;
  readonly onPlaces: (places: readonly MappedPlace[] | undefined) => void;
}) {
  const say = useDrawingsWords();
  const [problem, setProblem] = useState<string>();
  const read = async (file: File) => {
    const answer = await placesIn(file, props.names);
    setProblem('problem' in answer ? inWords(answer.problem, say) : undefined);
    if ('places' in answer) props.onPlaces(answer.places);
  };
  return (
    <details className="panel no-print">
      <summary>{say('map.own.title')}</summary>
      <div className="stack">
        <p>{say('map.own.says')}</p>
        {problem !== undefined && <Alert kind="error">{problem}</Alert>}
        <DropZone
          says={say('map.own.drop')}
          button={say('map.own.choose')}
          label={say('map.own.label')}
          hint={say('map.own.hint')}
          reason={undefined}
          onFiles={([file]) => void read(file)}
        />
        {props.isUsed && (
          <Button look="second" onPress={() => props.onPlaces(undefined)}>
            {say('map.own.remove')}
          </Button>
        )}
      </div>
    </details>
  );
}

type Problem = GeoJsonProblem | { readonly code: 'too-large' };

async function placesIn(
  file: File,
  names: readonly string[],
): Promise<{ readonly places: readonly MappedPlace[] } | { readonly problem: Problem }> {
  if (file.size > BYTES_MAX) return { problem: { code: 'too-large' } };
  const content = parsed(await file.text());
  const places = placesFromGeoJson(content, { names, keyOf: countyKey, ...MAP });
  return places.ok ? { places: places.value } : { problem: places.error };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function inWords(problem: Problem, say: DrawingsWords): string {
  switch (problem.code) {
    case 'too-large':
      return say('map.own.tooLarge');
    case 'too-many-areas':
      return say('map.own.tooMany', { most: problem.most });
    case 'names-unknown':
      return say('map.own.namesUnknown', { found: problem.found, wanted: problem.wanted });
    case 'no-areas':
      return say('map.own.noAreas');
    case 'not-geojson':
      return say('map.own.notGeoJson');
  }
}
