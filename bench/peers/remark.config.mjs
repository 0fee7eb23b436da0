import frontmatter from 'remark-frontmatter'
import gfm from 'remark-gfm'
import lint from 'remark-lint'
import fencedCodeFlag from 'remark-lint-fenced-code-flag'
import headingIncrement from 'remark-lint-heading-increment'
import noDuplicateHeadings from 'remark-lint-no-duplicate-headings-in-section'
import noLiteralUrls from 'remark-lint-no-literal-urls'
import { chapters, harm, placeholder } from './remark-rules.mjs'

export default {
  plugins: [
    frontmatter,
    gfm,
    lint,
    fencedCodeFlag,
    headingIncrement,
    noDuplicateHeadings,
    noLiteralUrls,
    chapters,
    placeholder,
    harm,
  ],
}
