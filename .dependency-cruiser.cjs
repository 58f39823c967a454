// Import directions of the house; every rule's comment explains its cure.
const stage = '^lib/(read|extract|resolve|merge|query|view|export|brief)/';
module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      severity: 'error',
      comment: 'Two files import each other: move what both need into a third one.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'schema-imports-zod-only',
      severity: 'error',
      comment: 'lib/schema.ts is the language of the house: it imports zod, the codes and nothing else.',
      from: { path: '^lib/schema\\.ts$' },
      to: { pathNot: '^node_modules/zod|^lib/codes\\.ts$' },
    },
    {
      name: 'codes-import-nothing',
      severity: 'error',
      comment:
        'lib/codes.ts is what the page loads of the language before anything else: it imports nothing.',
      from: { path: '^lib/codes\\.ts$' },
      to: {},
    },
    {
      name: 'wire-imports-schema-only',
      severity: 'error',
      comment:
        'lib/wire.ts is what the routes answer, in the words of lib/schema.ts: it imports that and zod.',
      from: { path: '^lib/wire\\.ts$' },
      to: { pathNot: '^node_modules/zod|^lib/schema\\.ts$' },
    },
    {
      name: 'primitives-import-schema-only',
      severity: 'error',
      comment: 'lib/result.ts, time.ts and geo.ts may import lib/schema.ts only: move the rest into a stage.',
      from: { path: '^lib/(result|time|geo)\\.ts$' },
      to: { path: '^(lib|app|components|data)/', pathNot: '^lib/schema\\.ts$' },
    },
    {
      name: 'stages-are-strangers',
      severity: 'error',
      comment:
        'A stage knows no other stage: pass the function or the value in from lib/server, which composes them.',
      from: { path: stage },
      to: { path: stage, pathNot: '^lib/$1/' },
    },
    {
      name: 'core-is-pure',
      severity: 'error',
      comment:
        'Stages have no effects: no fs, net, process, React or Next. Take what is needed as an argument; lib/server reads it.',
      from: { path: stage },
      to: {
        path: '^(fs|net|http|https|child_process|process|os|worker_threads)(/|$)|^node_modules/(react|next|pg|kysely|undici)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'stages-below-server',
      severity: 'error',
      comment: 'A stage may not import the shell, the command, the pages or the browser code.',
      from: { path: stage },
      to: { path: '^(lib/(server|cli)|app|components)/' },
    },
    {
      name: 'server-below-doors',
      severity: 'error',
      comment: 'lib/server is used by app and lib/cli, never the other way round.',
      from: { path: '^lib/server/' },
      to: { path: '^(lib/cli|app|components)/' },
    },
    {
      name: 'components-see-view',
      severity: 'error',
      comment: 'Browser code sees schema, result, time, geo, query and view only: ask a route for the rest.',
      from: { path: '^components/' },
      to: {
        path: '^(lib|app|data)/',
        pathNot: '^lib/(codes|schema|wire|result|time|geo)\\.ts$|^lib/(query|view|brief)/',
      },
    },
    {
      name: 'panes-are-strangers',
      severity: 'error',
      comment:
        'Map, timeline, panel, brief and review do not know each other: they meet in components/dashboard.tsx.',
      from: { path: '^components/(map|timeline|panel|insights|search|brief|review|ingest)/' },
      to: {
        path: '^components/(map|timeline|panel|insights|search|brief|review|ingest)/',
        pathNot: '^components/$1/',
      },
    },
    {
      name: 'panes-below-dashboard',
      severity: 'error',
      comment: 'A pane gets what it needs as props: it does not import the dashboard.',
      from: { path: '^components/[^/]+/' },
      to: { path: '^components/dashboard' },
    },
    {
      name: 'data-through-server',
      severity: 'error',
      comment: 'Only lib/server reads data/.',
      from: { path: '^(lib|app|components)/', pathNot: '^lib/server/' },
      to: { path: '^data/' },
    },
    {
      name: 'nobody-imports-app',
      severity: 'error',
      comment: 'app/ is thin and nothing imports it.',
      from: { pathNot: '^app/' },
      to: { path: '^app/' },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      comment: 'Product code never imports tests.',
      from: { path: '^(app|components|lib)/' },
      to: { path: '^tests/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'This import leads nowhere: mend the path or install the package.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^\\.next/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['react-server', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.css', '.json'],
    },
  },
};
