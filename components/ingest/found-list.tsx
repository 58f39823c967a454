'use client';
import { TypeSymbol } from '#components/parts/type-symbol.tsx';
import type { Mention } from '#lib/schema.ts';
import { ASSERTION_LABELS, BASIS_LABELS, MODE_LABELS } from '#lib/view/attack-labels.ts';
import { mentionLine } from '#lib/view/compare-readings.ts';
import { describePrecision, describeRange, placeLine } from '#lib/view/describe-incident.ts';
import { describeWhen } from '#lib/view/describe-time.ts';
import type { EvidenceField } from '#lib/view/evidence-spans.ts';
import styles from './found-list.module.css';

type Focus = { mention: string; field: EvidenceField };
type Props = { mentions: readonly Mention[]; focus: Focus | null; onFocus: (focus: Focus) => void };
type Fact = { name: string; value: string; aside: string; field: EvidenceField };

function factsOf(mention: Mention): Fact[] {
  const { time, place, casualties, perpetrator } = mention;
  const when = describeWhen(time);
  const facts: Fact[] = [
    {
      name: 'When',
      value: [when.day, when.hour].filter(Boolean).join(', '),
      aside: time.basis === null ? '' : BASIS_LABELS[time.basis],
      field: 'time',
    },
    {
      name: 'Where',
      value: placeLine(place),
      aside: place === null ? '' : describePrecision(place),
      field: 'place',
    },
  ];
  for (const [name, toll] of [
    ['Killed', casualties.killed],
    ['Injured', casualties.injured],
  ] as const) {
    facts.push({ name, value: describeRange(toll) ?? 'not stated', aside: '', field: 'toll' });
  }
  if (perpetrator) {
    const mode = MODE_LABELS[perpetrator.mode];
    facts.push({
      name: 'Who did it',
      value: perpetrator.actor,
      aside: perpetrator.by === null ? mode : `${mode} by ${perpetrator.by}`,
      field: perpetrator.mode === 'denied' ? 'denial' : 'actor',
    });
  }
  return facts;
}

/** What was found in a text, attack by attack; each value leads to its words. */
export function FoundList({ mentions, focus, onFocus }: Props) {
  if (mentions.length === 0) return <p className={styles.none}>No attack is reported in this text.</p>;
  return (
    <ul className={styles.list} aria-label="Attacks found">
      {mentions.map((mention) => (
        <li key={mention.id}>
          <button
            type="button"
            className={styles.head}
            aria-pressed={focus?.mention === mention.id}
            onClick={() => onFocus({ mention: mention.id, field: 'attack' })}
          >
            <TypeSymbol type={mention.type} />
            <b>{mentionLine(mention)}</b>
            {mention.assertion !== 'happened' && <span>{ASSERTION_LABELS[mention.assertion]}</span>}
          </button>
          <dl>
            {factsOf(mention).map((fact) => (
              <div key={fact.name}>
                <dt>{fact.name}</dt>
                <dd>
                  <button type="button" onClick={() => onFocus({ mention: mention.id, field: fact.field })}>
                    {fact.value}
                  </button>
                </dd>
                <dd>{fact.aside}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
