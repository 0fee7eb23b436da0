/** Every colour of the page by what it is for, in light and in dark. Each pair of ink and ground has a contrast of 4.5 or more. */
export const COLOURS = `
:root {
  color-scheme: light dark;
  --paper: #f6f5f1; --card: #fff; --ink: #1b1d21; --soft: #54585f; --rule: #dad7ce; --track: #eceae3;
  --link: #0b4f8a; --focus: #0b4f8a;
  --go: #0a6637; --nogo: #a01218; --unknown: #7a4d00;
  --go-band: #0a6637; --nogo-band: #a01218; --unknown-band: #7a4d00; --band-ink: #fff;
  --detect: #8a8f98; --decide: #2f6fb2; --execute: #6d4aa8; --verify: #14796f; --close: #8a8f98; --past: #14796f; --over: #c0272d;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14161a; --card: #1d2026; --ink: #eceae4; --soft: #a9adb5; --rule: #343842; --track: #2a2e36;
    --link: #8cc2f5; --focus: #8cc2f5;
    --go: #5fd08f; --nogo: #ff8f8a; --unknown: #f0b95a;
    --go-band: #0c5a33; --nogo-band: #8e1117; --unknown-band: #6a4300; --band-ink: #fff;
    --detect: #868c97; --decide: #6ba6e6; --execute: #ac8be6; --verify: #45b5a8; --close: #868c97; --past: #45b5a8; --over: #ff7a75;
  }
}
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --card: #fff; --ink: #000; --soft: #40444a; --rule: #b9b9b9; --track: #eee;
    --link: #000; --go: #0a6637; --nogo: #a01218; --unknown: #7a4d00;
    --detect: #8a8f98; --decide: #2f6fb2; --execute: #6d4aa8; --verify: #14796f; --close: #8a8f98; --past: #14796f; --over: #c0272d;
  }
}
`
