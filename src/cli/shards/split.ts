import { statSync } from 'node:fs'
import type { Input } from '../../check.js'

/** One of so many parts of a run, counted from 1. */
export interface Shard {
  readonly shard: number
  readonly of: number
}

/** More parts than this are a mistake. */
export const MOST = 1000

/** `3/8`; null: it is no such thing. */
export function shardIn(text: string): Shard | null {
  const [, shard, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []
  const [own, all] = [Number(shard), Number(of)]
  return own >= 1 && own <= all && all <= MOST ? { shard: own, of: all } : null
}

/** An input with its place in the list of all. */
export interface Numbered {
  readonly index: number
  readonly input: Input
  /** Bytes; 0 where there is no such file. */
  readonly size: number
}

export function numbered(inputs: readonly Input[]): readonly Numbered[] {
  return inputs.map((input, index) => ({ index, input, size: sizeOf(input.id) }))
}

function sizeOf(absolute: string): number {
  try {
    return statSync(absolute).size
  } catch {
    return 0
  }
}

/**
 * The inputs of one part, in their order. Every machine that sees the same files makes the same parts, and all take about
 * as long: the largest file first, each to the part that has least so far.
 */
export function partOf(all: readonly Numbered[], { shard, of }: Shard): readonly Numbered[] {
  const loads = Array.from({ length: of }, () => 0)
  const own: Numbered[] = []
  // A file costs something, however small it is.
  for (const one of all.toSorted((a, b) => b.size - a.size || a.index - b.index)) {
    const least = loads.indexOf(Math.min(...loads))
    loads[least] = (loads[least] as number) + one.size + 1000
    if (least === shard - 1) own.push(one)
  }
  return own.sort((a, b) => a.index - b.index)
}
