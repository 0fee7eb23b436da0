import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { writeCommand } from './command.js'
import { dataParsed } from './command-plugins.js'

/**
 * Makes `dist/`: the command (`cli.cjs` and what it starts), the library (`index.js`) and its types.
 * The command holds the packages it needs, so that it starts soon; of the library they stay outside, so that whoever uses
 * it has each once.
 */
const root = fileURLToPath(new URL('../..', import.meta.url))
const dist = join(root, 'dist')
const types = join(dist, 'types')

rmSync(dist, { recursive: true, force: true })
await build({
  absWorkingDir: root,
  entryPoints: { index: 'src/index.ts' },
  outdir: dist,
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  logLevel: 'warning',
  plugins: [dataParsed],
})
await writeCommand(root, dist)

execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
})
const reached = declarationsFrom(join(types, 'index.d.ts'))
for (const file of readdirSync(types, { recursive: true, encoding: 'utf8' })) {
  const path = join(types, file)
  if (path.endsWith('.ts') && !reached.has(path)) rmSync(path)
}

/** The declaration files a user's compiler reads, starting at the public face: the rest would be shipped for nobody. */
function declarationsFrom(entry: string): ReadonlySet<string> {
  const seen = new Set<string>()
  const queue = [entry]
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file) || !existsSync(file)) continue
    seen.add(file)
    for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*['"](\.[^'"]+)['"]/g)) {
      queue.push(resolve(dirname(file), specifier.replace(/\.js$/, '.d.ts')))
    }
  }
  return seen
}
