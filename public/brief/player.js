/* The page of a brief that runs from disk: scenes, map, time, lists. Everything it shows is in the page itself. */
(async () => {
  const $ = (id) => document.getElementById(id);
  const bytes = Uint8Array.from(atob($('data').textContent.trim()), (letter) => letter.charCodeAt(0));
  const opened = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const brief = JSON.parse(await new Response(opened).text());
  const SVG = 'http://www.w3.org/2000/svg';
  const state = { at: 0, day: null, isPlaying: false, box: null };
  const { say } = brief;
  /** Puts values in place of the words in braces. */
  const put = (words, values) => words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const incidents = new Map(brief.incidents.map((one) => [one.id, one]));

  function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }
  function draw(name, attributes = {}) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  }
  const linkOf = (url, words) =>
    /^https?:\/\//.test(url ?? '') ? make('a', { href: url, rel: 'noopener noreferrer' }, words) : words;

  const mercator = (lng, lat) => {
    const phi = (Math.max(-85.05, Math.min(85.05, lat)) * Math.PI) / 180;
    return [(lng + 180) / 360, 0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI)];
  };
  function projector({ width, height, left, lng, lat, zoom }) {
    const world = 512 * 2 ** zoom;
    const [middleX, middleY] = mercator(lng, lat);
    return (toLng, toLat) => {
      const [x, y] = mercator(toLng, toLat);
      const east = x - middleX - Math.round(x - middleX);
      return [left + (width - left) / 2 + east * world, height / 2 + (y - middleY) * world];
    };
  }
  const radiusOf = (killed) => Math.min(27, Math.max(4.2, 1.9 * Math.sqrt(killed)));
  const colorOf = (type, theme) => brief.colors[theme][type];

  function drawMark(one, [x, y], scene) {
    const color = colorOf(one.type, scene.theme);
    const group = draw('g', { class: 'mark', transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`, 'data-id': one.id });
    const title = draw('title');
    title.textContent = `${one.title}. ${one.when}. ${one.where}. ${one.toll}.`;
    group.append(title);
    if (one.discPx > 0) {
      group.append(draw('circle', { r: one.discPx.toFixed(1), fill: color, 'fill-opacity': '.1', stroke: color, 'stroke-opacity': '.45', 'stroke-dasharray': '1 4', 'pointer-events': 'none' }));
    }
    const isKnown = one.killedMin !== null;
    const r = isKnown ? radiusOf(one.killedMin) : 4.6;
    const shape = (radius, attributes) =>
      draw('path', { d: brief.symbols[one.type], transform: `scale(${radius.toFixed(2)})`, 'vector-effect': 'non-scaling-stroke', ...attributes });
    if (isKnown && one.killedMax !== one.killedMin) {
      const isOpen = one.killedMax === null;
      group.append(shape(isOpen ? r + 3.5 : radiusOf(one.killedMax), { fill: color, 'fill-opacity': '.13', stroke: color, ...(isOpen ? { 'stroke-dasharray': '4 3' } : {}) }));
    }
    group.append(shape(r, { fill: 'var(--halo)', stroke: 'var(--halo)', 'stroke-width': '2.6' }));
    group.append(isKnown ? shape(r, { fill: color }) : shape(r, { fill: 'var(--map)', stroke: color, 'stroke-width': '1.8' }));
    if (one.id === scene.selected) group.append(draw('circle', { r: r * 1.3 + 5, fill: 'none', stroke: 'var(--ink)', 'stroke-width': '2' }));
    return group;
  }

  const isShown = (one) => state.day === null || (one.start !== null && one.start <= state.day);
  const sceneIncidents = (scene) => scene.incidents.map((id) => incidents.get(id)).filter(Boolean);

  function drawMarks(scene) {
    const group = $('marks');
    group.replaceChildren();
    const project = projector(scene.frame);
    const world = 512 * 2 ** scene.frame.zoom;
    const placed = sceneIncidents(scene)
      .filter((one) => one.lng !== null && isShown(one))
      .sort((a, b) => (b.killedMin ?? 0) - (a.killedMin ?? 0));
    for (const one of placed) {
      const radius = (one.radiusKm / (111.32 * 360 * Math.cos((one.lat * Math.PI) / 180))) * world;
      const mark = { ...one, discPx: radius > 8 && one.radiusKm <= 150 ? radius : 0 };
      group.append(drawMark(mark, project(one.lng, one.lat), scene));
    }
    const taken = [];
    for (const one of placed.filter(({ killedMin, id }) => killedMin > 0 || id === scene.selected).slice(0, 8)) {
      const [x, y] = project(one.lng, one.lat);
      const words = `${one.where}: ${one.toll}`;
      const wide = words.length * 8 + 30;
      const isLeft = x + wide > scene.frame.width;
      const box = isLeft ? [x - wide, y - 12, x - 4, y + 12] : [x + 4, y - 12, x + wide, y + 12];
      if (x < scene.frame.left || taken.some((b) => box[0] < b[2] && b[0] < box[2] && box[1] < b[3] && b[1] < box[3])) continue;
      taken.push(box);
      const gap = radiusOf(one.killedMin ?? 0) + 7;
      const tag = draw('text', { class: 'tag', x: isLeft ? x - gap : x + gap, y: y + 5, 'text-anchor': isLeft ? 'end' : 'start' });
      tag.textContent = words;
      group.append(tag);
    }
    $('count').textContent = put(say.count, { shown: placed.length, total: scene.total });
    $('map').dataset.marks = String(placed.length);
  }

  function words(scene) {
    const quotes = scene.quotes.map(({ text, said }) => make('blockquote', {}, `“${text}”`, make('cite', {}, said)));
    const legend = scene.types.map((type) => {
      const svg = draw('svg', { width: 17, height: 17, viewBox: '-7 -7 14 14', 'aria-hidden': 'true' });
      svg.append(draw('path', { d: brief.symbols[type], transform: 'scale(4.8)', fill: colorOf(type, scene.theme) }));
      return make('li', {}, svg, brief.labels[type]);
    });
    const said = [...scene.warnings, brief.safety].filter(Boolean).map((text) => make('p', { class: 'said' }, text));
    $('words').replaceChildren(
      make('p', { class: 'kicker' }, scene.kicker.join(' · ')),
      make('h1', {}, scene.headline),
      make('div', { class: 'body' }, ...scene.body.map((text) => make('p', {}, text))),
      ...quotes,
      ...said,
      make('ul', { class: 'legend', 'aria-label': say.kinds }, ...legend),
      make('p', { class: 'kicker' }, put(say.filter, { filter: scene.filter || say.allAttacks })),
    );
  }

  function axis(scene) {
    const edges = scene.bins?.edges ?? [];
    if (edges.length < 3) return null;
    const [first, last] = [Date.parse(edges[0].slice(0, 10)), Date.parse(edges.at(-1).slice(0, 10))];
    return {
      at: (day) => (Date.parse(day) - first) / (last - first),
      dayAt: (share) => new Date(first + share * (last - first)).toISOString().slice(0, 10),
    };
  }
  function drawTime(scene) {
    const time = axis(scene);
    $('time').hidden = time === null;
    if (!time) return;
    const svg = $('bars');
    svg.replaceChildren();
    const count = scene.bins.edges.length - 1;
    const sums = Array.from({ length: count }, (_, bin) => scene.bins.types.reduce((sum, { counts }) => sum + (counts[bin] ?? 0), 0));
    const top = Math.max(1, ...sums);
    for (let bin = 0; bin < count; bin += 1) {
      let base = 34;
      for (const { type, counts } of scene.bins.types) {
        const height = ((counts[bin] ?? 0) / top) * 33;
        base -= height;
        const isLater = state.day !== null && scene.bins.edges[bin] > state.day;
        svg.append(draw('rect', { x: (bin * 240) / count, width: Math.max(0.8, 220 / count), y: base, height, fill: colorOf(type, scene.theme), opacity: isLater ? 0.25 : 1 }));
      }
    }
    $('scrub').value = state.day === null ? '1000' : String(Math.round(time.at(state.day) * 1000));
    const said = state.day === null ? put(say.allTime, { perUnit: scene.bins.perUnit.toLowerCase() }) : put(say.upTo, { day: state.day });
    $('day').textContent = said;
    $('scrub').setAttribute('aria-valuetext', said);
    $('play').textContent = state.isPlaying ? say.pause : say.play;
  }
  function setDay(share) {
    const scene = brief.scenes[state.at];
    const time = axis(scene);
    if (!time) return;
    state.day = share >= 1 ? null : time.dayAt(Math.max(0, share));
    drawTime(scene);
    drawMarks(scene);
  }

  function setBox(box) {
    state.box = box;
    $('map').setAttribute('viewBox', box.join(' '));
  }
  function show(to) {
    state.at = Math.max(0, Math.min(brief.scenes.length - 1, to));
    state.day = null;
    state.isPlaying = false;
    const scene = brief.scenes[state.at];
    if (!scene) return;
    history.replaceState(null, '', `#${state.at + 1}`);
    document.documentElement.classList.toggle('dark', scene.theme === 'dark');
    // The ground is our own drawing, escaped when it was made; parsed as XML, where nothing runs.
    const parsed = new DOMParser().parseFromString(`<svg xmlns="${SVG}">${brief.grounds[scene.ground]}</svg>`, 'image/svg+xml');
    $('ground').replaceChildren(...document.importNode(parsed.documentElement, true).childNodes);
    setBox([0, 0, scene.frame.width, scene.frame.height]);
    words(scene);
    drawTime(scene);
    drawMarks(scene);
    $('where').textContent = put(say.sceneOf, { at: state.at + 1, count: brief.scenes.length });
    $('back').disabled = state.at === 0;
    $('on').disabled = state.at === brief.scenes.length - 1;
  }

  function sheet() {
    const rows = brief.incidents.map((one) =>
      make('tr', {}, make('td', {}, one.when), make('td', {}, one.where), make('td', {}, one.title, one.quote ? make('cite', {}, ` “${one.quote}”`) : ''), make('td', {}, one.toll), make('td', {}, one.grade), make('td', {}, one.sources.map((n) => `[${n}]`).join(' '))),
    );
    const head = make('tr', {}, ...say.columns.map((text) => make('th', { scope: 'col' }, text)));
    const sources = brief.sources.map(({ number, publisher, title, day, url }) =>
      make('li', {}, `[${number}] `, [publisher, day].filter(Boolean).join(', '), publisher || day ? ': ' : '', linkOf(url, title)),
    );
    $('sheet').replaceChildren(
      make('h1', {}, brief.title),
      make('p', {}, `${brief.asOf}. ${brief.attribution}.`),
      make('h2', {}, say.attacks),
      make('table', {}, make('thead', {}, head), make('tbody', {}, ...rows)),
      make('h2', {}, say.sources),
      make('ol', {}, ...sources),
      make('h2', {}, say.grades),
      make('ul', {}, ...brief.grades.map(({ label, meaning }) => make('li', {}, `${label}: ${meaning}`))),
    );
  }
  function toggleSheet() {
    $('sheet').hidden = !$('sheet').hidden;
    if (!$('sheet').hidden) $('sheet').focus();
  }

  function play() {
    const scene = brief.scenes[state.at];
    const time = axis(scene);
    if (!time) return;
    state.isPlaying = !state.isPlaying;
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const step = () => {
      if (!state.isPlaying) return;
      const share = (state.day === null ? 0 : time.at(state.day)) + (isStill ? 1 / 8 : 1 / 40);
      if (share >= 1) state.isPlaying = false;
      setDay(share);
      setTimeout(step, isStill ? 1000 : 250);
    };
    step();
    drawTime(scene);
  }

  const keys = {
    ArrowRight: () => show(state.at + 1), ArrowDown: () => show(state.at + 1), PageDown: () => show(state.at + 1),
    ArrowLeft: () => show(state.at - 1), ArrowUp: () => show(state.at - 1), PageUp: () => show(state.at - 1),
    Home: () => show(0), End: () => show(brief.scenes.length - 1), ' ': play, l: toggleSheet,
    Escape: () => { $('sheet').hidden = true; },
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input')) return;
    if (event.key === ' ' && event.target.matches('button, a')) return;
    if (/^[1-9]$/.test(event.key)) return show(Number(event.key) - 1);
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act || (!$('sheet').hidden && !['l', 'L', 'Escape'].includes(event.key))) return;
    event.preventDefault();
    act();
  });
  $('back').onclick = () => show(state.at - 1);
  $('on').onclick = () => show(state.at + 1);
  $('play').onclick = play;
  $('list').onclick = toggleSheet;
  $('scrub').oninput = ({ target }) => setDay(Number(target.value) / 1000);
  $('map').addEventListener('wheel', (event) => {
    event.preventDefault();
    const [x, y, w, h] = state.box;
    const rect = $('map').getBoundingClientRect();
    const k = Math.min(1280 / w * 1.2 ** (event.deltaY < 0 ? 1 : -1), 16);
    const next = 1280 / Math.max(1, k);
    const [px, py] = [(event.clientX - rect.left) / rect.width, (event.clientY - rect.top) / rect.height];
    setBox(next >= 1280 ? [0, 0, 1280, 720] : [x + (w - next) * px, y + (h - (next * 9) / 16) * py, next, (next * 9) / 16]);
  }, { passive: false });
  let grip = null;
  $('map').addEventListener('pointerdown', (event) => { grip = [event.clientX, event.clientY, ...state.box]; });
  addEventListener('pointermove', (event) => {
    if (!grip) return;
    const scale = grip[4] / $('map').getBoundingClientRect().width;
    setBox([grip[2] - (event.clientX - grip[0]) * scale, grip[3] - (event.clientY - grip[1]) * scale, grip[4], grip[5]]);
  });
  addEventListener('pointerup', () => { grip = null; });
  sheet();
  show(Number(location.hash.slice(1)) - 1 || 0);
  document.documentElement.dataset.ready = 'true';
})();
