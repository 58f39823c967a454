import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { PageHeader } from '#components/header/page-header.tsx';
import { currentWords } from '#lib/server/words/current-words.ts';
import { ROOMS } from '#lib/server/words/rooms.ts';
import type { Words } from '#lib/view/words.ts';
import { PageWords } from '../page-words.tsx';
import styles from './about.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const { say } = await currentWords();
  return { title: say('about.title') };
}

/** Names and licences that are names themselves stay as they are. */
const SOURCES = [
  {
    name: 'Natural Earth',
    use: 'naturalEarth',
    licence: 'publicDomain',
    url: 'https://www.naturalearthdata.com/',
  },
  { name: 'GSHHG', use: 'gshhg', licence: 'lgpl', url: 'https://www.soest.hawaii.edu/pwessel/gshhg/' },
  { name: 'GeoNames', use: 'geonames', licence: null, url: 'https://www.geonames.org/' },
  { name: 'IBM Plex Sans', use: 'plex', licence: null, url: null },
  { name: 'Source Serif 4', use: 'sourceSerif', licence: null, url: null },
  { name: 'Noto Sans', use: 'noto', licence: null, url: null },
] as const;
const PRINCIPLES = ['words', 'unknown', 'ranges', 'abstains', 'grades'] as const;

/** Text and elements that stand side by side need keys. */
const b = (text: ReactNode) => <b key="b">{text}</b>;
const code = (text: ReactNode) => <code key="code">{text}</code>;

function licenceOf({ name, licence }: (typeof SOURCES)[number], { say }: Words): string {
  if (licence !== null) return say(`about.${licence}`);
  return name === 'GeoNames' ? 'CC BY 4.0' : 'SIL Open Font License 1.1';
}

function DataSources({ words }: { words: Words }) {
  const { say } = words;
  return (
    <section aria-labelledby="data">
      <h2 id="data">{say('about.data')}</h2>
      <p>{say('about.local')}</p>
      <div className={styles.scroller}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('about.source')}</th>
              <th scope="col">{say('about.usedFor')}</th>
              <th scope="col">{say('about.licence')}</th>
            </tr>
          </thead>
          <tbody>
            {SOURCES.map((source) => (
              <tr key={source.name}>
                <th scope="row">
                  {source.url === null ? (
                    source.name
                  ) : (
                    <a href={source.url} rel="noopener noreferrer">
                      {source.name}
                    </a>
                  )}
                </th>
                <td>{say(`about.${source.use}`)}</td>
                <td>{licenceOf(source, words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>{say('about.borders')}</p>
    </section>
  );
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What Dateline is, how to read it, whose data it stands on. */
export default async function AboutPage({ searchParams }: Props) {
  const { theme } = await searchParams;
  const words = await currentWords();
  const { say } = words;
  return (
    <PageWords rooms={ROOMS.told}>
      <div className="framed">
        <PageHeader
          page="about"
          query={typeof theme === 'string' ? `theme=${encodeURIComponent(theme)}` : ''}
        />
        <main className={styles.page}>
          <h1>{say('about.title')}</h1>
          <p className={styles.lead}>{say('about.lead')}</p>
          <section aria-labelledby="principles">
            <h2 id="principles">{say('about.how')}</h2>
            <ul>
              {PRINCIPLES.map((name) => (
                <li key={name}>{say.rich(`about.${name}`, { b })}</li>
              ))}
            </ul>
          </section>
          <section aria-labelledby="sample">
            <h2 id="sample">{say('about.sample')}</h2>
            <p>{say.rich('about.sampleText', { code })}</p>
          </section>
          <DataSources words={words} />
        </main>
      </div>
    </PageWords>
  );
}
