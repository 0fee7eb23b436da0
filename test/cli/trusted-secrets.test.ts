import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve, type TinyServer } from '../probes/server.js'
import { repositories } from './repository.js'
import { run } from './run.js'

const { folder, git, write, commit } = repositories()

let [trustedServer, otherServer]: TinyServer[] = []
beforeAll(async () => {
  const answer = (_: unknown, response: { end: (text: string) => void }) => response.end('{"healthy":true}')
  ;[trustedServer, otherServer] = [await serve(answer), await serve(answer)]
})
afterAll(async () => {
  await trustedServer?.stop()
  await otherServer?.stop()
})

const PLAN = 'kind: release-plan\nowner: team storefront\nrollback:\n  steps: [Move the traffic back.]\n'

const demand = (url: string, variable: string | null, name = 'health') => `  - name: ${name}
    http: { url: "${url}", pointer: /healthy, operator: equals, value: true${variable === null ? '' : `, credentials: { tokenEnv: ${variable} }`} }
`
const config = (...demands: readonly string[]) => `extends: []\ngate:\n  evidence:\n${demands.join('')}`

/** What a change asks, and of what the trusted and another server are told. */
const CHANGES: readonly (readonly [string, (own: string, other: string) => string, own: RegExp, other: RegExp])[] = [
  ['nothing else', (own) => config(demand(`${own}/health`, 'TOKEN')), /^GET \/health as Bearer one$/, /^$/],
  [
    'another path there',
    (own) => config(demand(`${own}/ready`, 'TOKEN')),
    /^GET \/(?:health|ready) as Bearer one\nGET \/(?:health|ready) as Bearer one$/,
    /^$/,
  ],
  ['another variable', (own) => config(demand(`${own}/health`, 'SECRET')), /^GET \/health as Bearer one$/, /^$/],
  [
    'another variable and another path',
    (own) => config(demand(`${own}/ready`, 'SECRET')),
    /^GET \/health as Bearer one$/,
    /^$/,
  ],
  ['another server', (_, other) => config(demand(`${other}/health`, 'TOKEN')), /^GET \/health as Bearer one$/, /^$/],
  [
    'another server, under a name of its own',
    (own, other) => config(demand(`${own}/health`, 'TOKEN'), demand(`${other}/health`, 'SECRET', 'more')),
    /^GET \/health as Bearer one$/,
    /^$/,
  ],
  [
    'another server, and no credentials',
    (_, other) => config(demand(`${other}/health`, null)),
    /^GET \/health as Bearer one$/,
    /^GET \/health$/,
  ],
]

async function gate() {
  const argv = ['gate', 'r/plan.yaml', '--rules-from', 'main', '--format', 'json']
  const env = { PATH: process.env['PATH'] ?? '', TOKEN: 'one', SECRET: 'two', PGPASSWORD: 'three' }
  const { stdout, stderr } = await run(argv, { cwd: folder(), env })
  expect(stderr).toBe('')
  return JSON.parse(stdout)
}

test.each(CHANGES.flatMap((one) => [['beside it', '', one] as const, ['nearer', 'r/', one] as const]))(
  'a config %s sends no credentials that the trusted one does not (%s%#)',
  async (_, place, [, change, own, other]) => {
    const [mine, theirs] = [trustedServer?.origin ?? '', otherServer?.origin ?? '']
    for (const server of [trustedServer, otherServer]) server?.asked.splice(0)
    commit({ 'gonogo.config.yaml': config(demand(`${mine}/health`, 'TOKEN')), 'r/plan.yaml': PLAN })
    git('checkout', '-q', '-b', 'change')
    commit({ [`${place}gonogo.config.yaml`]: change(mine, theirs) })
    const { evidence } = await gate()
    const told = (server: TinyServer | undefined) => [...new Set(server?.asked)].sort().join('\n')
    expect(told(trustedServer)).toMatch(own)
    expect(told(otherServer)).toMatch(other)
    for (const { answer, says, credentials } of evidence) {
      if (answer !== 'holds') expect(says).toContain(`main does not name the variable ${credentials.tokenEnv}`)
    }
  },
)

/** Journals that a change names. */
const SECRET = ['$', '{SECRET}'].join('')
const JOURNALS = [
  `postgres://${SECRET}@127.0.0.1:1/shop`,
  'postgres://shop@127.0.0.1:1/shop',
  `rollbacks-${SECRET}.db`,
  SECRET,
]

test.each(JOURNALS)('a change names the journal %s, and it is not opened', async (journal) => {
  commit({ 'gonogo.config.yaml': 'extends: []\n', 'r/plan.yaml': PLAN })
  git('checkout', '-q', '-b', 'change')
  write({ 'gonogo.config.yaml': `extends: []\ngate: { journal: "${journal}" }\n` })
  const { verdict, problems } = await gate()
  expect(verdict.decision).toBe('INDETERMINATE')
  expect(problems).toMatchObject([{ code: 'journal', path: 'gonogo.config.yaml', line: 2 }])
  expect(problems[0].message).toBe(
    'The journal is not opened: main names another, and this one would be told of the environment.',
  )
})
