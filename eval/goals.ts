/** Something the project set out to reach, and whether it did. */
export interface Goal {
  readonly name: string
  readonly wanted: string
  readonly found: string
  readonly reached: boolean
}

export function atLeast(name: string, wanted: number, found: number): Goal {
  return { name, wanted: `>= ${wanted.toFixed(2)}`, found: found.toFixed(3), reached: found >= wanted }
}

export function atMost(name: string, wanted: number, found: number, unit = ''): Goal {
  return { name, wanted: `<= ${wanted}${unit}`, found: `${found}${unit}`, reached: found <= wanted }
}
