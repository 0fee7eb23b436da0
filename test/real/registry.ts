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
  /** Stores an image of one small part; the digest of its manifest. */
  pushImage(repository: string, tag: string): Promise<string>
  /** Stores an index that lists a manifest; the digest of the index. */
  pushIndex(repository: string, tag: string, manifest: string): Promise<string>
  stop(): Promise<void>
}

type Manifest = { readonly mediaType: string; readonly [key: string]: unknown }

const OCI = 'application/vnd.oci.image'

/** Starts a registry in a folder of its own. `closed`: only the `USER` of the tests may enter. */
export async function startRegistry({ closed = false } = {}): Promise<Registry> {
  const folder = mkdtempSync(join(tmpdir(), 'gonogo-registry-'))
  const config = join(folder, 'config.yml')
  writeFileSync(config, configText(folder, closed))
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
    pushImage: (repository, tag) => pushImage(`${url}/v2/${repository}`, tag),
    pushIndex: (repository, tag, manifest) => pushIndex(`${url}/v2/${repository}`, tag, manifest),
    stop: async () => {
      await daemon.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function configText(folder: string, closed: boolean): string {
  const users = join(folder, 'users')
  writeFileSync(users, `${USER.name}:${USER.bcrypt}\n`)
  return [
    'version: 0.1',
    'log: { level: info }',
    `storage: { delete: { enabled: true }, filesystem: { rootdirectory: ${JSON.stringify(join(folder, 'storage'))} } }`,
    'http: { addr: "127.0.0.1:0" }',
    ...(closed ? [`auth: { htpasswd: { realm: tests, path: ${JSON.stringify(users)} } }`] : []),
  ].join('\n')
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
