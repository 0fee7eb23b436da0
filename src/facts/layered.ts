import type { Fact } from '../model/index.js'

type FactMap = ReadonlyMap<string, Fact>

/**
 * What an item knows, and behind it what its document knows, as one map: a document of a hundred facts and forty items
 * would otherwise be copied forty times. It is made into a plain map only where somebody walks through all of it.
 */
export function layered(behind: FactMap, front: FactMap): FactMap {
  let whole: FactMap | undefined
  const all = (): FactMap => {
    whole ??= new Map([...behind, ...front])
    return whole
  }
  return {
    get: (name) => front.get(name) ?? behind.get(name),
    has: (name) => front.has(name) || behind.has(name),
    get size() {
      return all().size
    },
    forEach: (visit, self) => all().forEach(visit, self),
    entries: () => all().entries(),
    keys: () => all().keys(),
    values: () => all().values(),
    [Symbol.iterator]: () => all()[Symbol.iterator](),
  }
}
