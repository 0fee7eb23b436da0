import type { DataNode } from '../model/index.js'
import {
  ask,
  authorizationOf,
  cachedSince,
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
  return lookAt(root, question.pointer, question.dated, answer.from, cachedSince(answer, world.now()))
}

function lookAt(root: DataNode, pointer: string, datedBy: string | null, from: string, cached: string | null): Look {
  const dated = datedBy === null ? cached : momentAtPointer(root, datedBy)
  if (datedBy !== null && dated === null) {
    return unreadable(
      `The answer of ${from} has no moment with a time and a zone at \`${datedBy}\`, so its age is not known.`,
    )
  }
  const around = pointer.slice(0, pointer.lastIndexOf('/'))
  const node = pointedAt(root, pointer)
  // An error with status 200 lacks the same: where nothing could stand, nothing is missing.
  if (!node && !isContainer(pointedAt(root, around))) {
    const what = around === '' ? 'is no list and has no keys' : `has no list or keys at \`${around}\``
    return unreadable(`The answer of ${from} ${what}, so it does not tell whether there is anything at \`${pointer}\`.`)
  }
  const value = node && jsonTextOf(node, MOST_OF_A_VALUE)
  if (node && value === null) {
    return unreadable(`\`${pointer}\` points at more than is kept of the answer of ${from}. Point at a part of it.`)
  }
  return { seen: { type: 'http', status: 200, found: node !== null, value }, dated, unreadable: null }
}

const isContainer = (node: DataNode | null): boolean => node?.type === 'map' || node?.type === 'sequence'

function momentAtPointer(root: DataNode, pointer: string): string | null {
  const node = pointedAt(root, pointer)
  return node?.type === 'scalar' && typeof node.value === 'string' ? momentOf(node.value) : null
}
