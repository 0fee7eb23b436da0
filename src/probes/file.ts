import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, open, realpath } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { decode, parse } from '../formats/index.js'
import type { FileFormat, Problem, Source } from '../model/index.js'
import { readTestReport } from './files/junit.js'
import { formatOf, readApproval, readDrill } from './files/records.js'
import { type Look, type Probe, unreadable } from './probe.js'

const MEGABYTE = 1_000_000
const LARGEST = 50 * MEGABYTE

/**
 * Looks into a file inside the folder of the config, also where links lead: what proves a release lies beside it, so that a
 * change of the proof is a change that somebody reviews.
 */
export const probeFile: Probe = async ({ question }, { folder }, signal) => {
  if (question.type !== 'file') return unreadable('This is no question about a file.')
  const content = await contentOf(question.path, folder, signal)
  return typeof content === 'string' ? unreadable(content) : lookInto(content, question.path, question.format)
}

async function contentOf(path: string, folder: string, signal: AbortSignal): Promise<Uint8Array | string> {
  let file: FileHandle | undefined
  try {
    const [inside, real] = [await realpath(folder), await realpath(resolve(folder, path))]
    const from = relative(inside, real)
    if (from === '..' || from.startsWith(`..${sep}`) || isAbsolute(from)) {
      return `\`${path}\` leads out of the folder of the config.`
    }
    // Without waiting: opening a pipe would wait for somebody to write into it.
    file = await open(real, constants.O_RDONLY | constants.O_NONBLOCK)
    const stat = await file.stat()
    if (!stat.isFile()) return `\`${path}\` is no file.`
    if (stat.size > LARGEST) return `\`${path}\` is larger than ${LARGEST / MEGABYTE} megabytes.`
    return await file.readFile({ signal })
  } catch (error) {
    return `\`${path}\` cannot be read: ${reasonOf(error)}.`
  } finally {
    await file?.close()
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    // Also of a config in another revision, whose files are those of the disk.
    return 'below the folder of the config, as that lies on the disk, there is no such file'
  }
  if (code === 'EACCES' || code === 'EPERM') return 'whoever runs gonogo may not read it'
  if (code === 'EISDIR') return 'it is a folder'
  return code === 'ELOOP' ? 'its links lead in a circle' : 'the system refuses'
}

function lookInto(content: Uint8Array, path: string, asked: FileFormat): Look {
  const sha256 = createHash('sha256').update(content).digest('hex')
  const { source, problems } = decode(content, path)
  // Of all that proves something, reports of tests alone are XML.
  const format = asked === 'proof' && /^\s*</.test(source.text) ? 'junit' : asked
  // XML may be in any encoding; what is counted in it is the same in all of them.
  const isFatal = ({ severity, code }: Problem) =>
    format === 'junit' ? code === 'binary-content' : severity === 'error'
  const broken = problems.find(isFatal)
  if (broken) return unreadable(`\`${path}\`: ${broken.message}`)
  const told = readAs(source, format)
  if (typeof told === 'string') return unreadable(`\`${path}\`: ${told}`)
  const { dated, ...seen } = told
  return { seen: { sha256, ...seen }, dated, unreadable: null }
}

function readAs(source: Source, format: FileFormat) {
  if (format === 'junit') {
    const report = readTestReport(source.text)
    return typeof report === 'string' ? report : { type: 'junit' as const, ...report }
  }
  const documents = parse(source)
  const shown = format === 'proof' ? formatOf(documents) : format
  if (shown === 'drill') {
    const drill = readDrill(documents)
    return typeof drill === 'string' ? drill : { type: 'drill' as const, ...drill }
  }
  if (shown !== 'approval') return shown
  const approval = readApproval(documents)
  return typeof approval === 'string' ? approval : { type: 'approval' as const, ...approval }
}
