/** Made when it is first asked for. */
export function once<T>(make: () => T): () => T {
  let made: { readonly is: T } | null = null
  return () => {
    made ??= { is: make() }
    return made.is
  }
}
