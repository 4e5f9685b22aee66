import { type Drawing, type SvgElement, svgElements } from '@plumbline/drawings';
import { createElement, type ReactNode, useId } from 'react';

/** What happens with the places of a map. */
export type PlaceActs = {
  readonly onChoose: (place: string) => void;
  readonly onPoint: (place: string | undefined) => void;
};

/** A drawing on the page. Who does not see it is told its sentence, and has the table. */
export function DrawnSvg(props: { readonly drawing: Drawing; readonly label: string; readonly places?: PlaceActs }) {
  const prefix = useId().replaceAll(/[^\w-]/g, '');
  const { width, height } = props.drawing;
  return (
    <svg
      className="drawn-svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={props.label}
    >
      {svgElements(props.drawing, prefix).map((element, index) => elementOf(element, String(index), props.places))}
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
