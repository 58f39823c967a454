'use client';
import { type Dispatch, memo, useState } from 'react';
import { failureWords } from '#components/data/failure-words.ts';
import { useFacets } from '#components/data/use-facets.ts';
import { FilterChip } from '#components/panel/filter-chip.tsx';
import { useWords } from '#components/words/use-words.ts';
import { facetLabel } from '#lib/view/attack-labels.ts';
import type { Facet } from '#lib/view/facet-filters.ts';
import { INITIAL_VIEW, type View, type ViewAction } from '#lib/view/view-state.ts';

type FacetProps = {
  label: string;
  facet: Facet;
  chosen: readonly string[] | null;
  /** The view of this moment, read when the menu opens: a menu that is shut does not follow time that runs. */
  viewNow: () => View;
  dispatch: Dispatch<ViewAction>;
};

/** Under which name the server counts each. */
const FIELDS = { regions: 'admin1', weapons: 'weapon', targets: 'target', actors: 'actor' } as const;

/** Values of an open vocabulary, counted by the server when the menu is opened. */
export const FacetMenu = memo(function FacetMenu(props: FacetProps) {
  const { label, facet, chosen, viewNow, dispatch } = props;
  const words = useWords();
  const { say } = words;
  const [asked, setAsked] = useState<View | null>(null);
  const { data, error } = useFacets(asked ?? INITIAL_VIEW, '', asked !== null);
  const counted = data?.facets[FIELDS[facet]].values ?? [];
  // What was chosen stays in the list, counted or not: it must be possible to untick it.
  const missing = (chosen ?? []).filter((value) => !counted.some((count) => count.value === value));
  const values = [...missing.map((value) => ({ value, count: 0 })), ...counted];
  return (
    <FilterChip
      label={label}
      active={chosen !== null}
      options={values.map(({ value, count }) => ({
        value,
        label: facetLabel(words, facet, value),
        count,
        checked: chosen?.includes(value) ?? false,
      }))}
      note={error ? failureWords(error, words) : say(data ? 'filters.noneStated' : 'filters.counting')}
      onOpenChange={(open) => setAsked(open ? viewNow() : null)}
      onToggle={(value) => dispatch({ type: 'toggle-facet', facet, value })}
      onClear={() => dispatch({ type: 'clear-filter', filter: facet })}
    />
  );
});

const LEAST_KILLED = [1, 5, 10, 25, 50, 100] as const;

type TollProps = { killed: number | null; disputed: boolean; dispatch: Dispatch<ViewAction> };

/** The name of the choice that is no number. */
const DISPUTED = 'disputed';

/** The least number killed that an attack must have stated, and whether its figures must disagree. */
export const TollMenu = memo(function TollMenu({ killed, disputed, dispatch }: TollProps) {
  const { say } = useWords();
  const least = LEAST_KILLED.map((count) => ({
    value: String(count),
    label: say('filters.killed', { count }),
    checked: killed === count,
  }));
  return (
    <FilterChip
      label={say('filters.label.toll')}
      active={killed !== null || disputed}
      options={[...least, { value: DISPUTED, label: say('filters.disputed'), checked: disputed }]}
      onToggle={(value) => {
        if (value === DISPUTED) return dispatch({ type: 'set-disputed', disputed: !disputed });
        dispatch({ type: 'set-killed', killed: Number(value) === killed ? null : Number(value) });
      }}
      onClear={() => {
        dispatch({ type: 'clear-filter', filter: 'killed' });
        dispatch({ type: 'clear-filter', filter: 'disputed' });
      }}
    />
  );
});
