'use client';
import { TypeSymbol } from '#components/parts/type-symbol.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Mention } from '#lib/schema.ts';
import { mentionLine } from '#lib/view/compare-readings.ts';
import { describePrecision, describeRange, placeLine } from '#lib/view/describe-incident.ts';
import { describeWhen } from '#lib/view/describe-time.ts';
import type { EvidenceField } from '#lib/view/evidence-spans.ts';
import { voiceName } from '#lib/view/voice-name.ts';
import type { Words } from '#lib/view/words.ts';
import styles from './found-list.module.css';

type Focus = { mention: string; field: EvidenceField };
type Props = { mentions: readonly Mention[]; focus: Focus | null; onFocus: (focus: Focus) => void };
type Fact = { name: string; value: string; aside: string; field: EvidenceField };

function factsOf(mention: Mention, words: Words): Fact[] {
  const { say } = words;
  const { time, place, casualties, perpetrator } = mention;
  const when = describeWhen(time, words);
  const facts: Fact[] = [
    {
      name: say('ingest.fact.when'),
      value: [when.day, when.hour].filter(Boolean).join(', '),
      aside: time.basis === null ? '' : say(`codes.basis.${time.basis}`),
      field: 'time',
    },
    {
      name: say('ingest.fact.where'),
      value: placeLine(place, words),
      aside: place === null ? '' : describePrecision(place, words),
      field: 'place',
    },
  ];
  for (const [name, toll] of [
    [say('ingest.fact.killed'), casualties.killed],
    [say('ingest.fact.injured'), casualties.injured],
  ] as const) {
    facts.push({
      name,
      value: describeRange(toll, words) ?? say('attack.notStated'),
      aside: '',
      field: 'toll',
    });
  }
  if (perpetrator) {
    const mode = say(`ingest.mode.${perpetrator.mode}`);
    facts.push({
      name: say('ingest.fact.actor'),
      value: voiceName(perpetrator.actor, words),
      aside:
        perpetrator.by === null
          ? mode
          : say('ingest.modeBy', { mode, speaker: voiceName(perpetrator.by, words) }),
      field: perpetrator.mode === 'denied' ? 'denial' : 'actor',
    });
  }
  return facts;
}

/** What was found in a text, attack by attack; each value leads to its words. */
export function FoundList({ mentions, focus, onFocus }: Props) {
  const words = useWords();
  const { say } = words;
  if (mentions.length === 0) return <p className={styles.none}>{say('ingest.noAttackInText')}</p>;
  return (
    <ul className={styles.list} aria-label={say('ingest.attacksFound')}>
      {mentions.map((mention) => (
        <li key={mention.id}>
          <button
            type="button"
            className={styles.head}
            aria-pressed={focus?.mention === mention.id}
            onClick={() => onFocus({ mention: mention.id, field: 'attack' })}
          >
            <TypeSymbol type={mention.type} />
            <b>{mentionLine(mention, words)}</b>
            {mention.assertion !== 'happened' && (
              <span>{words.say(`codes.assertion.${mention.assertion}`)}</span>
            )}
          </button>
          <dl>
            {factsOf(mention, words).map((fact) => (
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
