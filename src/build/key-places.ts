/** The part of JSON Schema that says which keys stand where. */
export interface Schema {
  readonly $id?: string
  readonly $ref?: string
  readonly definitions?: Readonly<Record<string, Schema>>
  readonly properties?: Readonly<Record<string, Schema>>
  readonly then?: Schema
  readonly else?: Schema
  readonly items?: Schema
}

/** Every key of a schema with the dotted paths of the keys above it: `timeBound` stands under `rollback`. */
export function keyPlacesOf(root: Schema): readonly (readonly [string, readonly string[]])[] {
  const places = new Map<string, Set<string>>()

  function walk(schema: Schema | undefined, path: readonly string[], open: readonly Schema[]): void {
    // A schema inside itself adds no key that it does not have already.
    if (typeof schema !== 'object' || open.includes(schema)) return
    const inside = [...open, schema]
    if (schema.$ref) walk(root.definitions?.[schema.$ref.replace('#/definitions/', '')], path, inside)
    for (const part of [schema.then, schema.else, schema.items]) walk(part, path, inside)
    for (const [key, value] of Object.entries(schema.properties ?? {})) {
      places.set(key, (places.get(key) ?? new Set()).add(path.join('.')))
      walk(value, [...path, key], inside)
    }
  }

  walk(root, [], [])
  return [...places].map(([key, paths]) => [key, [...paths]])
}
