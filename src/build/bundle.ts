import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/**
 * Makes `dist/`: the command (`cli.js`), the library (`index.js`) and its types.
 * Own code and generated data are bundled and split, so that a command's code is read when it is called; packages stay outside.
 */
const root = fileURLToPath(new URL('../..', import.meta.url))
const dist = join(root, 'dist')
const types = join(dist, 'types')

rmSync(dist, { recursive: true, force: true })
await build({
  absWorkingDir: root,
  entryPoints: { cli: 'src/cli/main.ts', index: 'src/index.ts' },
  outdir: dist,
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  logLevel: 'warning',
})
chmodSync(join(dist, 'cli.js'), 0o755)

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
