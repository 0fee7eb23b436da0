import fc from 'fast-check'

/** Pieces that documents are made of; joined at random they give the awkward neighbourhoods that nobody writes tests for. */
export const MARKDOWN = [
  '# Roll *back* `now`\n',
  'Setext\n---\n',
  '- one\n',
  '  - two &amp; three\n',
  '1. [ ] task\n   goes on\\\n   and on  \n   here\n',
  '> quoted\n> **twice**\n',
  '> - > deep\n',
  '\n',
  '\n\n',
  '```sh\nkubectl get pods\n```\n',
  '  ~~~\n  indented\n  ~~~\n',
  '    code\n\tcode\n',
  '| a | b |\n|---|:-:|\n| `x\\|y` | |\n| z |\n',
  '<!-- hidden\nwords -->\n',
  'text <!-- c --> more<br>line <version> é 🔄\n',
  '[ref] [a `b`][ref] ![img *x*](u "t") <https://a.example>\n',
  '[ref]: https://b.example "t"\n',
  '[^n]: note\n',
  'see[^n] \\* &copy; &#128512; &nbsp;x\n',
  '***\n',
  '<details><!-- x --><summary>s</summary>\n',
  '\tтекст 漢字\n',
  '``` a `` b ```\n',
  'www.example.org, a@b.example\n',
  '+ x\n\n  y\n\n      z\n',
  '~~gone~~ **a _b_ c**\n',
]
export const YAML = [
  'a: 1.10\n',
  'b: "q \\n \\u00e9 \\"x\\" \\U0001F600"\n',
  "c: 'it''s\n  two'\n",
  'd: plain\n  goes on\n\n  and on\n',
  'e: |\n  literal\n    deeper\n\n  end\n',
  'f: >-\n  folded\n  on\n\n  next\n   more\n',
  'g: [1, "x", {y: z}, ]\n',
  'h:\n- i\n-\n- j: k\n  l: m # c\n',
  '# comment\n',
  'n: &x { o: p }\n',
  'q: *x\n',
  'r:\n  <<: *x\n  s: t\n',
  '---\n',
  'u: !tag v\n',
  '? w\n: x\n',
  '"y z": null\n',
  'é: 漢字 🔄\n',
  '\n',
  'v: |2-\n    two\n   one\n',
  'x: "a\\\n   b"\n',
]
export const JSONS = [
  '{"a": 1,',
  ' "b": "x\\ny \\u00e9 \\"",',
  '\n  "c": [true, null, -1.5e3],',
  ' "d": {"e": "é 🔄"},',
  ' // no\n',
  "'s': t",
  '}',
  ']',
  '[',
  '\n',
]

/** Pieces at random, one after the other. */
export const textOf = (pieces: readonly string[]) =>
  fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((chosen) => chosen.join(''))
