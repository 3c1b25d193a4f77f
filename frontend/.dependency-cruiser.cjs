/** The arrows of STYLE.md: views → components → composables → api; areas keep to themselves; only api/ meets Go. */
module.exports = {
  forbidden: [
    {
      name: 'only-api-meets-go',
      severity: 'error',
      from: { pathNot: '^src/api/' },
      to: { path: '^wailsjs/' },
    },
    {
      name: 'api-knows-nobody-above',
      severity: 'error',
      from: { path: '^src/api/' },
      to: { path: '^src/(components|composables|views|stores|i18n)/' },
    },
    {
      name: 'composables-draw-nothing',
      severity: 'error',
      from: { path: '^src/composables/' },
      to: { path: '^src/(components|views)/' },
    },
    {
      name: 'components-do-not-know-views',
      severity: 'error',
      from: { path: '^src/components/' },
      to: { path: '^src/views/' },
    },
    {
      name: 'base-knows-no-area',
      severity: 'error',
      from: { path: '^src/components/base/' },
      to: { path: '^src/components/(?!base/)' },
    },
    {
      // What several areas draw: how rules are written, in the list and in segments; how a call ended, in two kinds of list.
      name: 'shared-areas-know-no-area',
      severity: 'error',
      from: { path: '^src/components/(rule|call)/' },
      to: { path: '^src/components/(?!base/|$1/)' },
    },
    {
      name: 'areas-keep-to-themselves',
      severity: 'error',
      from: { path: '^src/components/(?!base/)([^/]+)/' },
      to: { path: '^src/components/(?!base/)([^/]+)/', pathNot: '^src/components/($1|rule|call)/' },
    },
    {
      name: 'the-double-stays-in-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { path: '^tests/' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, path: '^src/', pathNot: '\\.d\\.ts$' }, to: {} },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.vue', '.js', '.d.ts'] },
  },
};
