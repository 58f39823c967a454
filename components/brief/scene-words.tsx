'use client';
import type { ReactNode } from 'react';
import { useFill } from '#components/brief/use-fill.ts';
import { TypeSymbol } from '#components/parts/type-symbol.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { BriefOptions, BriefQuote, NamedArticle, Scene, SceneFacts } from '#lib/brief/brief-schema.ts';
import { citer } from '#lib/brief/cite-quotes.ts';
import { plainQuote } from '#lib/brief/plain-quote.ts';
import { safetyKey } from '#lib/brief/safeguard.ts';
import { withParams } from '#lib/brief/view-params.ts';
import type { AttackType } from '#lib/codes.ts';
import type { Incident } from '#lib/schema.ts';
import { describeWhen, formatDay, formatDayRange, formatShortDay } from '#lib/view/describe-time.ts';
import type { Words as Spoken } from '#lib/view/words.ts';
import styles from './scene-stage.module.css';

/** The day of the selected attack, else the days that the scene's attacks span. */
function spanWords(
  { figures: { firstDay, lastDay } }: SceneFacts,
  chosen: Incident | undefined,
  spoken: Spoken,
): string {
  if (chosen) return describeWhen(chosen.time, spoken).day;
  return firstDay === null || lastDay === null
    ? spoken.say('briefing.noDated')
    : formatDayRange(firstDay, lastDay, spoken.language);
}

/** "Wire, 5 Oct 2023 [3]": who published a quote. */
function sourceWords(quote: BriefQuote, sources: readonly NamedArticle[], spoken: Spoken): string {
  const { say, language } = spoken;
  const at = sources.findIndex(({ id }) => id === quote.article);
  const source = sources[at];
  if (!source) return say('briefing.removed');
  const named = [
    source.publisher ?? source.title ?? say('briefing.unnamed'),
    source.day && formatShortDay(source.day, language),
  ];
  return `${named.filter(Boolean).join(', ')} [${at + 1}]`;
}

const evidenceHref = (quote: BriefQuote) =>
  `/?${withParams('', { incident: quote.incident, article: quote.article })}`;

function Evidence({ href, className, children }: { href: string; className?: string; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noreferrer" className={className ?? styles.evidence}>
      {children}
    </a>
  );
}

/** The text of a scene: each figure leads to the attacks that it counts, each number to the words that it cites. */
function Body({ scene, facts, sources, hasLinks }: Props) {
  const citeOf = citer(scene, sources);
  const { fillLines } = useFill();
  return (
    <div className={styles.body}>
      {fillLines({ text: scene.body, figures: facts?.figures, citeOf }).map((pieces, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
        <p key={at}>
          {pieces.map((piece, position) => {
            const key = `${position}${piece.text}`;
            const quote = piece.kind === 'cite' ? scene.quotes[piece.quote - 1] : undefined;
            if (!hasLinks || piece.kind === 'text') return <span key={key}>{piece.text}</span>;
            return (
              <Evidence key={key} href={quote ? evidenceHref(quote) : `/?${scene.view}`}>
                {piece.text}
              </Evidence>
            );
          })}
        </p>
      ))}
    </div>
  );
}

function Quotes({ scene, sources, hasLinks }: Props) {
  const spoken = useWords();
  if (scene.quotes.length === 0) return null;
  return (
    <ul className={styles.quotes}>
      {scene.quotes.slice(0, 3).map((quote) => {
        const said = sourceWords(quote, sources, spoken);
        return (
          <li key={`${quote.article}${quote.start}${quote.quote}`}>
            <q>{plainQuote(quote.quote)}</q>{' '}
            <cite>{hasLinks ? <Evidence href={evidenceHref(quote)}>{said}</Evidence> : said}</cite>
          </li>
        );
      })}
    </ul>
  );
}

function Legend({ types }: { types: readonly AttackType[] }) {
  const { say } = useWords();
  return (
    <ul className={styles.legend}>
      {types.slice(0, 6).map((type) => (
        <li key={type}>
          <TypeSymbol type={type} size={17} />
          {say(`codes.type.${type}`)}
        </li>
      ))}
    </ul>
  );
}

/** Long text gets smaller type, so that all of it can be read. */
function sizeOf(text: string): string {
  if (text.length > 900) return styles.tiny ?? '';
  return text.length > 420 ? (styles.small ?? '') : '';
}

type Props = {
  scene: Scene;
  facts: SceneFacts | undefined;
  sources: readonly NamedArticle[];
  options: BriefOptions;
  asOf: string;
  types: readonly AttackType[];
  chosen: Incident | undefined;
  warnings: string[];
  bins: ReactNode;
  /** False where the evidence holds what the brief withholds. */
  hasLinks: boolean;
};

/** The words of a scene on its left: days, headline, text, quotes, what is wrong or withheld, legend and time. */
export function SceneWords(props: Props) {
  const { scene, facts, options, asOf, types, warnings } = props;
  const spoken = useWords();
  const { say, language } = spoken;
  const { fill } = useFill();
  const length =
    fill(scene.body, facts?.figures).length +
    scene.quotes.slice(0, 3).reduce((sum, { quote }) => sum + quote.length, 0);
  const safety = safetyKey(options);
  return (
    <div className={`${styles.words} ${sizeOf('x'.repeat(length))}`}>
      <p className={styles.kicker}>
        {facts && spanWords(facts, props.chosen, spoken)}
        <br />
        {say('common.dataAsOf', {
          day: asOf === '' ? say('briefing.unknownDay') : formatDay(asOf.slice(0, 10), language),
        })}
      </p>
      <h1>{fill(scene.headline, facts?.figures) || say('brief.untitledScene')}</h1>
      <Body {...props} />
      <Quotes {...props} />
      {warnings.map((warning) => (
        <p key={warning} role="status" className={styles.warning}>
          {warning}
        </p>
      ))}
      {safety && <p className={styles.safety}>{say(`briefing.safe.${safety}`)}</p>}
      <div className={styles.below}>
        <Legend types={types} />
        {props.bins}
      </div>
    </div>
  );
}
