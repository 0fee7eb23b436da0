import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { USER } from './account.js'
import { startDaemon } from './daemon.js'
import { pathOf } from './programs.js'

/** A container registry of the tests' own. It is empty. */
export interface Registry {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  /** Where it keeps what it is given. */
  readonly storage: string
  /** Stores an image of one small part; the digest of its manifest. */
  pushImage(repository: string, tag: string): Promise<string>
  /** Stores an index that lists a manifest; the digest of the index. */
  pushIndex(repository: string, tag: string, manifest: string): Promise<string>
  stop(): Promise<void>
}

type Manifest = { readonly mediaType: string; readonly [key: string]: unknown }

const OCI = 'application/vnd.oci.image'

/** Who may enter a registry; everybody, where nothing is set. */
interface Doors {
  /** Only the `USER` of the tests. */
  readonly closed?: boolean
  /** Only who has a token from that address, signed by the key of this certificate for `tests`. */
  readonly tokens?: { readonly realm: string; readonly certificate: string }
  /** Instead of an empty one of its own: the folder of another registry. */
  readonly storage?: string
}

/** Starts a registry. Call in `beforeAll`, and `stop` in `afterAll`. */
export async function startRegistry(doors: Doors = {}): Promise<Registry> {
  const folder = mkdtempSync(join(tmpdir(), 'gonogo-registry-'))
  const storage = doors.storage ?? join(folder, 'storage')
  const config = join(folder, 'config.yml')
  writeFileSync(config, configText(folder, storage, doors))
  let log = (): string => ''
  // It takes a free port by itself, and prints which.
  const portOf = () => /listening on 127\.0\.0\.1:(\d+)/.exec(log())?.[1]
  const daemon = await startDaemon({
    program: pathOf('docker-registry'),
    args: ['serve', config],
    watch: (read) => {
      log = read
    },
    ready: async () => portOf() !== undefined,
  })
  const url = `http://127.0.0.1:${portOf()}`
  return {
    url,
    storage,
    pushImage: (repository, tag) => pushImage(`${url}/v2/${repository}`, tag),
    pushIndex: (repository, tag, manifest) => pushIndex(`${url}/v2/${repository}`, tag, manifest),
    stop: async () => {
      await daemon.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function configText(folder: string, storage: string, { closed = false, tokens }: Doors): string {
  const config = {
    version: 0.1,
    log: { level: 'info' },
    storage: { delete: { enabled: true }, filesystem: { rootdirectory: storage } },
    http: { addr: '127.0.0.1:0' },
    auth: {
      ...(closed
        ? { htpasswd: { realm: 'tests', path: written(folder, 'users', `${USER.name}:${USER.bcrypt}\n`) } }
        : {}),
      ...(tokens ? { token: tokenAuth(folder, tokens) } : {}),
    },
  }
  // YAML understands JSON.
  return JSON.stringify(config)
}

function tokenAuth(folder: string, { realm, certificate }: NonNullable<Doors['tokens']>) {
  const rootcertbundle = written(folder, 'certificate.pem', certificate)
  return { realm, service: 'tests', issuer: 'tests', rootcertbundle }
}

function written(folder: string, name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

async function pushImage(address: string, tag: string): Promise<string> {
  const config = JSON.stringify({ architecture: 'amd64', os: 'linux', config: { Labels: { tag } } })
  const manifest = {
    schemaVersion: 2,
    mediaType: `${OCI}.manifest.v1+json`,
    config: await pushBlob(address, config, `${OCI}.config.v1+json`),
    layers: [],
  }
  return pushManifest(address, tag, manifest)
}

function pushIndex(address: string, tag: string, manifest: string): Promise<string> {
  const platform = { architecture: 'amd64', os: 'linux' }
  const entry = { mediaType: `${OCI}.manifest.v1+json`, digest: manifest, size: 1, platform }
  return pushManifest(address, tag, { schemaVersion: 2, mediaType: `${OCI}.index.v1+json`, manifests: [entry] })
}

/** Stores a blob in one go, and describes it. */
async function pushBlob(address: string, text: string, mediaType: string) {
  const digest = digestOf(text)
  const begun = await send('POST', `${address}/blobs/uploads/`, 202)
  const place = new URL(begun.headers.get('location') ?? '', address)
  place.searchParams.set('digest', digest)
  await send('PUT', place.href, 201, text, 'application/octet-stream')
  return { mediaType, digest, size: Buffer.byteLength(text) }
}

async function pushManifest(address: string, tag: string, manifest: Manifest): Promise<string> {
  const text = JSON.stringify(manifest, null, 2)
  await send('PUT', `${address}/manifests/${tag}`, 201, text, manifest.mediaType)
  return digestOf(text)
}

async function send(method: string, address: string, status: number, body?: string, type = 'text/plain') {
  const headers = { authorization: USER.basic, 'content-type': type }
  const answer = await fetch(address, { method, headers, ...(body === undefined ? {} : { body }) })
  const text = await answer.text()
  if (answer.status !== status) throw new Error(`${method} ${address}: ${answer.status} ${text}`)
  return answer
}

const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`
