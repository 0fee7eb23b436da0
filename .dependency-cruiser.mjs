/** Which room may import what. `ARCHITECTURE.md` tells the story, `npm run check:directions` asks these rules. */

const rooms =
  'baseline|formats|schema|reading|facts|policy|judge|report|testing|evidence|waivers|suppressions|attest|advice'

/** They touch the world as the command line does, and only it calls them. */
const edges = 'cli|build|probes|journal'

/** Third parties and the one room that hides each. Build scripts may use any of them. */
const hosts = {
  formats: ['yaml', 'satteri', 'unbash', 'mdast'],
  schema: ['ajv'],
  probes: ['fast-xml-parser'],
  attest: ['canonicalize'],
  waivers: ['temporal-polyfill'],
  journal: ['libsql', 'pg'],
  policy: ['json-rules-engine', 're2js', 'semver'],
  cli: ['commander', 'fast-glob', 'ignore', 'picocolors'],
}

const packagePath = (name) => `node_modules/(@types/)?${name}/`

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Data flows one way, and so do imports.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'model-imports-nothing',
      comment: 'The nouns stand alone.',
      severity: 'error',
      from: { path: '^src/model/' },
      to: { pathNot: '^src/model/' },
    },
    {
      name: 'never-sideways',
      comment: 'Rooms do not know each other: check.ts hands the data from one to the next.',
      severity: 'error',
      from: { path: `^src/(${rooms})/` },
      to: { path: '^src/', pathNot: ['^src/$1/', '^src/model/', '^src/generated/'] },
    },
    {
      name: 'only-public-faces',
      comment: 'Another room is entered by its index.ts; what lies behind it may change.',
      severity: 'error',
      from: { path: '^src/([^/]+)' },
      to: { path: '^src/[^/]+/', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$', '^src/generated/'] },
    },
    {
      name: 'report-only-from-the-edge',
      comment: 'Words are made at the edge: check() returns data.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(report|cli)/|^src/index\\.ts$' },
      to: { path: '^src/report/' },
    },
    {
      name: 'check-only-from-the-edge',
      comment: 'Nothing flows back: no room calls the pipeline it is a part of.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli|gate)/|^src/(index|check|rehearse)\\.ts$' },
      to: { path: '^src/((check|rehearse|advise|index)\\.ts$|gate/)' },
    },
    {
      name: 'nobody-imports-the-command-line',
      severity: 'error',
      from: { pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'probes-and-journal-only-from-the-command-line',
      comment: 'What touches the world is called from where the world is.',
      severity: 'error',
      from: { pathNot: '^src/(cli|probes|journal)/' },
      to: { path: '^src/(probes|journal)/' },
    },
    {
      name: 'probes-and-journal-know-the-core-only',
      severity: 'error',
      from: { path: '^src/(probes|journal)/' },
      to: { path: '^src/', pathNot: ['^src/$1/', '^src/(model|evidence|formats|schema|attest)/', '^src/generated/'] },
    },
    {
      name: 'nobody-imports-the-build',
      comment: 'Build scripts run before there is a product; the product cannot need them.',
      severity: 'error',
      from: { pathNot: '^src/build/' },
      to: { path: '^src/build/' },
    },
    {
      name: 'core-is-pure',
      comment: 'Files, network and process belong to the edges: the same input gives the same bytes.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(${edges})/` },
      // Digests and signatures are arithmetic: node:crypto is asked for those alone, and a test holds that the report stays the same.
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    ...Object.entries(hosts).flatMap(([room, packages]) =>
      packages.map((name) => ({
        name: `${name}-lives-in-${room}`,
        comment: 'A third party has one host room, so that replacing it touches one room.',
        severity: 'error',
        from: { path: '^src/', pathNot: `^src/(${room}|build|generated)/` },
        to: { path: packagePath(name) },
      })),
    ),
    {
      name: 'one-file-knows-the-engine',
      comment: 'json-rules-engine is held behind one file: its dialect and its traps end there.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/policy/engine\\.ts$' },
      to: { path: 'node_modules/json-rules-engine/' },
    },
    {
      name: 'no-unlisted-third-party',
      comment: 'A new package needs a host room in this file and a reason in package.json.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/build/' },
      to: {
        path: 'node_modules/',
        pathNot: [...new Set(Object.values(hosts).flat())].map(packagePath),
      },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'types', 'default'],
    },
  },
}
