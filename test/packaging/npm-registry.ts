import { execFile, spawn } from 'node:child_process'
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { ROOT, textOf } from '../architecture/tree.js'

/** A registry as npm asks it: this checkout as the package that it packs, and every package that is installed beside it. */
export interface NpmRegistry {
  readonly address: string
  /** The packed checkout. */
  readonly tarball: string
  readonly close: () => void
}

interface Manifest {
  readonly name: string
  readonly version: string
}

/** Of one version: its manifest, and the folder or tarball that it is served from. */
interface Served {
  readonly manifest: Manifest
  readonly from: string
}

/** Starts the registry. What is published is what `npm pack` packs of `dist/` as it is built. */
export async function startNpmRegistry(): Promise<NpmRegistry> {
  const folder = mkdtempSync(join(tmpdir(), 'gonogo-registry-'))
  const pack = ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder]
  const { stdout } = await promisify(execFile)('npm', pack, { cwd: ROOT })
  const tarball = join(folder, stdout.trim())
  const packages = installedPackages()
  const own = manifestIn(ROOT)
  packages.set(own.name, new Map([[own.version, { manifest: own, from: tarball }]]))
  const server = createServer((request, response) => answer(request.url ?? '/', packages, addressOf(), response))
  const addressOf = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    address: `${addressOf()}/`,
    tarball,
    close() {
      server.close()
      server.closeAllConnections()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** `/name` is what there is of a package, `/name/-/version.tgz` one version of it. Of anything else there is nothing. */
function answer(
  url: string,
  packages: ReadonlyMap<string, ReadonlyMap<string, Served>>,
  address: string,
  response: ServerResponse,
): void {
  const [name = '', file] = decodeURIComponent(url.slice(1)).split('/-/')
  const versions = packages.get(name)
  const served = file === undefined ? undefined : versions?.get(file.replace(/\.tgz$/, ''))
  if (served) {
    sendTarball(served.from, response)
  } else if (versions && file === undefined) {
    const entries = [...versions].map(([version, { manifest }]) => [
      version,
      { ...manifest, dist: { tarball: `${address}/${name}/-/${version}.tgz` } },
    ])
    const [latest] = [...versions.keys()].slice(-1)
    response.end(JSON.stringify({ name, 'dist-tags': { latest }, versions: Object.fromEntries(entries) }))
  } else {
    response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"not_found"}')
  }
}

/** A folder is packed as it is asked for, without the packages that are installed below it. */
function sendTarball(from: string, response: ServerResponse): void {
  if (from.endsWith('.tgz')) {
    createReadStream(from).pipe(response)
    return
  }
  const tar = ['-cf', '-', '--exclude=node_modules', '-C', dirname(from), basename(from)]
  spawn('tar', tar, { stdio: ['ignore', 'pipe', 'inherit'] }).stdout.pipe(response)
}

/** Every package of the lock file that is there; those for other platforms are not. */
function installedPackages(): Map<string, Map<string, Served>> {
  const { packages } = JSON.parse(textOf('package-lock.json')) as { packages: Readonly<Record<string, unknown>> }
  const found = new Map<string, Map<string, Served>>()
  for (const path of Object.keys(packages)) {
    const from = join(ROOT, path)
    if (path === '' || !existsSync(join(from, 'package.json'))) continue
    const manifest = manifestIn(from)
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    found.set(name, (found.get(name) ?? new Map<string, Served>()).set(manifest.version, { manifest, from }))
  }
  return found
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
}
