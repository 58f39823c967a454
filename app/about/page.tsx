import type { Metadata } from 'next';
import styles from './about.module.css';

export const metadata: Metadata = { title: 'About Dateline' };

const SOURCES = [
  {
    name: 'Natural Earth',
    use: 'Countries, regions and their borders',
    licence: 'Public domain',
    url: 'https://www.naturalearthdata.com/',
  },
  {
    name: 'GSHHG',
    use: 'Coasts, lakes and rivers',
    licence: 'LGPL 3 or later',
    url: 'https://www.soest.hawaii.edu/pwessel/gshhg/',
  },
  {
    name: 'GeoNames',
    use: 'Place names, points, population',
    licence: 'CC BY 4.0',
    url: 'https://www.geonames.org/',
  },
  { name: 'IBM Plex Sans', use: 'Type of the interface', licence: 'SIL Open Font License 1.1', url: null },
  {
    name: 'Source Serif 4',
    use: 'Type of what was written',
    licence: 'SIL Open Font License 1.1',
    url: null,
  },
  { name: 'Noto Sans', use: 'Type of the map', licence: 'SIL Open Font License 1.1', url: null },
] as const;

function Principles() {
  return (
    <section aria-labelledby="principles">
      <h2 id="principles">How to read it</h2>
      <ul>
        <li>
          <b>Every value has its words.</b> Place, time, means, toll and who did it each lead to the sentence
          that says so.
        </li>
        <li>
          <b>What is not known is drawn as not known.</b> A disc on the map is as wide as the place is
          uncertain; a bar on the timeline is as wide as the time is. A hollow mark has an unknown toll. An
          hour that no text states is not shown as midnight.
        </li>
        <li>
          <b>Ranges stay ranges.</b> “At least 3” is shown as that. Figures that disagree stand side by side
          with who says them.
        </li>
        <li>
          <b>It rather leaves open than guesses.</b> An attack “on Thursday” in a text without a date stays
          undated until the publication date is given.
        </li>
        <li>
          <b>Grades are computed and say why.</b> Weak means one independent source, fair two or more,
          contested that sources deny each other. Confirmed needs an admission or an analyst.
        </li>
      </ul>
    </section>
  );
}

function DataSources() {
  return (
    <section aria-labelledby="data">
      <h2 id="data">Data and licences</h2>
      <p>Everything is on this machine: the map, the gazetteer and the fonts need no network.</p>
      <div className={styles.scroller}>
        <table>
          <thead>
            <tr>
              <th scope="col">Source</th>
              <th scope="col">Used for</th>
              <th scope="col">Licence</th>
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
                <td>{source.use}</td>
                <td>{source.licence}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        The borders of districts are approximate: they are drawn from the places that belong to each. Crimea
        is shown as part of Ukraine.
      </p>
    </section>
  );
}

/** What Dateline is, how to read it, whose data it stands on. */
export default function AboutPage() {
  return (
    <main className={styles.page}>
      <p>
        <a href="/">← Map and timeline</a>
      </p>
      <h1>About Dateline</h1>
      <p className={styles.lead}>
        Dateline reads news reports of attacks and puts every attack on a map and a timeline, with the
        sentence that says so.
      </p>
      <Principles />
      <section aria-labelledby="sample">
        <h2 id="sample">The sample articles</h2>
        <p>
          On first start Dateline reads a small set of reports from publisher “Dateline sample”. They were
          written for this project from published facts and cite their sources; they are not copies of
          anyone’s article. Add your own with <code>npx dateline add PATH</code>.
        </p>
      </section>
      <DataSources />
    </main>
  );
}
