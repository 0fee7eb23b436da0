import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node.js'

export interface Position {
  readonly line: number
  readonly character: number
}

export interface Diagnostic {
  readonly range: { readonly start: Position; readonly end: Position }
  readonly message: string
}

export interface Completion {
  readonly label: string
  readonly documentation?: string | { readonly value: string }
}

/** An editor with the YAML language server behind it: what it would show for a text at a path. */
export interface Editor {
  readonly complete: (path: string, text: string, position: Position) => Promise<readonly Completion[]>
  readonly hover: (path: string, text: string, position: Position) => Promise<string>
  readonly diagnose: (path: string, text: string) => Promise<readonly Diagnostic[]>
  readonly close: () => Promise<void>
}

/** Nothing comes from the network: no SchemaStore, and schemas by the modeline of a file alone. */
const SETTINGS = {
  yaml: {
    schemaStore: { enable: false },
    kubernetesCRDStore: { enable: false },
    validate: true,
    completion: true,
    hover: true,
    format: { enable: false },
  },
  http: {},
}

const require = createRequire(import.meta.url)
const SERVER = join(dirname(require.resolve('yaml-language-server/package.json')), 'bin/yaml-language-server')

/** `yaml.schemas` as people write it into the settings of an editor: globs of files by the path of a schema. */
export type Mapping = Readonly<Record<string, string | readonly string[]>>

/** Opens a folder, as an editor with the server does. */
export async function openEditor(folder: string, schemas: Mapping): Promise<Editor> {
  const server = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  )
  const waiting = new Map<string, (diagnostics: readonly Diagnostic[]) => void>()
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) =>
    waiting.get(uri)?.(diagnostics),
  )
  connection.onRequest('client/registerCapability', () => null)
  connection.onRequest('workspace/configuration', ({ items }: { items: readonly { section: string }[] }) =>
    items.map(({ section }) => (section === 'yaml' ? { ...SETTINGS.yaml, schemas } : {})),
  )
  connection.listen()
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'opened' }],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true },
      textDocument: { completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } } },
    },
  })
  await connection.sendNotification('initialized', {})
  await connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { ...SETTINGS, yaml: { ...SETTINGS.yaml, schemas } },
  })

  /** Opens the text as that file, asks, and closes it. */
  async function withOpen<T>(path: string, text: string, ask: (uri: string) => Promise<T>): Promise<T> {
    const uri = pathToFileURL(path).href
    const textDocument = { uri, languageId: 'yaml', version: 1, text }
    await connection.sendNotification('textDocument/didOpen', { textDocument })
    const answer = await ask(uri)
    await connection.sendNotification('textDocument/didClose', { textDocument: { uri } })
    return answer
  }

  return {
    complete: (path, text, position) =>
      withOpen(path, text, async (uri) => {
        const answer: { items: Completion[] } | null = await connection.sendRequest('textDocument/completion', {
          textDocument: { uri },
          position,
        })
        return answer?.items ?? []
      }),
    hover: (path, text, position) =>
      withOpen(path, text, async (uri) => {
        const answer: { contents: { value: string } } | null = await connection.sendRequest('textDocument/hover', {
          textDocument: { uri },
          position,
        })
        return answer?.contents.value ?? ''
      }),
    diagnose: (path, text) =>
      withOpen(path, text, (uri) => new Promise<readonly Diagnostic[]>((resolve) => waiting.set(uri, resolve))),
    close: async () => {
      await connection.sendRequest('shutdown')
      await connection.sendNotification('exit')
      connection.dispose()
    },
  }
}
