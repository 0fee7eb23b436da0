import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { freshHome, runIn } from './command.js'

/** What is printed where nothing is kept. */
const plain = runIn({ GONOGO_DISABLE_CODE_CACHE: '1' })

describe('compiled code', () => {
  test('is kept by the first run, taken by the next, and changes no byte', () => {
    const it = freshHome()
    expect(it.run()).toEqual(plain)
    expect(it.kept()).toHaveLength(1)
    const made = statSync(it.file())
    expect(made.mode & 0o077).toBe(0)
    expect(it.run()).toEqual(plain)
    expect(statSync(it.file()).mtimeMs).toBe(made.mtimeMs)
  })

  test.each([
    ['nothing', () => Buffer.alloc(0)],
    ['a part', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['a byte more', (bytes: Buffer) => Buffer.concat([bytes, Buffer.of(0)])],
    ['another byte in the middle', (bytes: Buffer) => flipped(bytes, bytes.length / 2)],
    ['another byte at the end', (bytes: Buffer) => flipped(bytes, bytes.length - 1)],
    ['another length', (bytes: Buffer) => flipped(bytes, 7)],
    ['something else', () => Buffer.from('not what V8 wrote')],
  ])('is not taken where %s of it is left, and is made again', (_, damage) => {
    const it = freshHome()
    it.run()
    const whole = readFileSync(it.file())
    it.damage(damage(whole))
    expect(it.run()).toEqual(plain)
    expect(it.kept()).toHaveLength(1)
    expect(it.run()).toEqual(plain)
    expect(readFileSync(it.file()).length).toBeGreaterThan(whole.length / 2)
  })

  test('is of one version of the program, of Node and of its flags', () => {
    const it = freshHome()
    it.run()
    const [name = ''] = it.kept()
    expect(name).toMatch(/^[0-9a-f]{16}-v\d+\.\d+\.\d+-\w+-other\.bin$/)
    expect(name).toContain(process.version)
    expect(it.run({}, ['--no-opt'])).toEqual(plain)
    expect(it.kept()).toHaveLength(2)
  })

  test('that V8 refuses is made again', () => {
    const it = freshHome()
    it.run({}, ['--no-opt'])
    const other = readFileSync(it.file())
    const again = freshHome()
    again.run()
    again.damage(other)
    expect(again.run()).toEqual(plain)
    expect(readFileSync(again.file()).equals(other)).toBe(false)
  })

  test.each([
    ['the folder', 0o777, 'gonogo/code'],
    ['the folder above', 0o777, 'gonogo'],
    ['the folder, for the group', 0o770, 'gonogo/code'],
  ])('is neither taken nor kept where others may write to %s', (_, mode, folder) => {
    const it = freshHome()
    it.run()
    const file = it.file()
    writeFileSync(file, 'kept by somebody else')
    chmodSync(join(it.home, folder), mode)
    expect(it.run()).toEqual(plain)
    expect(readFileSync(file, 'utf8')).toBe('kept by somebody else')
  })

  test('is not taken from a file to which others may write', () => {
    const it = freshHome()
    it.run()
    const bytes = readFileSync(it.file())
    writeFileSync(it.file(), flipped(bytes, 4))
    chmodSync(it.file(), 0o666)
    expect(it.run()).toEqual(plain)
    expect(statSync(it.file()).mode & 0o077).toBe(0)
  })

  test('is kept nowhere where the folder is a file, a link that leads nowhere, or cannot be made', () => {
    const file = freshHome()
    writeFileSync(join(file.home, 'gonogo'), '')
    expect(file.run()).toEqual(plain)
    const link = freshHome()
    symlinkSync(join(link.home, 'nowhere'), join(link.home, 'gonogo'))
    expect(link.run()).toEqual(plain)
    const closed = freshHome()
    expect(closed.run({ XDG_CACHE_HOME: '/proc/nowhere' })).toEqual(plain)
    expect(closed.run({ XDG_CACHE_HOME: 'not/absolute' })).toEqual(plain)
  })

  test('is kept nowhere where the folder cannot be written', () => {
    const it = freshHome()
    mkdirSync(join(it.home, 'gonogo'), { mode: 0o500 })
    // To the superuser nothing is closed.
    const kept = process.getuid?.() === 0 ? 1 : 0
    expect(it.run()).toEqual(plain)
    expect(it.kept()).toHaveLength(kept)
  })

  test('is not kept for ever: the oldest of too many goes, and nothing else', () => {
    const it = freshHome()
    it.run()
    const mine = it.file()
    const names = Array.from({ length: 20 }, (_, index) => `${'0'.repeat(14)}${index + 10}-v20.0.0-x64-check.bin`)
    for (const [age, name] of names.entries()) {
      writeFileSync(join(it.folder, name), '')
      utimesSync(join(it.folder, name), 1000 - age, 1000 - age)
    }
    writeFileSync(join(it.folder, 'theirs.txt'), '')
    writeFileSync(mine, '')
    expect(it.run()).toEqual(plain)
    expect(it.kept()).toHaveLength(13)
    expect(it.kept()).toContain('theirs.txt')
    expect(it.kept()).toContain(names[0])
    expect(it.kept()).not.toContain(names[19])
  })

  test('is whole where several runs make it at once', async () => {
    const it = freshHome()
    for (const answer of await it.runAtOnce(4)) expect(answer).toEqual(plain)
    expect(it.kept()).toHaveLength(1)
    expect(it.run()).toEqual(plain)
  })

  test.each(['GONOGO_DISABLE_CODE_CACHE', 'NODE_DISABLE_COMPILE_CACHE'])('is switched off by %s', (name) => {
    const it = freshHome()
    expect(it.run({ [name]: '1' })).toEqual(plain)
    expect(it.kept()).toEqual([])
  })
})

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  const index = Math.floor(at)
  copy[index] = (copy[index] ?? 0) ^ 1
  return copy
}
