import type { Report } from '../../../src/model/index.js'
import { FORMATS, type View } from '../../../src/report/index.js'
import { view } from '../sample.js'

/** A report in one of the formats of `check`. */
export function rendered(format: string, report: Report, over: Partial<View> = {}): string {
  const render = FORMATS.get(format)
  if (!render) throw new Error(`There is no format ${format}.`)
  return render(report, view(over))
}
