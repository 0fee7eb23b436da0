import { parse } from './formats/index.js'
import type { Document, Source } from './model/index.js'
import {
  looksLikeRule,
  MOST_RULES,
  type NoFolder,
  normal,
  type PackFolder,
  type PackReader,
  tooManyRules,
} from './policy/index.js'

/** Packs among texts that are held in memory: what the command line finds in folders. */
export function packsAmong(sources: readonly Source[]): PackReader {
  const files = sources.map((source) => ({ ...source, path: normal(source.path.replaceAll('\\', '/')) }))
  const folders = new Set(files.flatMap(({ path }) => above(path)))
  return {
    folder: (path) => folderAmong(files, folders, path),
    packageFolder(name, from) {
      const starts = ['', ...above(normal(from))].reverse()
      const found = starts.map((start) => inside(start, `node_modules/${name}`)).find((path) => folders.has(path))
      return found ?? null
    },
  }
}

function folderAmong(files: readonly Source[], folders: ReadonlySet<string>, path: string): PackFolder | NoFolder {
  if (path !== '' && !folders.has(path)) {
    if (files.some((file) => file.path === path)) return { is: 'file', beside: [] }
    return { is: 'nothing', beside: [...folders] }
  }
  const own = files.filter((file) => folderOf(file.path) === path && isRuleFile(file.path))
  const excess = own[MOST_RULES]
  const inner = [...folders].filter((one) => folderOf(one) === path && one !== path && !isLeftOut(one))
  return {
    id: path,
    name: path === '' ? 'local' : nameOf(path),
    documents: (excess ? [] : own).flatMap((file): readonly Document[] => parse(file, { format: 'yaml' })),
    folders: inner.flatMap((folder) => {
      const yaml = files.filter((file) => folderOf(file.path) === folder && isRuleFile(file.path))
      const hasManifest = yaml.some((file) => /^pack\.ya?ml$/i.test(nameOf(file.path)))
      return hasManifest || yaml.some(({ text }) => looksLikeRule(text)) ? [{ path: folder, hasManifest }] : []
    }),
    problems: excess ? [tooManyRules(excess.path, own.length)] : [],
  }
}

function isRuleFile(path: string): boolean {
  const name = nameOf(path)
  return /\.ya?ml$/i.test(name) && !name.startsWith('.') && name !== 'gonogo.config.yaml'
}

function isLeftOut(folder: string): boolean {
  const name = nameOf(folder)
  return name === 'cases' || name === 'node_modules' || name.startsWith('.')
}

/** Every folder above a path, the outermost first. */
function above(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('/')).filter((folder) => folder !== '')
}

function inside(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
