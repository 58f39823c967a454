'use client';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useClockZone } from '#components/data/clock-zone.tsx';
import { useHeldRecord } from '#components/data/use-records.ts';
import type { Moment, Moments } from '#components/live/moments.ts';
import { useLiveEffect } from '#components/live/use-live-effect.ts';
import { writeText } from '#components/live/write-text.ts';
import { type IncidentListProps, type ListSource, sketchOf } from '#components/panel/incident-list.tsx';
import { CARD_PX, HEAD_PX, headLabel, itemOf, layoutRuns } from '#components/panel/list-runs.ts';
import { type LiveCard, makeCardWords, makeLiveCard } from '#components/panel/live-card.ts';
import { GradeMark } from '#components/parts/grade-mark.tsx';
import { TypeSymbol } from '#components/parts/type-symbol.tsx';
import { useTextScale } from '#components/parts/use-text-scale.ts';
import { useWords } from '#components/words/use-words.ts';
import { ATTACK_TYPES, GRADES } from '#lib/codes.ts';
import { idOfRow } from '#lib/query/row-matches.ts';
import { findShown } from '#lib/query/shown-rows.ts';
import type { SortOrder } from '#lib/query/sort-incidents.ts';
import type { TimeOrder } from '#lib/query/time-order.ts';
import { startOfItem } from '#lib/view/list-layout.ts';
import styles from './incident-list.module.css';

/** What the list is made of: the rows at rest, and what finds those of a moment. */
export type FollowedSource = ListSource & { order: TimeOrder; fails: Uint16Array };

type Props = Pick<IncidentListProps, 'clock' | 'grouped' | 'onSelect'> & {
  source: FollowedSource;
  moments: Moments;
  sort: SortOrder;
};

/** Every symbol and grade once, out of sight, to be copied into the cards. */
function Stock() {
  return (
    <>
      {ATTACK_TYPES.map((type) => (
        <span key={type} data-mark={type}>
          <TypeSymbol type={type} size={16} />
        </span>
      ))}
      {GRADES.map((level) => (
        <span key={level} data-mark={level}>
          <GradeMark level={level} />
        </span>
      ))}
    </>
  );
}

/** A card without its words. */
function BareCard({ isFirst, height }: { isFirst: boolean; height: number }) {
  return (
    <li className={styles.row} style={{ height }} data-live="card" hidden>
      <button type="button" className={styles.card} tabIndex={isFirst ? 0 : -1}>
        <span className={styles.symbol} data-part="symbol" />
        <span className={styles.title} data-part="title" />
        <span className={styles.when} data-part="when" />
        <span className={styles.line}>
          <span className="visually-hidden" data-part="type" />
          <span data-part="kind" />
        </span>
        <span className={styles.hours} data-part="hours" />
        <span className={styles.foot}>
          <span>
            <b data-part="figure" />
            <span data-part="toll" />
          </span>
          <span data-part="grade" />
        </span>
      </button>
    </li>
  );
}

type Pool = { cards: LiveCard[]; heads: HTMLElement[] };

function poolOf(list: HTMLElement, stock: HTMLElement): Pool {
  const all = (kind: string) => [...list.querySelectorAll<HTMLElement>(`[data-live="${kind}"]`)];
  return { cards: all('card').map((item) => makeLiveCard(item, stock)), heads: all('head') };
}

/**
 * The list while time runs: its first rows, in step with every other pane. The cards in sight stay and change their
 * words in place; at rest the whole list stands here again.
 */
export function LiveList({ source, moments, sort, clock, grouped, onSelect }: Props) {
  const words = useWords();
  const scale = useTextScale();
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const stock = useRef<HTMLDivElement>(null);
  const pool = useRef<Pool | null>(null);
  const [room, setRoom] = useState({ px: 0, cards: 0 });
  const reading = useClockZone();
  const wordsOf = useMemo(() => makeCardWords(words, reading), [words, reading]);
  const recordOf = useHeldRecord(source.columns, source);
  useLayoutEffect(() => {
    const px = scroller.current?.clientHeight ?? 0;
    setRoom({ px, cards: Math.ceil(px / (CARD_PX * scale)) });
  }, [scale]);
  useLayoutEffect(() => {
    pool.current =
      room.cards > 0 && list.current && stock.current ? poolOf(list.current, stock.current) : null;
  }, [room]);

  function place({ window }: Moment): void {
    const { cards, heads } = pool.current ?? { cards: [], heads: [] };
    const { columns, order, fails } = source;
    const rows = findShown(columns, order, fails, window, { sort, limit: cards.length + 1 });
    const layout = layoutRuns({ columns, rows }, clock, grouped, scale);
    let [usedCards, usedHeads] = [0, 0];
    for (let item = 0; item < layout.count; item += 1) {
      const top = startOfItem(layout, item);
      if (top > room.px) break;
      const each = itemOf(layout, item);
      if (each.kind === 'head') {
        const head = heads[usedHeads];
        usedHeads += 1;
        if (!head) continue;
        head.hidden = false;
        head.style.transform = `translateY(${top}px)`;
        const label = headLabel(each.run, clock, words);
        if (head.textContent !== label) writeText(head, label);
      } else {
        const incident = recordOf(each.row);
        const sketch = sketchOf(columns, each.row, clock, words.language);
        const face = { id: idOfRow(columns, each.row), sketch, incident };
        cards[usedCards]?.show(face, wordsOf(face), top);
        usedCards += 1;
      }
    }
    for (const card of cards.slice(usedCards)) card.hide();
    for (const head of heads.slice(usedHeads)) head.hidden = true;
  }
  useLiveEffect(moments, place);

  const slots = Array.from({ length: room.cards }, (_, slot) => slot);
  return (
    <div className={styles.scroller} ref={scroller}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a key on a card's button clicks it */}
      <ul
        ref={list}
        style={{ height: room.px }}
        aria-label={words.say('panel.incidents')}
        onClick={({ target }) => {
          const card = target instanceof Element ? target.closest<HTMLElement>('[data-incident]') : null;
          if (card?.dataset.incident) onSelect(card.dataset.incident);
        }}
      >
        {slots.map((slot) => (
          <li
            key={`head:${slot}`}
            className={styles.head}
            style={{ height: HEAD_PX * scale }}
            data-live="head"
            hidden
          />
        ))}
        {slots.map((slot) => (
          <BareCard key={slot} isFirst={slot === 0} height={CARD_PX * scale} />
        ))}
      </ul>
      <div ref={stock} hidden>
        <Stock />
      </div>
    </div>
  );
}
