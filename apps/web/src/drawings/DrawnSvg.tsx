import { type Drawing, type DrawingPart, partsOf, type SvgElement, svgElements } from '@plumbline/drawings';
import { createElement, type ReactNode, useId } from 'react';

/** What happens with the places of a map. */
export type PlaceActs = {
  readonly onChoose: (place: string) => void;
  readonly onPoint: (place: string | undefined) => void;
};

/** A drawing on the page. Who does not see it is told its sentence, and has the table. */
export function DrawnSvg(props: { readonly drawing: Drawing; readonly label: string; readonly places?: PlaceActs }) {
  const { drawing, label } = props;
  const { width } = drawing;
  const parts = partsOf(drawing, PART_HEIGHT_MAX);
  const [whole] = parts;
  if (parts.length === 1 && whole !== undefined) {
    return <Part part={whole} width={width} label={label} places={props.places} />;
  }
  return (
    <div className="drawn-parts" role="img" aria-label={label}>
      {parts.map((part) => (
        <Part key={part.top} part={part} width={width} label={undefined} places={props.places} />
      ))}
    </div>
  );
}

/** A page of paper has room for two. */
const PART_HEIGHT_MAX = 400;

function Part(props: {
  readonly part: DrawingPart;
  readonly width: number;
  readonly label: string | undefined;
  readonly places: PlaceActs | undefined;
}) {
  const prefix = useId().replaceAll(/[^\w-]/g, '');
  const { part, width, label } = props;
  const shape = {
    className: 'drawn-svg',
    viewBox: `0 ${part.top} ${width} ${part.height}`,
    width,
    height: part.height,
  };
  const inside = svgElements(part, prefix).map((element, index) => elementOf(element, String(index), props.places));
  if (label === undefined) {
    return (
      <svg {...shape} aria-hidden="true">
        {inside}
      </svg>
    );
  }
  return (
    <svg {...shape} role="img" aria-label={label}>
      {inside}
    </svg>
  );
}

function elementOf(element: SvgElement, key: string, acts: PlaceActs | undefined): ReactNode {
  const { tag, attributes, text, children = [], place } = element;
  const named = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [inReact(name), value]));
  const acted =
    place === undefined || acts === undefined
      ? {}
      : {
          className: 'drawn-place',
          onClick: () => acts.onChoose(place),
          onPointerEnter: () => acts.onPoint(place),
          onPointerLeave: () => acts.onPoint(undefined),
        };
  const inside = text ?? children.map((child, index) => elementOf(child, String(index), acts));
  return createElement(tag, { key, ...named, ...acted }, inside);
}

function inReact(attribute: string): string {
  return attribute.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
