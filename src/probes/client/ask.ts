import { shown, urlOf } from './address.js'
import { readBody } from './body.js'
import { failureOf } from './failure.js'

/** One request, which changes nothing on the other side. */
export interface Asking {
  readonly url: URL
  /** Media types that are understood. */
  readonly accept: string
  /** Value of the header; null: without one. It goes to the origin of `url` and nowhere else. */
  readonly authorization: string | null
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: Uint8Array
  /** The address that answered, for people. */
  readonly from: string
}

const MOST_REDIRECTS = 5
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/** What a cache kept is no evidence of now, and what is not packed cannot swell. */
const PLAIN = { 'accept-encoding': 'identity', 'cache-control': 'no-cache', 'user-agent': 'gonogo' }

/**
 * The answer, or a sentence that says why there is none. Redirects are followed within the origin alone.
 * Rejects only where `signal` ends it.
 */
export async function ask(asking: Asking, signal: AbortSignal): Promise<Answer | string> {
  let url = asking.url
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    const response = await get(asking, url, signal)
    if (typeof response === 'string') return response
    const location = REDIRECTS.has(response.status) ? response.headers.get('location') : null
    if (location === null) return answerOf(response, url, signal)
    await response.body?.cancel()
    const next = nextAddress(location, url, asking.url)
    if (typeof next === 'string') return next
    url = next
  }
  return `${shown(asking.url)} leads on from address to address, more than ${MOST_REDIRECTS} times.`
}

async function get(asking: Asking, url: URL, signal: AbortSignal): Promise<Response | string> {
  const headers = new Headers({ ...PLAIN, accept: asking.accept })
  if (asking.authorization !== null) headers.set('authorization', asking.authorization)
  try {
    return await fetch(url, { headers, redirect: 'manual', signal })
  } catch (error) {
    signal.throwIfAborted()
    return `${shown(url)} cannot be asked: ${failureOf(error)}.`
  }
}

/** Where a redirect leads, or why nobody goes there. */
function nextAddress(location: string, from: URL, asked: URL): URL | string {
  const next = urlOf(location, from)
  if (next === null) return `${shown(from)} leads to something that is no address.`
  if (next.origin !== asked.origin) {
    const where = `${shown(from)} leads elsewhere, to ${shown(next)}, and nothing is asked there.`
    return `${where} Write that address if it is meant.`
  }
  return next.username === '' && next.password === ''
    ? next
    : `${shown(from)} leads to an address with a password in it.`
}

async function answerOf(response: Response, url: URL, signal: AbortSignal): Promise<Answer | string> {
  const from = shown(url)
  try {
    const body = await readBody(response.body)
    return body === null
      ? `${from} answers with more than is read.`
      : { status: response.status, headers: response.headers, body, from }
  } catch (error) {
    signal.throwIfAborted()
    return `The answer of ${from} ends too early: ${failureOf(error)}.`
  }
}
