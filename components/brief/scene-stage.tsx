'use client';
import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { SceneBins } from '#components/brief/scene-bins.tsx';
import { SceneMap } from '#components/brief/scene-map.tsx';
import { useScene } from '#components/brief/use-scene.ts';
import { TypeSymbol } from '#components/parts/type-symbol.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { BriefOptions, BriefQuote, NamedArticle, Scene, SceneFacts } from '#lib/brief/brief-schema.ts';
import { citer } from '#lib/brief/cite-quotes.ts';
import { fillFigures, fillPieces } from '#lib/brief/figures.ts';
import { plainQuote } from '#lib/brief/plain-quote.ts';
import { safetyKey } from '#lib/brief/safeguard.ts';
import { withParams } from '#lib/brief/view-params.ts';
import { ATTACK_TYPES, type AttackType } from '#lib/codes.ts';
import type { Incident } from '#lib/schema.ts';
import { describeWhen, formatDay, formatDayRange, formatShortDay } from '#lib/view/describe-time.ts';
import { frameCamera, incidentsInFrame, SCENE_PX } from '#lib/view/frame-camera.ts';
import { BASEMAP_ATTRIBUTION } from '#lib/view/map-style/tile-layers.ts';
import { decodeView } from '#lib/view/view-codec.ts';
import type { Camera } from '#lib/view/view-state.ts';
import type { Words as Spoken } from '#lib/view/words.ts';
import styles from './scene-stage.module.css';

type Props = {
  scene: Scene;
  /** Where the stored scene is read from, with nothing that its options withhold; null: from its view, before it is stored. */
  stored: { brief: string; version: number } | null;
  facts: SceneFacts | undefined;
  sources: readonly NamedArticle[];
  options: BriefOptions;
  asOf: string;
  theme: 'light' | 'dark';
  /** Attacks after this day are not shown yet; null = all are. */
  at: string | null;
  onScrub: (day: string | null) => void;
  onCamera?: (camera: Camera) => void;
};

/** Measures how much larger than 1280 × 720 a box is. */
function useScale(): { ref: React.RefObject<HTMLDivElement | null>; scale: number } {
  const ref = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(0);
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return;
    const measure = () =>
      setScale(Math.min(box.clientWidth / SCENE_PX.width, box.clientHeight / SCENE_PX.height));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return { ref, scale };
}

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
function Body({ scene, facts, sources, hasLinks }: WordsProps) {
  const citeOf = citer(scene, sources);
  const { language } = useWords();
  return (
    <div className={styles.body}>
      {scene.body.split('\n').map((line, at) => {
        const pieces = facts
          ? fillPieces(line, facts.figures, (day) => formatDay(day, language), citeOf)
          : [{ kind: 'text' as const, text: line }];
        return (
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
        );
      })}
    </div>
  );
}

function Quotes({ scene, sources, hasLinks }: WordsProps) {
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

/** What is wrong with a scene, said on it: an incident that is gone, a filter that cannot be read. */
function warningsOf(facts: SceneFacts | undefined, failure: string | null, { say }: Spoken): string[] {
  const warnings: string[] = [];
  if (facts?.problem) warnings.push(say('briefing.badFilter', { reason: facts.problem }));
  if (facts && facts.missing.length > 0) {
    warnings.push(say('briefing.gone', { count: facts.missing.length }));
  }
  if (failure) warnings.push(failure);
  return warnings;
}

/** Long text gets smaller type, so that all of it can be read. */
function sizeOf(text: string): string {
  if (text.length > 900) return styles.tiny ?? '';
  return text.length > 420 ? (styles.small ?? '') : '';
}

type WordsProps = Props & {
  types: readonly AttackType[];
  chosen: Incident | undefined;
  warnings: string[];
  bins: ReactNode;
  /** False where the evidence holds what the brief withholds. */
  hasLinks: boolean;
};

function Words(props: WordsProps) {
  const { scene, facts, options, asOf, types, warnings } = props;
  const spoken = useWords();
  const { say, language } = spoken;
  const fill = (text: string) =>
    facts ? fillFigures(text, facts.figures, (day) => formatDay(day, language)) : text;
  const length =
    fill(scene.body).length + scene.quotes.slice(0, 3).reduce((sum, { quote }) => sum + quote.length, 0);
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
      <h1>{fill(scene.headline) || say('brief.untitledScene')}</h1>
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

/** One scene at 1280 × 720, scaled to the room that it has. */
export function SceneStage(props: Props) {
  const { scene, facts, theme, at, options, stored } = props;
  const spoken = useWords();
  const { say, language } = spoken;
  const { ref, scale } = useScale();
  const view = useMemo(() => decodeView(scene.view), [scene.view]);
  const data = useScene(scene, facts, stored);
  const { incidents } = data;
  // A view that was never moved has no camera: it shows what it selects.
  const camera = useMemo(() => view.camera ?? frameCamera(incidents), [view.camera, incidents]);
  const shown = useMemo(
    () => (at === null ? incidents : incidents.filter(({ time }) => time.start !== null && time.start <= at)),
    [incidents, at],
  );
  const chosen = incidents.find(({ id }) => id === facts?.selected?.id);
  const types = useMemo(() => {
    const seen = camera ? incidentsInFrame(incidents, camera) : incidents;
    return ATTACK_TYPES.filter((type) => seen.some((incident) => incident.type === type));
  }, [incidents, camera]);
  const hidden = data.total - incidents.length;
  return (
    <div ref={ref} className={styles.room}>
      {scale > 0 && (
        <section
          className={styles.stage}
          style={{ transform: `translate(-50%, -50%) scale(${scale})` }}
          aria-label={
            facts
              ? fillFigures(scene.headline, facts.figures, (day) => formatDay(day, language))
              : scene.headline
          }
        >
          <SceneMap
            camera={camera}
            incidents={shown}
            selected={facts?.selected?.id ?? null}
            theme={theme}
            labels={view.labels}
            scale={scale}
            {...(props.onCamera ? { onCamera: props.onCamera } : {})}
          />
          <div className={styles.shade} />
          <Words
            {...props}
            types={types}
            warnings={warningsOf(facts, data.failure, spoken)}
            chosen={chosen}
            hasLinks={!options.coarsenPlaces && !options.hideNames}
            bins={
              data.bins &&
              data.bins.unit !== 'hour' &&
              !chosen && <SceneBins bins={data.bins} at={at} onScrub={props.onScrub} />
            }
          />
          <p className={styles.foot}>
            <span>
              {facts?.filter || say('brief.allAttacks')}
              {hidden > 0 && ` · ${say('briefing.mapShows', { count: incidents.length })}`}
            </span>
            <span className={styles.credit}>{BASEMAP_ATTRIBUTION}</span>
          </p>
        </section>
      )}
    </div>
  );
}
