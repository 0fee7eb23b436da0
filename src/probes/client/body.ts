/** Bytes of an answer, unpacked. Two megabytes of JSON are read in about a second. */
const MOST_BYTES = 2 * 1024 * 1024

/** All of a body, or null where it is larger than `MOST_BYTES`: then the rest is not read. */
export async function readBody(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array | null> {
  if (body === null) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(chunks)
    chunks.push(value)
    size += value.byteLength
    if (size <= MOST_BYTES) continue
    await reader.cancel()
    return null
  }
}
