import type { DataNode } from '../model/index.js'
import {
  ask,
  authorizationOf,
  cachedSince,
  isIndex,
  isPointer,
  jsonIn,
  jsonTextOf,
  momentOf,
  pointedAt,
  readAddress,
} from './client/index.js'
import { type Look, type Probe, unreadable } from './probe.js'

/** Characters of a value that are kept as evidence. */
const MOST_OF_A_VALUE = 64 * 1024

/** Reads one value of the JSON that an address answers with. */
export const probeHttp: Probe = async ({ question, credentials }, world, signal) => {
  if (question.type !== 'http') return unreadable('This is no question to an address.')
  const url = readAddress(question.url)
  if (typeof url === 'string') return unreadable(url)
  const bad = [question.pointer, question.dated ?? ''].find((pointer) => !isPointer(pointer))
  if (bad !== undefined) return unreadable(`\`${bad}\` is no JSON pointer. Write one such as \`/status/indicator\`.`)
  const authorization = authorizationOf(credentials, world.env)
  if (typeof authorization === 'string') return unreadable(authorization)
  const answer = await ask({ url, accept: 'application/json', authorization: authorization.header }, signal)
  if (typeof answer === 'string') return unreadable(answer)
  // An error in JSON is still an error: what it does not hold proves nothing.
  if (answer.status !== 200) return unreadable(`${answer.from} answers with status ${answer.status}, not with 200.`)
  const root = jsonIn(answer)
  if (typeof root === 'string') return unreadable(root)
  // What an answer says of its own time counts, however long it was kept.
  const dated = question.dated === null ? cachedSince(answer, world.now()) : datedBy(root, question.dated, answer.from)
  return typeof dated === 'string' ? unreadable(dated) : lookAt(root, question.pointer, answer.from, dated.dated)
}

function datedBy(root: DataNode, pointer: string, from: string): { readonly dated: string } | string {
  const dated = momentAtPointer(root, pointer)
  if (dated !== null) return { dated }
  return `The answer of ${from} has no moment with a time and a zone at \`${pointer}\`, so its age is not known.`
}

function lookAt(root: DataNode, pointer: string, from: string, dated: string | null): Look {
  const node = pointedAt(root, pointer)
  const why = node === null ? whyUntold(root, pointer) : null
  if (why !== null) {
    return unreadable(`The answer of ${from} ${why}, so it does not tell whether there is anything at \`${pointer}\`.`)
  }
  const value = node && jsonTextOf(node, MOST_OF_A_VALUE)
  if (node && value === null) {
    return unreadable(`\`${pointer}\` points at more than is kept of the answer of ${from}. Point at a part of it.`)
  }
  return { seen: { type: 'http', status: 200, found: node !== null, value }, dated, unreadable: null }
}

/** An error with status 200 lacks the same: where nothing of the kind could stand, nothing is missing. Null: it could. */
function whyUntold(root: DataNode, pointer: string): string | null {
  const [around, last] = [pointer.slice(0, pointer.lastIndexOf('/')), pointer.slice(pointer.lastIndexOf('/') + 1)]
  const there = pointedAt(root, around)
  const where = around === '' ? '' : ` at \`${around}\``
  if (there?.type === 'sequence')
    return isIndex(last) ? null : `has a list${where}, in which nothing is called \`${last}\``
  if (there?.type !== 'map') return around === '' ? 'is no list and has no keys' : `has no list or keys${where}`
  // Some write a list with gaps as keys.
  const isList = !isIndex(last) || there.entries.every(({ key }) => isIndex(key))
  return isList ? null : `has keys${where} and no list`
}

function momentAtPointer(root: DataNode, pointer: string): string | null {
  const node = pointedAt(root, pointer)
  return node?.type === 'scalar' && typeof node.value === 'string' ? momentOf(node.value) : null
}
